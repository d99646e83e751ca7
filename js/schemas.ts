/** The types at run time: `schemas.ChatMessage`, or `ChatMessageSchema` by itself. */
export * from "./generated/schemas.js";
export type { Issue, IssueCode } from "./schema/issue.js";
export type { JsonSchema } from "./schema/json-schema.js";
export type {
  Schema,
  StandardIssue,
  StandardSchema,
  TypeOf,
  ValidationResult,
} from "./schema/schema.js";
