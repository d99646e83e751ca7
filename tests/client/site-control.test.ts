import assert from "node:assert/strict";
import { test } from "node:test";

import { SiteControl } from "../../js/divinci/sdk/site-control.ts";
import type { SiteAction } from "../../js/generated/divinci.js";
import { hostileAddresses } from "../browser/support/hostile-strings.mjs";

const OPEN: SiteAction = {
  name: "open",
  description: "Open a page",
  category: "navigation",
  requiresConfirmation: false,
  parameters: [{ name: "route", required: true }],
  target: { kind: "navigate" },
};
const BOOK: SiteAction = {
  name: "book",
  description: "Book",
  category: "mutation",
  requiresConfirmation: false,
  parameters: [
    { name: "day", required: true, enum: ["mon", "tue"] },
    { name: "note", required: false },
  ],
  target: { kind: "submitForm" },
};

function block(name: string, params: unknown): string {
  return `\`\`\`divinci-action\n${JSON.stringify({ name, params })}\n\`\`\``;
}

function setUp() {
  const control = new SiteControl(() => Promise.reject(new Error("not asked for")));
  const done: unknown[] = [];
  control.setDescriptors([OPEN, BOOK]);
  control.setNavigator((route) => done.push(route));
  control.registerHandler("book", (params) => done.push(params));
  return { control, done };
}

async function statuses(control: SiteControl, text: string): Promise<string[]> {
  return (await control.process(text)).executed.map(({ status }) => status);
}

test("paths of this site are opened, and no other addresses", async () => {
  const { control, done } = setUp();
  const good = ["/", "/docs", "/docs?a=1#b", "/a//b", "/a/../b", "/ä"];
  for (const route of good) {
    assert.deepEqual(await statuses(control, block("open", { route })), ["ok"], route);
  }
  assert.deepEqual(done, good);
  const bad = [
    ...["//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example"],
    ...["/\n/evil.example", "https://evil.example", "javascript:alert(1)", "docs", ""],
    ...[" /docs", "/ docs", 7, null, ["/docs"]],
  ];
  for (const route of bad) {
    const found = await statuses(control, block("open", { route }));
    assert.deepEqual(found, ["rejected"], String(route));
  }
  assert.equal(done.length, good.length);
});

test("hostile addresses lead nowhere", async () => {
  const { control, done } = setUp();
  for (const route of hostileAddresses) {
    const isPath = /^\/(?![/\\])[^\s\\]*$/.test(route);
    if (!isPath) assert.deepEqual(await statuses(control, block("open", { route })), ["rejected"]);
  }
  assert.deepEqual(done, []);
});

test("a mutation waits for the visitor's consent", async () => {
  const { control, done } = setUp();
  const text = block("book", { day: "mon" });
  assert.deepEqual(await statuses(control, text), ["cancelled"]);
  control.setConfirm(() => Promise.resolve(false));
  assert.deepEqual(await statuses(control, text), ["cancelled"]);
  control.setConfirm(({ name }, { day }) => name === "book" && day === "mon");
  assert.deepEqual(await statuses(control, text), ["ok"]);
  assert.deepEqual(done, [{ day: "mon" }]);
});

test("values are held against the description", async () => {
  const { control, done } = setUp();
  control.setConfirm(() => true);
  for (const params of [{}, { day: "sun" }, { day: ["mon"] }, { day: "" }, null, "mon", []]) {
    assert.deepEqual(await statuses(control, block("book", params)), ["rejected"]);
  }
  assert.deepEqual(await statuses(control, block("constructor", {})), ["rejected"]);
  assert.deepEqual(await statuses(control, block("book", { day: "tue", admin: true })), ["ok"]);
  assert.deepEqual(done, [{ day: "tue" }]);
});

test("what nothing on the page does is left, and what throws is told", async () => {
  const { control } = setUp();
  control.setConfirm(() => true);
  control.setDescriptors([{ ...BOOK, name: "other" }, BOOK]);
  control.registerHandler("book", () => Promise.reject(new Error("full")));
  const text = `${block("other", { day: "mon" })}\n${block("book", { day: "mon" })}`;
  const { executed } = await control.process(text);
  assert.deepEqual(executed.map(({ status }) => status), ["deferred", "error"]);
  assert.equal(executed[1]?.detail, "full");
});

test("the shown text has no blocks, and at most three are done", async () => {
  const { control, done } = setUp();
  const four = [1, 2, 3, 4].map((n) => block("open", { route: `/${String(n)}` })).join("\n\n");
  const code = "```js\ncode\n```";
  const { cleanedText } = await control.process(`Before.\n\n${four}\n\nAfter.\n\n${code}`);
  assert.equal(cleanedText, "Before.\n\nAfter.\n\n```js\ncode\n```");
  assert.deepEqual(done, ["/1", "/2", "/3"]);
});

test("damaged blocks are passed over, and one that is cut off is not shown", () => {
  const { control } = setUp();
  const fence = "```divinci-action\n";
  const { cleanedText, actions } = control.prepare(`Hm.\n${fence}{broken\n\`\`\`\n${fence}{"na`);
  assert.equal(cleanedText, "Hm.");
  assert.deepEqual(actions, []);
});

test("handlers learn whether they may send a form off", async () => {
  const { control } = setUp();
  const told: boolean[] = [];
  control.setConfirm(() => true);
  control.registerHandler("book", (_params, { autoSubmit }) => told.push(autoSubmit));
  await control.process(block("book", { day: "mon" }));
  control.setAutoSubmit(false);
  await control.process(block("book", { day: "mon" }));
  assert.deepEqual(told, [true, false]);
});

test("descriptors of another form are dropped from the gate's configuration", async () => {
  const siteActions = [OPEN, { name: "half" }, null] as SiteAction[];
  const control = new SiteControl((releaseId) => {
    assert.equal(releaseId, "rel_2");
    return Promise.resolve({ mode: "none", turnstileSiteKey: "", siteActions });
  });
  assert.deepEqual(await control.loadDescriptors("rel_2"), [OPEN]);
  assert.deepEqual(control.getDescriptors(), [OPEN]);
});
