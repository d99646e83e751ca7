// What can be done with answers, and with the whole conversation.

import assert from "node:assert/strict";
import { question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();

/** @param {import("playwright-core").Locator} answer @param {string} name */
function tool(answer, name) {
  return answer.getByRole("button", { name });
}

scene("a poor answer is reported with what was wrong about it", async ({ visitor, chat }) => {
  const comment = `It says nothing about buttons (${visitor.email}).`;
  await visitor.visitAndOpen(releases.open);
  const answer = await chat.ask(question);
  await tool(answer, "Poor answer").click();
  const field = answer.getByRole("textbox", { name: "What was wrong" });
  await field.fill(comment);
  await visitor.photograph("feedback");
  await answer.getByRole("button", { name: "Send feedback" }).click();
  await answer.getByText("Thank you for your feedback.").waitFor();
  assert.equal(await tool(answer, "Poor answer").getAttribute("aria-pressed"), "true");
  assert.ok((await visitor.read("demo/feedback")).includes(comment));
});

scene("a good answer is thanked for at once", async ({ visitor, chat }) => {
  const reported = visitor.requestsTo(/\/anonymous-feedback$/);
  await visitor.visitAndOpen(releases.captcha);
  const answer = await chat.ask(question);
  await tool(answer, "Good answer").click();
  await answer.getByText("Thank you for your feedback.").waitFor();
  assert.equal(await tool(answer, "Good answer").getAttribute("aria-pressed"), "true");
  assert.equal(reported.length, 1);
});

scene("feedback can be thought better of", async ({ visitor, chat }) => {
  const reported = visitor.requestsTo(/\/anonymous-feedback$/);
  await visitor.visitAndOpen(releases.open);
  const answer = await chat.ask(question);
  await tool(answer, "Poor answer").click();
  await answer.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await answer.getByRole("textbox").count(), 0);
  assert.equal(await tool(answer, "Poor answer").getAttribute("aria-pressed"), "false");
  assert.equal(reported.length, 0);
});

scene("feedback that cannot be sent keeps its comment", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.open);
  await visitor.intercept(wire.feedback, (route) => route.abort(), 1);
  const answer = await chat.ask(question);
  await tool(answer, "Poor answer").click();
  const field = answer.getByRole("textbox");
  await field.fill("Too long.");
  const send = answer.getByRole("button", { name: "Send feedback" });
  await send.click();
  await answer.getByText("Your feedback could not be sent.").waitFor();
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  assert.equal(await field.inputValue(), "Too long.");
  await send.click();
  await answer.getByText("Thank you for your feedback.").waitFor();
});

scene(
  "an answer is copied as it was written",
  async ({ visitor, chat }) => {
    await visitor.visitAndOpen(releases.open);
    const [response, answer] = await Promise.all([
      visitor.page.waitForResponse((answered) => answered.url().endsWith("/chat-send")),
      chat.ask(question),
    ]);
    await tool(answer, "Copy answer").click();
    await chat.text("Copied").first().waitFor();
    const { transcript } = await response.json();
    const copied = await visitor.page.evaluate(() => navigator.clipboard.readText());
    assert.equal(copied, transcript[0].response);
  },
  { permissions: ["clipboard-read", "clipboard-write"] },
);

scene("copying that the browser forbids is told", async ({ visitor, chat }) => {
  await visitor.context.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("", "NotAllowedError"));
  });
  await visitor.visitAndOpen(releases.open);
  await tool(await chat.ask(question), "Copy answer").click();
  await chat.text("Your browser did not allow copying.").first().waitFor();
});

scene("an answer is read aloud by the service's voice, until it is stopped", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.captcha);
  const answer = await chat.ask(question);
  const [sound] = await Promise.all([
    visitor.page.waitForResponse(/\/speech\/[\w-]+\.wav$/),
    tool(answer, "Read aloud").click(),
  ]);
  assert.ok(sound.ok());
  assert.equal(sound.headers()["content-type"], "audio/wav");
  await tool(answer, "Stop reading").click();
  await tool(answer, "Read aloud").waitFor();
});

scene("an answer is read by the browser's voice where the service has none", async ({
  visitor,
  chat,
}) => {
  await visitor.context.addInitScript(() => {
    speechSynthesis.speak = (utterance) => {
      window.spoken = { language: utterance.lang, text: utterance.text };
    };
  });
  await visitor.visitAndOpen(releases.open);
  await visitor.intercept(wire.speech, (route) => route.fulfill({ status: 501, json: {} }));
  const answer = await chat.ask(question);
  await tool(answer, "Read aloud").click();
  const spoken = await eventually(async () => {
    const found = await visitor.page.evaluate(() => window.spoken);
    assert.ok(found, "Nothing was spoken");
    return found;
  });
  assert.equal(spoken.language, "en");
  assert.match(spoken.text, /There are three ways to embed the chat/);
  assert.doesNotMatch(spoken.text, /[*`#]/);
  await tool(answer, "Stop reading").waitFor();
  await visitor.console.expectFailedRequests(/status of 501/);
});

scene("the conversation goes on in the app", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.captcha);
  await chat.ask(question);
  await chat.menu.click();
  await visitor.photograph("menu");
  await chat.button("Continue in the app").click();
  const link = chat.panel.getByRole("link", { name: "Open the app" });
  await link.waitFor();
  await visitor.photograph("handoff");
  const [tab] = await Promise.all([visitor.context.waitForEvent("page"), link.click()]);
  await tab.getByRole("heading", { name: question }).waitFor();
});

scene("a move to the app that fails can be tried again", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.open);
  await chat.ask(question);
  await visitor.intercept(wire.handoff, (route) => route.abort(), 1);
  await chat.menu.click();
  await chat.button("Continue in the app").click();
  await chat.text("The conversation could not be moved to the app.").first().waitFor();
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await chat.retry.click();
  await chat.panel.getByRole("link", { name: "Open the app" }).waitFor();
});

scene("a conversation is cleared only when the visitor means it", async ({ visitor, chat }) => {
  const started = visitor.requestsTo(/\/free-chat-gate\/start$/);
  await visitor.visitAndOpen(releases.captcha);
  await chat.ask(question);
  await chat.menu.click();
  await chat.button("Clear conversation").click();
  await visitor.photograph("clear");
  await chat.button("Keep it").click();
  await chat.answered(question, 0);

  await chat.menu.click();
  await chat.button("Clear conversation").click();
  await chat.button("Clear").click();
  await chat.log.locator(".question").waitFor({ state: "detached" });
  assert.equal(await chat.menu.count(), 0);
  const kept = await visitor.page.evaluate(() => ({ ...localStorage }));
  assert.deepEqual(kept, {});
  await chat.ask(secondQuestion);
  assert.equal(started.length, 2);
});

scene("after clearing, a visitor by e-mail is signed out", async ({ visitor, chat }) => {
  await visitor.passByCode(releases.code);
  await chat.ask(question);
  await chat.menu.click();
  await chat.button("Clear and sign out").click();
  await chat.button("Clear").click();
  await chat.email.waitFor();
  await visitor.page.reload();
  await chat.open();
  await chat.email.waitFor();
});

scene("an answer that comes while the chat is closed is counted on the launcher", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.open);
  const letGo = await visitor.hold(wire.send);
  await chat.say(question);
  await chat.close.click();
  letGo();
  const counting = visitor.page.getByRole("button", { name: "Chat (1)" });
  await counting.waitFor();
  await visitor.photograph("unread");
  await counting.click();
  await chat.answered(question, 0);
  await chat.launcher.waitFor();
});
