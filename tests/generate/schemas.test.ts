// The types at run time find what the validator of the core finds, and no value can upset them.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { test, type TestContext } from "node:test";

import { Ajv2020 } from "ajv/dist/2020.js";

import * as guards from "../../js/guards.ts";
import { FORMATS } from "../../js/generated/formats.js";
import type { Schema } from "../../js/schema/schema.ts";
import * as named from "../../js/schemas.ts";
import { DivinciValidationError, validate, validateOrThrow } from "../../js/validation.ts";
import { folder, samples, show } from "./generated.mjs";

const { schemas } = named;
const byName: Record<string, Schema<unknown> | undefined> = schemas;
const isByName = guards as unknown as Record<string, ((value: unknown) => boolean) | undefined>;

function schemaOf(type: string): Schema<unknown> {
  const schema = byName[type];
  assert.ok(schema, `no schema of ${type}`);
  return schema;
}

interface Typed {
  readonly type: string;
  readonly value: unknown;
}

/** What the core says of values: "path code message" for each fault. */
async function askCore(context: TestContext, values: readonly Typed[]): Promise<string[][]> {
  const temporary = await mkdtemp(path.join(tmpdir(), "parley-"));
  context.after(() => rm(temporary, { recursive: true, force: true }));
  const file = path.join(temporary, "values");
  await writeFile(
    file,
    values.map(({ type, value }) => `${type}\t${JSON.stringify(value)}\n`).join(""),
  );
  const program = path.join(folder, "../tests/core_validator.cjs");
  const out = execFileSync(process.execPath, [program, file], { maxBuffer: 1 << 28 });
  const lines = out.toString().trim().split("\n");
  return lines.map((line) => JSON.parse(line) as string[]);
}

