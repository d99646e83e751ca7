// Actions on the page that an answer proposes: done by the rules alone, and seen by the visitor.

import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";
import { answerWith } from "./support/told-answer.mjs";

const scene = setStage();

const siteActions = [
  {
    name: "open",
    description: "Open a page",
    category: "navigation",
    requiresConfirmation: false,
    parameters: [{ name: "route", required: true }],
    target: { kind: "navigate" },
  },
  {
    name: "openAfterAsking",
    description: "Leave this page",
    category: "navigation",
    requiresConfirmation: true,
    parameters: [],
    target: { kind: "navigate" },
  },
  {
    name: "book",
    description: "Book a table",
    category: "mutation",
    requiresConfirmation: false,
    parameters: [
      { name: "day", required: true, enum: ["mon", "tue"] },
      { name: "note", required: false },
    ],
    target: { kind: "submitForm", action: "book" },
  },
  {
    name: "highlight",
    description: "Highlight the prices",
    category: "display",
    requiresConfirmation: false,
    parameters: [],
    target: { kind: "submitForm" },
  },
];

/** @param {string} name @param {unknown} [params] */
function block(name, params = {}) {
  return `\`\`\`divinci-action\n${JSON.stringify({ name, params })}\n\`\`\``;
}

const booking = block("book", { day: "tue", note: "By the window", price: 0 });

/**
 * Opens the chat on a page that knows how to book and to highlight, and notes what it does.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @param {unknown} [actions] what the gate describes
 */
async function openShop(visitor, actions = siteActions) {
  const config = { mode: "none", turnstileSiteKey: "", siteActions: actions };
  await visitor.intercept(wire.config, (route) => route.fulfill({ json: config }));
  await visitor.visitAndOpen(releases.open);
  await visitor.page.locator("parley-chat").evaluate((element) => {
    window.done = [];
    window.told = [];
    element.registerAction("book", (params) => window.done.push(params));
    element.registerAction("highlight", () => {
      throw new Error("There are no prices");
    });
    document.addEventListener("parley-action", ({ detail }) => {
      window.told.push([detail.name, detail.status]);
    });
  });
}

/** What the page has done, and what it was told of. */
const outcome = ({ page }) => page.evaluate(() => ({ done: window.done, told: window.told }));

scene("a change is made when the visitor agrees, with what is described alone", async ({
  visitor,
  chat,
}) => {
  await openShop(visitor);
  await answerWith(visitor, { response: `Shall I?\n\n${booking}\n\nJust say so.` });
  const answer = await chat.ask(question);
  const card = answer.getByRole("group", { name: /asks for your approval: .*Book a table/ });
  await card.waitFor();
  await eventually(async () => {
    assert.match(await chat.panel.locator("#announcer").textContent(), /approval: Book a table/);
  });
  assert.deepEqual(await card.locator("dt, dd").allTextContents(), [
    ...["day", "tue"],
    ...["note", "By the window"],
  ]);
  await assertAccessible(visitor, "page action");
  assert.deepEqual(await outcome(visitor), { done: [], told: [] });
  await card.getByRole("button", { name: "Approve" }).click();
  await answer.getByText("Done", { exact: true }).waitFor();
  assert.deepEqual(await outcome(visitor), {
    done: [{ day: "tue", note: "By the window" }],
    told: [["book", "ok"]],
  });
  await chat.assertFocused(answer.locator(".action-card"));
});

scene("a change is not made when the visitor refuses, nor when the conversation ends", async ({
  visitor,
  chat,
}) => {
  await openShop(visitor);
  await answerWith(visitor, { response: booking });
  const answer = await chat.ask(question);
  await answer.getByRole("button", { name: "Deny" }).click();
  await answer.getByText("Denied", { exact: true }).waitFor();
  assert.deepEqual(await outcome(visitor), { done: [], told: [["book", "cancelled"]] });

  await answerWith(visitor, { response: booking }, { prompt: secondQuestion, response: booking });
  const second = await chat.ask(secondQuestion);
  await second.getByRole("button", { name: "Approve" }).waitFor();
  await chat.menu.click();
  await chat.button("Clear conversation").click();
  await chat.button("Clear").click();
  await chat.log.locator(".question").waitFor({ state: "detached" });
  assert.deepEqual((await outcome(visitor)).done, []);
});

