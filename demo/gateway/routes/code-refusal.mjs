// @ts-check
import { flatError } from "../http/wire-errors.mjs";

/** @typedef {import("../store/email-codes.mjs").Verdict} Verdict */

/** @type {Record<Exclude<Verdict, "accepted">, [string, string]>} */
const refusals = {
  wrong: ["OTP_INVALID", "That code is not right."],
  expired: ["OTP_EXPIRED", "That code has expired. Ask for a new one."],
  spent: ["OTP_ATTEMPTS_EXCEEDED", "There were too many wrong codes. Ask for a new one."],
};

/**
 * Throws the 400 for a code that was not accepted. (What the service itself answers is not known.)
 * @param {Verdict} verdict
 */
export function requireAccepted(verdict) {
  if (verdict !== "accepted") throw flatError(400, ...refusals[verdict]);
}
