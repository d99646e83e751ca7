/** What can be wrong at one place. */
export type IssueCode =
  | "invalid_type"
  | "required"
  | "invalid_enum"
  | "invalid_format"
  | "too_small"
  | "too_big";

/** The way from a value to a part of it. */
export type Steps = readonly (number | string)[];

/** What is wrong at one place of a value. */
export interface Issue {
  /** `messages[2].role`; empty: the value itself. */
  readonly path: string;
  readonly code: IssueCode;
  /** One sentence for a developer, in English. */
  readonly message: string;
}

/** An issue before its path is spelt. */
export interface Fault {
  readonly steps: Steps;
  readonly code: IssueCode;
  readonly message: string;
}

const IDENTIFIER = /^[A-Za-z_$][\w$]*$/;

/** `messages[2].role` of `["messages", 2, "role"]`. */
function spell(steps: Steps): string {
  let path = "";
  for (const step of steps) {
    if (typeof step === "number") path += `[${step}]`;
    else if (!IDENTIFIER.test(step)) path += `[${JSON.stringify(step)}]`;
    else path += path === "" ? step : `.${step}`;
  }
  return path;
}

export function issueOf({ steps, code, message }: Fault): Issue {
  return { path: spell(steps), code, message };
}
