// What is kept for a visitor: drafts, answered questions, messages that wait for the network; and
// two tabs that share one conversation.

import assert from "node:assert/strict";
import { Chat, question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();
const sends = /\/free-chat-gate\/chat-send$/;
const conversationKey = `parley-conversation:free-chat:${releases.open}`;
const draftKey = `parley-draft:${releases.open}`;

/** A script tag for a page of the owner's. */
function tag({ gateway }, release) {
  return `<script src="${gateway.url}/dist/parley.js" divinci-release-id="${release}"
    parley-base-url="${gateway.url}"></script>`;
}

/**
 * Notes how many answered questions go along with each message.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @returns {Promise<number[]>} grows
 */
async function noteLengths({ context }) {
  /** @type {number[]} */
  const lengths = [];
  await context.route(wire.send, (route) => {
    lengths.push(route.request().postDataJSON().transcript.length);
    return route.fallback();
  });
  return lengths;
}

/**
 * Opens the chat in another tab of the visitor's browser.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @param {string} [release]
 */
async function openAnotherTab(visitor, release = releases.open) {
  const page = await visitor.context.newPage();
  await page.goto(visitor.addressOf("", { release }));
  const chat = new Chat(page);
  await chat.open();
  return chat;
}

/**
 * Asks in one tab, whose answer is held up, and then in another.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @returns the chat of the other tab, what has been sent, and how to let the answer go
 */
async function askInTwoTabs(visitor) {
  const sent = visitor.requestsTo(sends);
  await visitor.visitAndOpen(releases.open);
  const other = await openAnotherTab(visitor);
  await other.message.waitFor();
  const letGo = await visitor.hold(wire.send);
  await visitor.chat.say(question);
  await eventually(() => assert.equal(sent.length, 1));
  await other.say(secondQuestion);
  return { other, sent, letGo };
}

scene("what was said stands there after a reload, and goes on", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.open);
  const sent = await noteLengths(visitor);
  await chat.ask(question);
  await visitor.page.reload();
  await chat.open();
  await chat.answered(question, 0);
  await visitor.photograph("kept after a reload");
  await chat.ask(secondQuestion);
  await visitor.page.reload();
  await chat.open();
  await chat.answered(question, 0);
  await chat.answered(secondQuestion, 1);
  assert.deepEqual(sent, [0, 1]);
});

scene("conversation and draft follow the visitor to another page of the site", async ({
  visitor,
  chat,
  site,
}) => {
  const body = tag(visitor, releases.open);
  await visitor.page.goto(site.publishPage({ body }));
  await chat.open();
  await chat.ask(question);
  await chat.message.fill("half a quest");
  await visitor.page.goto(site.publishPage({ body }));
  await chat.open();
  await chat.answered(question, 0);
  assert.equal(await chat.message.inputValue(), "half a quest");
});

scene("a question that the release offers is kept like any other", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.guide);
  await chat.button("Which gates are there?").click();
  await chat.answered("Which gates are there?", 0);
  await visitor.page.reload();
  await chat.open();
  await chat.answered("Which gates are there?", 0);
});

scene("the homepage's conversation stands there after a reload", async ({ visitor, chat }) => {
  await visitor.passByCode(releases.homepage, { gate: "homepage" });
  await chat.ask(question);
  await visitor.page.reload();
  await chat.open();
  await chat.answered(question, 0);
});

scene("a conversation goes back to the server as it was signed, to the byte", async ({
  visitor,
  chat,
}) => {
  const entry =
    '{"prompt":"A \\/ B","response":"\\u00e9 1.50","n":1.50,"big":12345678901234567890,"e":1E2}';
  const answer = `{"transcript":[ ${entry} ],"signiture":"sign\\/ed","remaining":9}`;
  const bodies = [];
  await visitor.intercept(wire.send, (route) => {
    bodies.push(route.request().postData());
    return route.fulfill({ contentType: "application/json", body: answer });
  });
  await visitor.visitAndOpen(releases.open);
  await chat.say(question);
  await chat.answer(0).getByText("1.50").waitFor();
  await visitor.page.reload();
  await chat.open();
  await chat.answer(0).getByText("1.50").waitFor();
  await chat.say(secondQuestion);
  await eventually(() => assert.equal(bodies.length, 2));
  assert.ok(bodies[1].includes(`"transcript":[ ${entry} ]`), bodies[1]);
  assert.ok(bodies[1].includes('"prevSigniture":"sign\\/ed"'), bodies[1]);
});

scene("an address half typed stays through a reload, and is forgotten once it has served", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.code);
  await chat.email.fill("visitor@exam");
  await visitor.page.reload();
  await chat.open();
  await chat.email.waitFor();
  assert.equal(await chat.email.inputValue(), "visitor@exam");
  assert.equal(await chat.panel.getByRole("checkbox").isChecked(), false);
  await chat.enterEmail(visitor.email);
  await chat.enterCode(await visitor.mailedCode());
  await chat.message.waitFor();
  assert.ok(!JSON.stringify(await visitor.stored()).includes(visitor.email));
});

