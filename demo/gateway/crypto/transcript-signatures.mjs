// @ts-check
import { flatError, validationError } from "../http/wire-errors.mjs";
import { canonicalJson, TooDeepError } from "./canonical-json.mjs";

/**
 * Signs conversations, whole: fields the gateway does not know are under the signature too. A
 * conversation is bound to its release, not to a session, so that a renewed session may carry an
 * older conversation on.
 */
export class TranscriptSignatures {
  #signer;

  /** @param {import("./signer.mjs").Signer} signer */
  constructor(signer) {
    this.#signer = signer;
  }

  /**
   * @param {string} releaseId
   * @param {unknown[]} transcript
   * @returns {string} "" for an empty conversation
   * @throws {import("../http/wire-errors.mjs").WireError} 400 VALIDATION_ERROR when nested too deep
   */
  sign(releaseId, transcript) {
    if (transcript.length === 0) return "";
    return this.#signer.mac("transcript", `${releaseId}\n${canonical(transcript)}`);
  }

  /**
   * @param {string} releaseId
   * @param {unknown[]} transcript
   * @param {string} signature
   * @throws {import("../http/wire-errors.mjs").WireError} 400 TRANSCRIPT_INVALID
   */
  verify(releaseId, transcript, signature) {
    if (this.#signer.same(this.sign(releaseId, transcript), signature)) return;
    throw flatError(
      400,
      "TRANSCRIPT_INVALID",
      "The conversation does not carry this server's signature, or was changed since.",
    );
  }
}

/** @param {unknown[]} transcript */
function canonical(transcript) {
  try {
    return canonicalJson(transcript);
  } catch (error) {
    if (!(error instanceof TooDeepError)) throw error;
    throw validationError([{ field: "transcript", message: "is nested too deep", code: "depth" }]);
  }
}
