// Terms of service that a message waits for, and messages that are used up.

import assert from "node:assert/strict";
import { question, secondQuestion } from "./support/chat.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ quotaMessages: 2 });
const sends = /\/free-chat-gate\/chat-send$/;

/**
 * Publishes a new version of a release's terms, as its owner would.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @param {string} release
 * @param {string} title
 */
async function publishTerms(visitor, release, title) {
  const response = await fetch(visitor.addressOf(`demo/releases/${release}/terms`), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ title, content: "Be *kind*." }),
  });
  assert.equal(response.status, 200);
}

for (const [name, release] of [
  ["behind a gate", releases.terms],
  ["without a gate", releases.openTerms],
]) {
  scene(`terms ${name}: once agreed, the message goes out by itself`, async ({ visitor, chat }) => {
    const sent = visitor.requestsTo(sends);
    await visitor.visitAndOpen(release);
    await chat.say(question);
    await chat.heading.getByText("House rules of the demo").waitFor();
    await chat.heading.getByText("What happens to your messages").waitFor();
    assert.equal(await chat.panel.getByRole("listitem").count(), 2);
    await visitor.photograph("terms");
    await chat.button("Agree and continue").click();
    await chat.answered(question, 0);
    assert.equal(sent.length, 2);
    await visitor.console.expectFailedRequests(/status of 403/);
    await chat.ask(secondQuestion);
    assert.equal(sent.length, 3);
  });
}

scene("terms declined: the message is back in its field", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.terms);
  await chat.say(question);
  await chat.button("Decline").click();
  await chat.message.waitFor();
  assert.equal(await chat.message.inputValue(), question);
  await chat.message.press("Enter");
  await chat.button("Agree and continue").click();
  await chat.answered(question, 0);
  await visitor.console.expectFailedRequests(/status of 403/);
});

scene("terms that change while they are read are shown anew", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.terms);
  await chat.say(question);
  await chat.button("Agree and continue").waitFor();
  await publishTerms(visitor, releases.terms, "Newer rules");
  await chat.button("Agree and continue").click();
  await chat.heading.getByText("Newer rules").waitFor();
  await chat.notice.getByText("The terms have just changed.").waitFor();
  await visitor.photograph("terms changed");
  await chat.button("Agree and continue").click();
  await chat.answered(question, 0);
  await visitor.console.expectFailedRequests(/status of 403/);
  await visitor.console.expectFailedRequests(/status of 409/);
});

scene("terms whose acceptance fails can be agreed to again", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.openTerms);
  await visitor.intercept(wire.acceptTerms, (route) => route.abort(), 1);
  await chat.say(question);
  await chat.button("Agree and continue").click();
  await chat.notice.getByText("The connection failed.").waitFor();
  await chat.button("Agree and continue").click();
  await chat.answered(question, 0);
  await visitor.console.expectFailedRequests(/status of 403/);
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await visitor.console.expect(/^\[parley\] NetworkError/);
});

scene("quota: when the messages are used up, the conversation stays", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.twoQuestions);
  await chat.ask(question);
  await chat.text("1 free message left").waitFor();
  await chat.say(secondQuestion);
  await chat.heading.getByText("You’ve used your free messages").waitFor();
  await chat.answered(question, 0);
  await chat.answered(secondQuestion, 1);
  assert.equal(await chat.message.count(), 0);
  await visitor.photograph("quota");
});

scene("quota: used up on an earlier visit", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.twoQuestions);
  await chat.ask(question);
  await chat.ask(secondQuestion);
  await visitor.page.reload();
  await chat.open();
  await chat.say("One more?");
  await chat.heading.getByText("You’ve used your free messages").waitFor();
  await visitor.console.expectFailedRequests(/status of 429/);
  await visitor.console.expect(/^\[parley\] QuotaExceededError \(quota_exhausted, HTTP 429\): /);
});

scene("quota of the homepage chat", async ({ visitor, chat }) => {
  await visitor.page.goto(visitor.addressOf("", { gate: "homepage" }));
  await chat.open();
  await chat.enterEmail(visitor.email);
  await chat.enterCode(await visitor.mailedCode());
  await chat.ask(question);
  await chat.ask(secondQuestion);
  await chat.heading.getByText("You’ve used your free messages").waitFor();
  await chat.answered(secondQuestion, 1);
});