function askHere({ type, value }: Typed): string[] {
  const { issues } = validate(schemaOf(type), value);
  return issues.map((issue) => `${issue.path} ${issue.code} ${issue.message}`);
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = randomFrom(20251120);
const below = (limit: number): number => Math.floor(random() * limit);

/**
 * Values at the edges of what types allow. Their names are without control characters, which paths
 * spell in one way here and in another in the core.
 */
const EDGES = [
  ...[null, true, 0, -1, 1, 1.5, 2, 101, 128_001, 1e300, -0, "", "x", "user", "2025-11-20", "#0af"],
  ...["6a1b2c3d4e5f60718293a4b5", "ß".repeat(200), "𝄞".repeat(200), "𝄞".repeat(201)],
  ...["x".repeat(2001), "x".repeat(50_001), "\u0000", [], [1, "a", null], {}],
  { 'a "b"': 1, ß: [] },
  JSON.parse('{"__proto__": 1, "constructor": {"prototype": {}}, "7": null}') as unknown,
];

/** A copy of a value that is another somewhere. */
function changed(value: unknown): unknown {
  if (typeof value !== "object" || value === null || random() < 0.15) {
    return EDGES[below(EDGES.length)];
  }
  if (Array.isArray(value)) {
    const copy: unknown[] = [...(value as unknown[])];
    const at = below(copy.length + 1);
    copy[at] = changed(copy[at] ?? null);
    return copy;
  }
  const members = Object.entries(value as Record<string, unknown>);
  const at = below(members.length + 1);
  const [name, member] = members[at] ?? [`more${below(3)}`, null];
  const others = members.filter(([other]) => other !== name);
  return Object.fromEntries(random() < 0.2 ? others : [...others, [name, changed(member)]]);
}

test("samples fit, or are refused where and for what the core refuses them", () => {
  for (const sample of samples) {
    const { issues } = validate(schemaOf(sample.type), sample.value);
    const faults = issues.map((issue) => `${issue.path} ${issue.code}`);
    assert.deepEqual(faults, sample.faults ?? [], show(sample));
  }
});

test("the core says the same, word for word, of samples changed at random", async (context) => {
  const changes = samples.flatMap(({ type, value }) =>
    Array.from({ length: 40 }, () => ({ type, value: changed(value) })),
  );
  const expected = await askCore(context, changes);
  assert.equal(expected.length, changes.length);
  for (const [at, change] of changes.entries()) {
    assert.deepEqual(askHere(change), expected[at], show(change));
  }
  assert.ok(expected.filter(({ length }) => length === 0).length > changes.length / 10);
  assert.ok(expected.filter(({ length }) => length > 1).length > changes.length / 100);
});

test("every schema gives a JSON Schema that stands by itself and accepts the same", () => {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  const validators = new Map(
    Object.values(schemas).map((schema) => [schema.name, ajv.compile(schema.jsonSchema)]),
  );
  for (const sample of samples) {
    const fits = validators.get(sample.type)?.(sample.value);
    assert.equal(fits, sample.faults === undefined, show(sample));
  }
});

test("the schemas are those of the JSON Schema of all types", async () => {
  const text = await readFile(path.join(folder, "schemas.json"), "utf8");
  const { $defs } = JSON.parse(text) as { $defs: Record<string, unknown> };
  assert.deepEqual(Object.keys(schemas), Object.keys($defs));
  for (const [name, definition] of Object.entries($defs)) {
    assert.deepEqual(schemaOf(name).jsonSchema.$defs?.[name], definition);
    assert.equal((named as Record<string, unknown>)[`${name}Schema`], byName[name]);
  }
  const patterns = [...text.matchAll(/"pattern":("(?:[^"\\]|\\.)*")/g)];
  for (const [, pattern = ""] of patterns) assert.ok(FORMATS.has(JSON.parse(pattern) as string));
});

test("a copy of a JSON Schema can be changed without harm", () => {
  const copy = schemas.User.jsonSchema as { $defs: Record<string, { required?: string[] }> };
  delete copy.$defs.User?.required;
  assert.equal(guards.isUser({}), false);
});

test("every object has a guard", () => {
  const objects = Object.values(schemas).filter(
    ({ name, jsonSchema }) => jsonSchema.$defs?.[name]?.type === "object",
  );
  assert.deepEqual(
    Object.keys(guards).sort(),
    objects.map(({ name }) => `is${name}`).sort(),
  );
  for (const { type, value, faults } of samples) {
    const guard = isByName[`is${type}`];
    if (guard) assert.equal(guard(value), faults === undefined, show({ type, value }));
  }
});

const USER = { id: "6a1b2c3d4e5f60718293a4b5" };

test("a value that fits comes back itself, with all its fields", () => {
  const user = { ...USER, shoeSize: 44 };
  const result = validate(schemas.User, user);
  assert.ok(result.success);
  assert.equal(result.data, user);
  assert.equal(validateOrThrow(schemas.User, user), user);
  assert.equal(named.UserSchema.parse(user), user);
  assert.deepEqual(schemas.User["~standard"].validate(user), { value: user });
});

test("a value that does not fit is answered with everything that is wrong", () => {
  const reactions = [{ emoji: "x", users: ["u"], count: 0 }];
  const message = { role: "robot", content: 1, reactions };
  const result = validate(schemas.ChatMessage, message, "the last message");
  assert.ok(!result.success);
  assert.deepEqual(
    result.issues.map(({ path: at, code }) => [at, code]),
    [
      ["id", "required"],
      ["role", "invalid_enum"],
      ["content", "invalid_type"],
      ["timestamp", "required"],
      ["reactions[0].users[0]", "invalid_format"],
      ["reactions[0].count", "too_small"],
    ],
  );
  assert.ok(result.error instanceof DivinciValidationError);
  assert.throws(
    () => validateOrThrow(schemas.ChatMessage, message, "the last message"),
    (error: DivinciValidationError) => {
      assert.equal(error.name, "DivinciValidationError");
      assert.equal(error.message, "the last message: id: Required. (and 5 more)");
      assert.equal(error.context, "the last message");
      assert.deepEqual(error.issues, result.issues);
      assert.equal(error.toJSON().code, "validation_error");
      assert.deepEqual(JSON.parse(JSON.stringify(error.toJSON().details)), {
        issues: error.issues,
        context: error.context,
      });
      return true;
    },
  );
  assert.deepEqual(schemas.ChatMessage["~standard"].validate({ ...message, id: USER.id }), {
    issues: [
      { path: ["role"], message: "Expected one of: user, assistant, system." },
      { path: ["content"], message: "Expected string, got number." },
      { path: ["timestamp"], message: "Required." },
      { path: ["reactions", 0, "users", 0], message: "Expected 24 hexadecimal digits." },
      { path: ["reactions", 0, "count"], message: "Expected a number of at least 1." },
    ],
  });
});

/** The first fault of a value, or nothing. */
function first(schema: Schema<unknown>, value: unknown): string | undefined {
  const [issue] = validate(schema, value).issues;
  return issue && `${issue.path} ${issue.code} ${issue.message}`;
}

test("a value may lead in a circle, or deeper than a stack", () => {
  const circle: Record<string, unknown> = { ...USER };
  circle.metadata = circle;
  circle.self = circle;
  assert.equal(guards.isUser(circle), true);
  let deep: unknown = {};
  for (let level = 0; level < 200_000; level += 1) deep = { deep };
  assert.equal(guards.isUser({ ...USER, metadata: deep }), true);
  assert.equal(first(schemas.SendMessageOptions, { content: "x", metadata: { deep } }), undefined);
});

test("what is very long is answered in short", () => {
  const claims = new Array<unknown>(2 ** 32 - 1);
  const question = { query: "", collectionIds: claims };
  assert.equal(validate(schemas.RagSearchOptions, question).issues.length, 100);
  assert.equal(first(schemas.PaginatedResponse, { data: claims, hasMore: true }), undefined);
  assert.equal(first(schemas.ChatResponse, { context: claims }), "message required Required.");
  const text = "𝄞".repeat(2 ** 24);
  assert.equal(
    first(schemas.MessageFeedbackInput, { feedback: text }),
    "feedback too_big Expected a length of at most 2000.",
  );
  const names = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`n${at}`, at]));
  assert.equal(validate(schemas.DivinciConfig, { headers: names }).issues.length, 100);
});