scene("a message whose answer the visitor did not wait for is back in its field", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.open);
  await visitor.hold(wire.send);
  await chat.say(question);
  await chat.log.getByText(question).waitFor();
  await visitor.page.reload();
  await visitor.page.unroute(wire.send);
  await chat.open();
  await eventually(async () => assert.equal(await chat.message.inputValue(), question));
  await chat.message.press("Enter");
  await chat.answered(question, 0);
  await visitor.page.reload();
  await chat.open();
  await chat.answered(question, 0);
  assert.equal(await chat.message.inputValue(), "");
});

scene("what one tab is told, the others show; each goes on from there", async ({
  visitor,
  chat,
}) => {
  const sent = await noteLengths(visitor);
  await visitor.visitAndOpen(releases.open);
  const other = await openAnotherTab(visitor);
  await chat.ask(question);
  await other.answered(question, 0);
  await other.ask(secondQuestion);
  await chat.answered(secondQuestion, 1);
  await chat.ask("And then?");
  await other.answered("And then?", 2);
  assert.deepEqual(sent, [0, 1, 2]);
});

for (const [where, prepare] of [
  ["", undefined],
  [
    ", also where the browser has no Web Locks",
    () => Object.defineProperty(Navigator.prototype, "locks", { value: undefined }),
  ],
]) {
  scene(`messages of two tabs go out one after the other${where}`, async ({ visitor, chat }) => {
    if (prepare) await visitor.context.addInitScript(prepare);
    const lengths = await noteLengths(visitor);
    const { other, sent, letGo } = await askInTwoTabs(visitor);
    await other.log.getByText("Waiting for an answer in another tab.").waitFor();
    await other.log.getByText(secondQuestion).waitFor();
    assert.equal(sent.length, 1);
    letGo();
    await chat.answered(question, 0);
    await other.answered(secondQuestion, 1);
    await chat.answered(secondQuestion, 1);
    assert.deepEqual(lengths, [0, 1]);
    await eventually(async () => {
      const { local } = await visitor.stored();
      assert.ok(!Object.keys(local).some((key) => /floor/.test(key)));
    });
  });
}

scene("a message that waits for another tab can be taken back", async ({ visitor }) => {
  const { other, sent, letGo } = await askInTwoTabs(visitor);
  await other.button("Cancel").click();
  await other.assertFocused(other.message);
  assert.equal(await other.message.inputValue(), secondQuestion);
  letGo();
  await other.answered(question, 0);
  assert.equal(sent.length, 1);
  await other.message.press("Enter");
  await other.answered(secondQuestion, 1);
});

scene("a tab that is closed while it awaits an answer holds nobody up", async ({ visitor }) => {
  const { other } = await askInTwoTabs(visitor);
  await other.log.getByText("Waiting for an answer in another tab.").waitFor();
  await visitor.page.close();
  await other.answered(secondQuestion, 0);
});

scene("a message that waits behind the terms of one tab goes on from what the other said", async ({
  visitor,
  chat,
}) => {
  const sent = await noteLengths(visitor);
  await visitor.visitAndOpen(releases.openTerms);
  await chat.say(question);
  await chat.button("Agree and continue").waitFor();
  const other = await openAnotherTab(visitor, releases.openTerms);
  await other.say(secondQuestion);
  await other.button("Agree and continue").click();
  await other.answered(secondQuestion, 0);
  await chat.button("Agree and continue").click();
  await chat.answered(question, 1);
  assert.deepEqual(sent, [0, 0, 0, 1]);
  await visitor.console.expectFailedRequests(/status of 403/);
});

scene("what is cleared in one tab is cleared in the others", async ({ visitor, chat }) => {
  await visitor.passByCode(releases.code);
  await chat.ask(question);
  const other = await openAnotherTab(visitor, releases.code);
  await other.answered(question, 0);
  await chat.menu.click();
  await chat.button("Clear and sign out").click();
  await chat.button("Clear").click();
  await other.email.waitFor();
  await chat.email.waitFor();
  await eventually(async () => {
    assert.deepEqual((await visitor.stored()).local, {});
  });
});

scene("offline: a message waits in sight, and goes out once", async ({ visitor, chat }) => {
  const sent = await noteLengths(visitor);
  await visitor.visitAndOpen(releases.open);
  await chat.ask(secondQuestion);
  await visitor.goOffline();
  await chat.notice.getByText("You’re offline").waitFor();
  await chat.say(question);
  await chat.log.getByText("Will be sent when you’re back online.").waitFor();
  assert.equal(await chat.log.locator(".question p").nth(1).textContent(), question);
  assert.equal(await chat.message.inputValue(), "");
  await visitor.photograph("offline waiting");
  await visitor.context.setOffline(false);
  await chat.answered(question, 1);
  await visitor.goOffline();
  await chat.notice.getByText("You’re offline").waitFor();
  await visitor.context.setOffline(false);
  await chat.notice.waitFor({ state: "detached" });
  await chat.ask("And then?");
  assert.deepEqual(sent, [0, 1, 2]);
});

