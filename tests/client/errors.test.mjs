// Every failure is a typed error, by whatever body the server tells of it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE } from "./support/conversation.mjs";
import { anotherCopy, parley } from "./support/parley.mjs";
import { json, raw, serve } from "./support/server.mjs";

const SEND = "POST /ai-chat/anonymous-chat";
const classes = [
  "AuthenticationError",
  "NetworkError",
  "NotFoundError",
  "PaymentRequiredError",
  "QuotaExceededError",
  "RateLimitError",
  "StreamError",
  "TermsNotAcceptedError",
  "TimeoutError",
  "ValidationError",
];
const sample = { code: "CODE", message: "What happened", status: 418, requestId: "req_1" };

/** The error that a client makes of one answer. */
async function errorOf(t, answer) {
  const server = await serve(t, { [SEND]: answer });
  const client = new parley.DivinciClient({
    releaseId: RELEASE,
    baseUrl: server.url,
    maxRetries: 0,
  });
  return client.anonymousChat.send("Hi").then(
    () => assert.fail("an error was expected"),
    (error) => error,
  );
}

test("an error is of its class, of DivinciError, and of no other", () => {
  for (const name of classes) {
    const error = new parley[name](sample);
    assert.equal(error.name, name);
    assert.equal(String(error), `${name}: What happened`);
    assert.ok(error instanceof Error && error instanceof parley.DivinciError);
    for (const other of classes)
      assert.equal(error instanceof parley[other], other === name, other);
  }
  assert.equal(new parley.DivinciError(sample) instanceof parley.ValidationError, false);
});

test("nothing else is taken for one of these errors", () => {
  const others = [
    undefined,
    null,
    0,
    "DivinciError",
    {},
    [],
    () => undefined,
    new Error("a"),
    sample,
  ];
  for (const other of others) {
    assert.equal(other instanceof parley.DivinciError, false);
    assert.equal(other instanceof parley.NotFoundError, false);
  }
});

test("two copies of the package know each other's errors", async () => {
  const copy = await anotherCopy("errors");
  assert.notEqual(copy.DivinciError, parley.DivinciError);
  for (const name of classes) {
    const error = new copy[name](sample);
    assert.ok(error instanceof parley[name] && error instanceof parley.DivinciError, name);
    assert.ok(new parley[name](sample) instanceof copy[name], name);
    const other = name === "StreamError" ? "TimeoutError" : "StreamError";
    assert.equal(error instanceof parley[other], false, name);
  }
});

test("a class of one's own that extends one of these has its own instances", () => {
  class Refused extends parley.RateLimitError {}
  const own = new Refused({ ...sample, details: { limit: 5 } });
  assert.ok(own instanceof Refused && own instanceof parley.RateLimitError);
  assert.ok(own instanceof parley.DivinciError);
  assert.equal(own.limit, 5);
  assert.equal(new parley.RateLimitError(sample) instanceof Refused, false);
  assert.equal(new parley.DivinciError(sample) instanceof Refused, false);
});

test("toJSON holds what there is to tell, and survives cloning", () => {
  const details = { fields: [1, { a: null }] };
  const error = new parley.NotFoundError({ ...sample, details });
  assert.deepEqual(error.toJSON(), { ...sample, details });
  assert.deepEqual(JSON.parse(JSON.stringify(error)), { ...sample, details });
  assert.deepEqual(structuredClone(error.toJSON()), { ...sample, details });
  const brief = new parley.NotFoundError({ code: "CODE", message: "Brief" });
  assert.deepEqual(JSON.parse(JSON.stringify(brief)), { code: "CODE", message: "Brief" });
  for (const absent of ["status", "details", "requestId"]) assert.ok(!(absent in brief), absent);
});

test("a cloned error is an error with the same message", () => {
  const error = new parley.ValidationError({ ...sample, details: { fieldErrors: [] } });
  const clone = structuredClone(error);
  assert.ok(clone instanceof Error);
  assert.equal(clone.message, "What happened");
  assert.equal(clone.stack, error.stack);
});

test("the code decides the class, in either spelling", async (t) => {
  const codes = {
    AuthenticationError: [
      "UNAUTHORIZED",
      "AUTH_EXPIRED",
      "AUTH_INVALID",
      "unauthorized",
      "token_expired",
    ],
    ValidationError: ["VALIDATION_ERROR", "validation_error"],
    RateLimitError: ["RATE_LIMIT_EXCEEDED", "rate_limited"],
    QuotaExceededError: ["QUOTA_EXCEEDED"],
    PaymentRequiredError: ["PAYMENT_REQUIRED", "payment_required", "insufficient_funds"],
    NotFoundError: ["NOT_FOUND", "not_found"],
    TermsNotAcceptedError: ["TERMS_NOT_ACCEPTED"],
    DivinciError: ["conflict", "gate_required", "landing_page_sig_invalid", "__proto__", ""],
  };
  for (const [name, list] of Object.entries(codes)) {
    for (const code of list) {
      const body = { code, message: "What happened" };
      for (const answer of [json(body, { status: 403 }), json({ error: body }, { status: 403 })]) {
        const error = await errorOf(t, answer);
        assert.equal(error.name, name, code);
        assert.ok(error instanceof parley[name]);
        assert.equal(error.message, "What happened");
        assert.equal(error.code, code);
      }
    }
  }
});

