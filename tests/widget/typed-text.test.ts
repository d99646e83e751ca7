import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { TypedText } from "../../widget/typed-text.js";

const stored = new Map<string, string>();
const storage = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, value: string) => stored.set(key, value),
  removeItem: (key: string) => stored.delete(key),
};
const full = {
  ...storage,
  setItem: () => {
    throw new Error("QuotaExceededError");
  },
};

beforeEach(() => {
  stored.clear();
  Object.assign(globalThis, { sessionStorage: storage });
});

test("a message outlives the page, and is forgotten once it is empty", () => {
  new TypedText("release1").message = "half a thought";
  assert.equal(new TypedText("release1").message, "half a thought");
  assert.equal(new TypedText("release2").message, "");
  new TypedText("release1").message = "";
  assert.equal(stored.size, 0);
});

test("full storage costs nothing but the draft after a reload", () => {
  Object.assign(globalThis, { sessionStorage: full });
  const typed = new TypedText("release1");
  typed.message = "still here";
  assert.equal(typed.message, "still here");
});

test("a message that comes back stands before what was typed since, and only once", () => {
  const typed = new TypedText("release1");
  typed.message = "and also";
  typed.putBack("first");
  typed.putBack("first");
  assert.equal(typed.message, "first\nand also");
  typed.putBack("");
  assert.equal(typed.message, "first\nand also");
});

test("what is on its way outlives the page too, and the address until it has served", () => {
  const typed = new TypedText("release1");
  typed.sent = "on its way";
  typed.email = "visitor@example.com";
  const { email, sent } = new TypedText("release1");
  assert.deepEqual([email, sent], ["visitor@example.com", "on its way"]);
  typed.sent = "";
  typed.forgetEmail();
  assert.equal(stored.size, 0);
  assert.equal(typed.email, "visitor@example.com");
});

const damaged = {
  "is no JSON": "half a thought",
  "is nothing": "null",
  "is a list": "[]",
  "is of other types": '{"message":{"length":1},"email":5,"sent":["x"]}',
};
for (const [what, text] of Object.entries(damaged)) {
  test(`what ${what} is no draft`, () => {
    stored.set("parley-draft:release1", text);
    const { email, message, sent } = new TypedText("release1");
    assert.deepEqual([email, message, sent], ["", "", ""]);
  });
}

test("no more is taken up than somebody can have typed", () => {
  stored.set("parley-draft:release1", JSON.stringify({ message: "x".repeat(5_000_000) }));
  assert.equal(new TypedText("release1").message.length, 100_000);
});
