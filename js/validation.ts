/** Holds values against schemas, at once: no module has to be loaded for it. */
import type { Schema, ValidationResult } from "./schema/schema.js";

export type { Issue, IssueCode } from "./schema/issue.js";
export type { Schema, ValidationResult } from "./schema/schema.js";
export { DivinciValidationError } from "./schema/validation-error.js";

/**
 * Checks a value, and tells everything that is wrong with it: where, by which code, and in words.
 * `context` says in the error what was being checked.
 */
export function validate<T>(
  schema: Schema<T>,
  value: unknown,
  context?: string,
): ValidationResult<T> {
  return schema.safeParse(value, context);
}

/**
 * The value, when it fits.
 * @throws {DivinciValidationError} when it does not.
 */
export function validateOrThrow<T>(schema: Schema<T>, value: unknown, context?: string): T {
  return schema.parse(value, context);
}