test("bodies without a code still tell what they can", async (t) => {
  const context = { type: "daily_quota_exceeded", limits: { messagesPerDay: 5 } };
  const bodies = [
    [429, { error: "quota_exhausted" }, { name: "QuotaExceededError" }],
    [
      429,
      { status: "error", message: "Spent", context },
      { name: "QuotaExceededError", details: context },
    ],
    [429, { status: "error", message: "Slow" }, { name: "RateLimitError", message: "Slow" }],
    [
      403,
      { status: "error", message: "In short", context: "At length." },
      { name: "DivinciError", message: "In short" },
    ],
    [402, { error: "Insufficient funds" }, { name: "PaymentRequiredError" }],
    [409, { message: "Taken" }, { name: "DivinciError", code: "API_ERROR", message: "Taken" }],
    [500, {}, { name: "DivinciError", code: "API_ERROR", message: "HTTP 500" }],
  ];
  for (const [status, body, expected] of bodies) {
    const error = await errorOf(t, json(body, { status }));
    assert.equal(error.status, status);
    for (const [key, value] of Object.entries(expected))
      assert.deepEqual(error[key], value, JSON.stringify(body));
  }
});

test("bodies of any other shape are errors too, and nothing worse", async (t) => {
  const bodies = [
    "",
    "null",
    "[]",
    '"text"',
    "{",
    "<h1>Bad gateway</h1>",
    "\u0000",
    '{"error":null}',
  ];
  bodies.push('{"code":5,"message":{"a":1},"details":"text"}', '{"code":"X","details":null}');
  bodies.push(
    '{"error":{"code":["a"],"message":5,"details":[1]}}',
    '{"status":"error","context":[1]}',
  );
  bodies.push(`{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`);
  for (const body of bodies) {
    for (const type of ["application/json", "text/html"]) {
      const error = await errorOf(t, raw(body, { status: 502, type }));
      assert.ok(error instanceof parley.DivinciError, body.slice(0, 80));
      assert.equal(error.status, 502);
      assert.equal(typeof error.code, "string");
      assert.equal(typeof error.message, "string");
      assert.ok(error.message !== "");
    }
  }
});

test("rate limits tell how long to wait, from the body or the header", async (t) => {
  const limited = (details, headers = {}) =>
    errorOf(
      t,
      json({ code: "RATE_LIMIT_EXCEEDED", message: "Slow", details }, { status: 429, headers }),
    );
  const told = await limited({ retryAfter: 30, limit: 60, remaining: 0, resetAt: 1 });
  assert.deepEqual([told.retryAfter, told.limit, told.remaining], [30, 60, 0]);
  const header = await limited({ retryAfter: "soon", limit: "many" }, { "retry-after": "7" });
  assert.equal(header.retryAfter, 7);
  assert.equal(header.limit, undefined);
  const silent = await limited(undefined, { "retry-after": "tomorrow" });
  assert.equal(silent.retryAfter, undefined);
});

test("fields, payments and terms can be read off their errors", async (t) => {
  const fieldErrors = [{ field: "email", message: "Required", code: "required", value: null }];
  const refused = (code, details) =>
    errorOf(t, json({ code, message: "No", details }, { status: 400 }));
  assert.deepEqual((await refused("VALIDATION_ERROR", { fieldErrors })).fieldErrors, fieldErrors);
  assert.deepEqual((await refused("VALIDATION_ERROR", { fieldErrors: "none" })).fieldErrors, []);
  assert.deepEqual((await refused("VALIDATION_ERROR", null)).fieldErrors, []);

  const payment = { amountUsd: 0.05, facilitatorUrl: "https://pay.example.com" };
  const unpaid = await refused("PAYMENT_REQUIRED", payment);
  assert.deepEqual(unpaid.paymentDetails, payment);
  assert.equal(unpaid.getPaymentUrl(), "https://pay.example.com");
  assert.equal(unpaid.getAmountUsd(), 0.05);
  const vague = await refused("PAYMENT_REQUIRED", { amountUsd: "much", facilitatorUrl: 5 });
  assert.deepEqual([vague.getPaymentUrl(), vague.getAmountUsd()], [undefined, undefined]);

  const terms = { tosId: "tos_1", version: 3, title: "Terms", content: "# Terms" };
  const { tosId, version, title, termsContent } = await refused("TERMS_NOT_ACCEPTED", terms);
  assert.deepEqual({ tosId, version, title, content: termsContent }, terms);
});

test("the request id comes from the answer's header", async (t) => {
  const headers = { "x-request-id": "req_77" };
  const error = await errorOf(t, json({ code: "X_1", message: "No" }, { status: 403, headers }));
  assert.equal(error.requestId, "req_77");
  assert.deepEqual(JSON.parse(JSON.stringify(error)), {
    code: "X_1",
    message: "No",
    status: 403,
    requestId: "req_77",
  });
});