scene("proposals are no part of what is shown, copied or heard", async ({ visitor, chat }) => {
  await visitor.context.addInitScript(() => {
    Object.defineProperty(navigator, "clipboard", {
      value: { writeText: async (text) => (window.copied = text) },
    });
    speechSynthesis.speak = ({ text }) => (window.spoken = text);
  });
  await openShop(visitor, []);
  await visitor.intercept(wire.speech, (route) => route.fulfill({ status: 501, json: {} }));
  const cutOff = '```divinci-action\n{"name": "book", "par';
  await answerWith(visitor, { response: `Before.\n\n${booking}\n\nAfter.\n\n${cutOff}` });
  const answer = await chat.ask(question);
  assert.equal((await answer.locator(".prose").textContent()).replace(/\s+/g, ""), "Before.After.");
  await eventually(async () => {
    assert.match(await chat.panel.locator("#announcer").textContent(), /^Before\.\s+After\.$/);
  });
  await answer.getByRole("button", { name: "Copy answer" }).click();
  await answer.getByRole("button", { name: "Read aloud" }).click();
  await eventually(async () => {
    const { copied, spoken } = await visitor.page.evaluate(() => ({ ...window }));
    assert.equal(copied, "Before.\n\nAfter.");
    assert.match(spoken, /^Before\.\s+After\.$/);
  });
  await visitor.console.expectFailedRequests(/status of 501/);
});

scene("a page of this site is opened, and nothing is done again there", async ({
  visitor,
  chat,
}) => {
  const route = `/?release=${releases.open}&from=chat`;
  await openShop(visitor);
  await answerWith(visitor, { response: `Here it is.\n\n${block("open", { route })}` });
  await chat.say(question);
  await visitor.page.waitForURL((address) => address.search.endsWith("from=chat"));
  const loads = visitor.requestsTo(/from=chat/);
  await chat.open();
  const restored = await chat.answered(question, 0);
  await restored.getByText("Here it is.").waitFor();
  assert.equal(await chat.panel.locator(".action-card").count(), 0);
  assert.equal(loads.length, 0);
});

scene("a page is left only after asking where the owner wants that", async ({ visitor, chat }) => {
  await openShop(visitor);
  const action = block("openAfterAsking", { route: "/mail" });
  await answerWith(visitor, { response: action });
  const answer = await chat.ask(question);
  const card = answer.getByRole("group", { name: /Leave this page/ });
  await card.waitFor();
  assert.deepEqual(await card.locator("dt, dd").allTextContents(), ["route", "/mail"]);
  await card.getByRole("button", { name: "Approve" }).click();
  await visitor.page.waitForURL((address) => address.pathname === "/mail");
});

scene("what is not described, or not of this site, is refused", async ({ visitor, chat }) => {
  await openShop(visitor);
  const address = visitor.page.url();
  for (const proposal of [
    block("open", { route: "https://evil.example/" }),
    block("open", { route: "//evil.example/" }),
    block("open", { route: "javascript:alert(1)" }),
    block("book", { day: "sun" }),
    block("buyEverything"),
    block("__proto__"),
  ]) {
    await answerWith(visitor, { response: `No.\n\n${proposal}` });
    await chat.ask(question);
    await visitor.console.expect(/^\[parley\] The page action ".*" was not done \(rejected\)/);
    await chat.menu.click();
    await chat.button("Clear conversation").click();
    await chat.button("Clear").click();
    await chat.log.locator(".question").waitFor({ state: "detached" });
  }
  const { done, told } = await outcome(visitor);
  assert.deepEqual(done, []);
  assert.deepEqual([...new Set(told.map(([, status]) => status))], ["rejected"]);
  assert.equal(visitor.page.url(), address);
});

scene("three proposals are read, and one that fails is told", async ({ visitor, chat }) => {
  await openShop(visitor);
  const proposals = [block("highlight"), booking, block("openAfterAsking", { route: "/mail" })];
  await answerWith(visitor, { response: [...proposals, booking].join("\n\n") });
  const answer = await chat.ask(question);
  await answer.getByText("Failed", { exact: true }).waitFor();
  await answer.getByRole("button", { name: "Approve" }).click();
  await answer.getByText("Leave this page").waitFor();
  await visitor.photograph("page actions");
  await answer.getByRole("button", { name: "Deny" }).click();
  await answer.getByText("Denied", { exact: true }).waitFor();
  assert.equal(await answer.getByRole("group").count(), 3);
  assert.deepEqual((await outcome(visitor)).told, [
    ["highlight", "error"],
    ["book", "ok"],
    ["openAfterAsking", "cancelled"],
  ]);
  await visitor.console.expect(/"highlight" was not done \(error\): There are no prices/);
});

scene("a conversation without proposals asks nothing about them", async ({ visitor, chat }) => {
  const asked = visitor.requestsTo(/free-chat-gate\/config/);
  const loaded = visitor.requestsTo(/answer-actions/);
  await openShop(visitor);
  await answerWith(visitor, { response: "Nothing to do." });
  await chat.ask(question);
  assert.equal(asked.length, 1);
  await answerWith(visitor, { response: "" }, { prompt: secondQuestion, response: booking });
  await chat.ask(secondQuestion);
  await chat.button("Approve").waitFor();
  assert.equal(asked.length, 2);
  assert.equal(loaded.length, 1);
});
