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
