import { FORMATS } from "../generated/formats.js";
import type { Fault, IssueCode } from "./issue.js";
import type { JsonSchema } from "./json-schema.js";

/** Hostile values are not answered with more than this. */
const MOST_FAULTS = 100;

/** As JSON has it, and by its JavaScript type what JSON has not. */
function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  return typeof value;
}

/** Code points, as JSON Schema counts a string's length. */
function lengthOf(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; count += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return count;
}

/** A member of an object, as JSON sees it: its own, and not undefined. */
function memberOf(whole: object, name: string): unknown {
  return Object.hasOwn(whole, name) ? (whole as Record<string, unknown>)[name] : undefined;
}

class Check {
  readonly faults: Fault[] = [];
  readonly #definitions: ReadonlyMap<string, JsonSchema>;
  readonly #steps: (number | string)[] = [];

  constructor(definitions: ReadonlyMap<string, JsonSchema>) {
    this.#definitions = definitions;
  }

  /** Visits a part of the value at hand. Nothing but the value's own code can throw there. */
  visit(step: number | string | undefined, visitor: () => void): void {
    if (step !== undefined) this.#steps.push(step);
    try {
      visitor();
    } catch {
      this.#fault("invalid_type", "Reading it failed.");
    }
    if (step !== undefined) this.#steps.pop();
  }

  check(schema: JsonSchema, value: unknown): void {
    const resolved = this.#resolve(schema);
    const { type, anyOf } = resolved;
    // The other one is null.
    if (anyOf && value !== null) this.check(anyOf[0], value);
    if (type === undefined) return;
    if (this.#expect(type === "integer" ? "number" : type, value)) {
      this.#checkContent(resolved, value);
    }
  }

  #resolve(schema: JsonSchema): JsonSchema {
    if (schema.$ref === undefined) return schema;
    return this.#definitions.get(schema.$ref.slice("#/$defs/".length)) ?? {};
  }

  get #isFull(): boolean {
    return this.faults.length >= MOST_FAULTS;
  }

  #fault(code: IssueCode, message: string): void {
    if (!this.#isFull) this.faults.push({ steps: [...this.#steps], code, message });
  }

  #expect(kind: string, value: unknown): boolean {
    const got = kindOf(value);
    if (got === kind) return true;
    this.#fault("invalid_type", `Expected ${kind}, got ${got}.`);
    return false;
  }

  #checkContent(schema: JsonSchema, value: unknown): void {
    if (typeof value === "number") this.#checkNumber(schema, value);
    else if (typeof value === "string") this.#checkString(schema, value);
    else if (Array.isArray(value)) this.#checkArray(schema, value);
    else if (typeof value === "object" && value !== null) this.#checkObject(schema, value);
  }

  #checkNumber(schema: JsonSchema, value: number): void {
    if (schema.type === "integer" && !Number.isInteger(value)) {
      this.#fault("invalid_type", "Expected an integer.");
    }
    this.#checkChoice(schema, value);
    this.#checkBounds("a number", value, schema.minimum, schema.maximum);
  }

  #checkString(schema: JsonSchema, value: string): void {
    const { pattern, minLength, maxLength } = schema;
    if (pattern !== undefined && !new RegExp(pattern, "u").test(value)) {
      this.#fault("invalid_format", `Expected ${FORMATS.get(pattern) ?? pattern}.`);
    }
    this.#checkChoice(schema, value);
    if (minLength !== undefined || maxLength !== undefined) {
      this.#checkBounds("a length", lengthOf(value), minLength, maxLength);
    }
  }

  #checkChoice(schema: JsonSchema, value: number | string): void {
    if (schema.enum && !schema.enum.includes(value)) {
      this.#fault("invalid_enum", `Expected one of: ${schema.enum.join(", ")}.`);
    }
  }

  #checkBounds(what: string, value: number, minimum = -Infinity, maximum = Infinity): void {
    if (value < minimum) this.#fault("too_small", `Expected ${what} of at least ${minimum}.`);
    if (value > maximum) this.#fault("too_big", `Expected ${what} of at most ${maximum}.`);
  }

  #checkArray(schema: JsonSchema, value: readonly unknown[]): void {
    const items = this.#resolve(schema.items ?? {});
    const { length } = value;
    this.#checkBounds("a number of items", length, schema.minItems, schema.maxItems);
    // Items that may be anything are not gone through: an array can claim any length.
    if (items.type === undefined && !items.anyOf) return;
    for (let at = 0; at < length && !this.#isFull; at += 1) {
      this.visit(at, () => {
        this.check(items, value[at]);
      });
    }
  }

  #checkObject(schema: JsonSchema, value: object): void {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      this.visit(name, () => {
        const member = memberOf(value, name);
        if (member !== undefined) this.check(property, member);
        else if (schema.required?.includes(name)) this.#fault("required", "Required.");
      });
    }
    if (schema.additionalProperties) this.#checkRecord(schema, value);
  }

  #checkRecord(schema: JsonSchema, value: object): void {
    const { additionalProperties = {}, propertyNames = {} } = schema;
    for (const name of Object.keys(value)) {
      if (this.#isFull) return;
      this.visit(name, () => {
        const member = memberOf(value, name);
        if (member === undefined) return;
        this.check(propertyNames, name);
        this.check(additionalProperties, member);
      });
    }
  }
}

/**
 * Holds a value against a schema: the same faults, in the same order, as the validator of the core
 * finds in the value's JSON.
 *
 * It goes only where the schema leads, which is never in a circle, so neither cycles nor the depth
 * of the value matter. Each member is read once, and one whose reading throws is a fault.
 */
export function faultsOf(
  schema: JsonSchema,
  definitions: ReadonlyMap<string, JsonSchema>,
  value: unknown,
): Fault[] {
  const check = new Check(definitions);
  check.visit(undefined, () => {
    check.check(schema, value);
  });
  return check.faults;
}
