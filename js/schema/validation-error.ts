import { DivinciError } from "../errors.js";
import type { Issue } from "./issue.js";

/** A value that does not fit its type, found here and not by the server. */
export class DivinciValidationError extends DivinciError {
  static override readonly className = "DivinciValidationError";
  /** Everything that is wrong, in the order of the type's fields; at most 100 entries. */
  declare readonly issues: readonly Issue[];
  /** What was being checked, in the caller's words. */
  declare readonly context?: string;

  constructor(issues: readonly Issue[], context?: string) {
    const [first] = issues;
    const at = first?.path ? `${first.path}: ` : "";
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
    const subject = context === undefined ? "" : `${context}: `;
    super({
      code: "validation_error",
      message: `${subject}${at}${first?.message ?? "Invalid."}${more}`,
      details: { issues, ...(context === undefined ? {} : { context }) },
    });
    Object.assign(this, { issues }, context === undefined ? {} : { context });
  }
}
