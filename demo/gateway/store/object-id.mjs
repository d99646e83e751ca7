// @ts-check
import { randomBytes } from "node:crypto";

/**
 * A new id as the wire has them.
 * @returns {string} 24 hex digits
 */
export function objectId() {
  return randomBytes(12).toString("hex");
}