scene("offline: a message that waits can be taken back", async ({ visitor, chat }) => {
  const sent = await noteLengths(visitor);
  await visitor.visitAndOpen(releases.open);
  await chat.ask(secondQuestion);
  await visitor.goOffline();
  await chat.notice.getByText("You’re offline").waitFor();
  await chat.say(question);
  await chat.button("Cancel").click();
  await chat.assertFocused(chat.message);
  assert.equal(await chat.message.inputValue(), question);
  assert.equal(await chat.log.locator(".question").count(), 1);
  await visitor.context.setOffline(false);
  await chat.notice.waitFor({ state: "detached" });
  assert.equal(sent.length, 1);
});

scene("offline: a message that waits is a draft when the page is left", async ({
  visitor,
  chat,
}) => {
  const sent = await noteLengths(visitor);
  await visitor.visitAndOpen(releases.open);
  await chat.ask(secondQuestion);
  await visitor.goOffline();
  await chat.notice.getByText("You’re offline").waitFor();
  await chat.say(question);
  await chat.log.getByText("Will be sent").waitFor();
  await visitor.page.goto("about:blank");
  await visitor.context.setOffline(false);
  await visitor.visitAndOpen(releases.open);
  await chat.answered(secondQuestion, 0);
  assert.equal(await chat.message.inputValue(), question);
  assert.equal(sent.length, 1);
});

const spoiltConversations = {
  "no JSON": "{",
  "a number": "5",
  "no list": '["{}", "\\"signature\\"", 1]',
  "no signature": '["[]", "5", 1]',
  "no answers": '["[{\\"prompt\\":\\"x\\"}]", "\\"s\\"", 99999999999999]',
  nothing: "null",
};
scene("what is found in the storage, and cannot be ours, is passed over", async ({
  visitor,
  chat,
}) => {
  await visitor.visit(releases.open);
  for (const [what, text] of Object.entries(spoiltConversations)) {
    await visitor.page.evaluate(([key, value]) => localStorage.setItem(key, value), [
      conversationKey,
      text,
    ]);
    await visitor.page.evaluate(([key, value]) => sessionStorage.setItem(key, value), [
      draftKey,
      what === "no JSON" ? "half a quest" : '{"message":{"x":1},"email":[],"sent":5}',
    ]);
    await visitor.page.reload();
    await chat.open();
    await chat.message.waitFor();
    assert.equal(await chat.log.locator(".question").count(), 0, what);
    assert.equal(await chat.message.inputValue(), "", what);
  }
  await chat.ask(question);
  await visitor.page.reload();
  await chat.open();
  await chat.answered(question, 0);
});

scene("a conversation is kept for thirty days after its last answer", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.open);
  await chat.ask(question);
  const leap = async (days) => {
    await visitor.page.evaluate(
      ([key, milliseconds]) => {
        const [transcript, signature, time] = JSON.parse(localStorage.getItem(key));
        localStorage.setItem(key, JSON.stringify([transcript, signature, time - milliseconds]));
      },
      [conversationKey, days * 24 * 60 * 60 * 1000],
    );
    await visitor.page.reload();
    await chat.open();
    await chat.message.waitFor();
  };
  await leap(29);
  await chat.answered(question, 0);
  await leap(2);
  assert.equal(await chat.log.locator(".question").count(), 0);
  assert.ok(!(conversationKey in (await visitor.stored()).local));
});

scene("a kept conversation that the server no longer takes can be cleared on the spot", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.open);
  await chat.ask(question);
  await visitor.page.evaluate((key) => {
    const [transcript, , time] = JSON.parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify([transcript, '"of an older key"', time]));
  }, conversationKey);
  await visitor.page.reload();
  await chat.open();
  await chat.answered(question, 0);
  await chat.say(secondQuestion);
  await chat.button("Clear").click();
  await chat.message.press("Enter");
  await chat.answered(secondQuestion, 0);
  await visitor.console.expectFailedRequests(/status of 400/);
  await visitor.console.expect(/^\[parley\] \w+ \(TRANSCRIPT_INVALID, HTTP 400\): /);
});

scene("storage that has become full costs the visitor nothing before the page is left", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.open);
  await chat.ask(question);
  await visitor.page.evaluate(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  });
  await chat.ask(secondQuestion);
  await visitor.console.expect(/^\[parley\] The conversation cannot be kept in localStorage/);
  await chat.ask("And then?");
  await chat.answered(question, 0);
  await chat.answered(secondQuestion, 1);
});

scene("nothing is stored, and nothing said, before the visitor acts", async ({ visitor, chat }) => {
  const asked = visitor.requestsTo(/ai-chat|white-label/);
  await visitor.visit(releases.captcha);
  await visitor.page.waitForLoadState("networkidle");
  assert.equal(asked.length, 0);
  assert.deepEqual(await visitor.stored(), { local: {}, session: {} });
  await chat.open();
  await chat.message.waitFor();
  await visitor.page.waitForLoadState("networkidle");
  assert.deepEqual(
    asked.map((request) => request.method()).filter((method) => method !== "GET"),
    [],
  );
  assert.deepEqual(await visitor.stored(), { local: {}, session: {} });
});
