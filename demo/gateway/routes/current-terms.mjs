// @ts-check
import { flatError, notFound } from "../http/wire-errors.mjs";

/**
 * A release's terms, when these are what somebody has read and accepts.
 * @param {import("../store/terms.mjs").TermsOfService} terms
 * @param {string} releaseId
 * @param {{ tosId: string, version: number }} read
 * @returns {import("../store/terms.mjs").Terms}
 * @throws {import("../http/wire-errors.mjs").WireError} 409 CONFLICT for an older version
 */
export function requireCurrent(terms, releaseId, { tosId, version }) {
  const current = terms.current(releaseId);
  if (!current) throw notFound("A text of terms for this release");
  if (tosId === current.tosId && version === current.version) return current;
  throw flatError(409, "CONFLICT", "A newer version of the terms was published.", {
    tosId: current.tosId,
    version: current.version,
  });
}