test("members that cannot be read are faults", () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const throwing = {
    get id(): string {
      throw new Error("no");
    },
  };
  const locked = new Proxy(
    {},
    {
      ownKeys() {
        throw new Error("no");
      },
    },
  );
  assert.equal(first(schemas.User, proxy), " invalid_type Reading it failed.");
  assert.deepEqual(askHere({ type: "User", value: throwing }), [
    "id invalid_type Reading it failed.",
  ]);
  assert.equal(
    first(schemas.DivinciConfig, { headers: locked }),
    "headers invalid_type Reading it failed.",
  );
  assert.equal(guards.isUser(new Proxy(USER, {})), true);
});

test("what a prototype holds is no member, and a member named like it is one", (context) => {
  assert.equal(guards.isUser(Object.create(USER)), false);
  assert.equal(guards.isUser(JSON.parse(`{"__proto__": ${JSON.stringify(USER)}}`)), false);
  const prototype = Object.prototype as Record<string, unknown>;
  context.after(() => {
    delete prototype.id;
  });
  prototype.id = USER.id;
  assert.equal(guards.isUser({}), false);
  const own = JSON.parse('{"headers": {"__proto__": 1, "constructor": "x"}}') as unknown;
  assert.deepEqual(askHere({ type: "DivinciConfig", value: own }), [
    "headers.__proto__ invalid_type Expected string, got number.",
  ]);
});

test("what JSON has not is refused by its own name", () => {
  const values = [undefined, NaN, Infinity, 1n, Symbol("s"), () => 1, new Date(), new Map()];
  assert.deepEqual(
    values.map((value) => first(schemas.Timestamp, value)),
    ["undefined", "NaN", "Infinity", "bigint", "symbol", "function", "object", "object"].map(
      (kind) => ` invalid_type Expected number, got ${kind}.`,
    ),
  );
  assert.equal(first(schemas.User, { ...USER, email: undefined }), undefined);
});
