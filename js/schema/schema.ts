import { faultsOf } from "./check.js";
import { issueOf, type Issue, type Steps } from "./issue.js";
import type { JsonSchema } from "./json-schema.js";
import { DivinciValidationError } from "./validation-error.js";

/** What came of a check. `data` is the value itself, with its unknown fields. */
export type ValidationResult<T> =
  | { readonly success: true; readonly data: T; readonly issues: readonly [] }
  | {
      readonly success: false;
      readonly issues: readonly Issue[];
      readonly error: DivinciValidationError;
    };

/** What Standard Schema (https://standardschema.dev, version 1) asks a schema for. */
export interface StandardSchema<T> {
  readonly version: 1;
  readonly vendor: "parley";
  readonly validate: (
    value: unknown,
  ) => { readonly value: T } | { readonly issues: readonly StandardIssue[] };
  readonly types?: { readonly input: T; readonly output: T } | undefined;
}
export interface StandardIssue {
  readonly message: string;
  readonly path: Steps;
}

/** The type that a schema is of: `TypeOf<typeof UserSchema>` is `User`. */
export type TypeOf<S> = S extends Schema<infer T> ? T : never;

/**
 * A type at run time. Values are taken as they are: nothing is converted, filled in or left out,
 * and unknown fields are no fault.
 */
export class Schema<T> {
  /** The type's name, without type parameters. */
  readonly name: string;
  readonly #definition: JsonSchema;
  readonly #parts: readonly Schema<unknown>[];
  #definitions: ReadonlyMap<string, JsonSchema> | undefined;

  /** @internal `parts` are the schemas that the definition refers to. */
  constructor(name: string, definition: JsonSchema, parts: readonly Schema<unknown>[]) {
    this.name = name;
    this.#definition = definition;
    this.#parts = parts;
  }

  /** Whether a value is of the type. */
  fits(value: unknown): value is T {
    return faultsOf(this.#definition, this.#allDefinitions(), value).length === 0;
  }

  /** Checks a value, and tells everything that is wrong with it. `context` is for the error. */
  safeParse(value: unknown, context?: string): ValidationResult<T> {
    const faults = faultsOf(this.#definition, this.#allDefinitions(), value);
    if (faults.length === 0) return { success: true, data: value as T, issues: [] };
    const issues = faults.map(issueOf);
    return { success: false, issues, error: new DivinciValidationError(issues, context) };
  }

  /**
   * The value, when it is of the type.
   * @throws {DivinciValidationError} when it is not.
   */
  parse(value: unknown, context?: string): T {
    const result = this.safeParse(value, context);
    if (!result.success) throw result.error;
    return result.data;
  }

  /**
   * The type as a JSON Schema (draft 2020-12) that stands by itself. A copy: changing it changes
   * nothing here.
   */
  get jsonSchema(): JsonSchema {
    return structuredClone({
      $schema: "https://json-schema.org/draft/2020-12/schema",
      title: this.name,
      $ref: `#/$defs/${this.name}`,
      $defs: Object.fromEntries(this.#allDefinitions()),
    });
  }

  /** For libraries that take the schemas of any other. */
  get "~standard"(): StandardSchema<T> {
    return {
      version: 1,
      vendor: "parley",
      validate: (value) => {
        const faults = faultsOf(this.#definition, this.#allDefinitions(), value);
        if (faults.length === 0) return { value: value as T };
        return { issues: faults.map(({ message, steps }) => ({ message, path: steps })) };
      },
    };
  }

  /** The definitions of this type and of all that it is made of. */
  #allDefinitions(): ReadonlyMap<string, JsonSchema> {
    return (this.#definitions ??= new Map([
      [this.name, this.#definition],
      ...this.#parts.flatMap((part) => [...part.#allDefinitions()]),
    ]));
  }
}
