// What is kept of a chat with an agent: drafts, questions that wait for the network, answers that
// break off; and two tabs that share one chat.

import assert from "node:assert/strict";
import { AgentChat, agents, agentWire, visitAgent } from "./support/agents.mjs";
import { question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ wordPauseMs: 2 });
const chats = /\/ai-agent\/v2\/chat$/;

/** Opens the chat in another tab. @param {import("./support/visitor.mjs").Visitor} visitor */
async function openAnotherTab(visitor) {
  const page = await visitor.context.newPage();
  await page.goto(visitor.addressOf("agent.html", { agent: agents.plain }));
  const chat = new AgentChat(page, { role: "region" });
  await chat.message.waitFor();
  return chat;
}

/**
 * Asks in one tab, whose answer is held up, and then in another.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @returns the chats of both, what has been asked, and how to let the answer go
 */
async function askInTwoTabs(visitor) {
  const asked = visitor.requestsTo(chats);
  const chat = await visitAgent(visitor, agents.plain);
  const other = await openAnotherTab(visitor);
  await other.suggestions.waitFor();
  const letGo = await visitor.hold(agentWire.chat);
  await chat.say(question);
  await eventually(() => assert.equal(asked.length, 1));
  await other.say(secondQuestion);
  return { chat, other, asked, letGo };
}

scene("what the agent says in one tab, the others show; a new chat begins in all", async ({
  visitor,
}) => {
  const chat = await visitAgent(visitor, agents.plain);
  const other = await openAnotherTab(visitor);
  await chat.say(question);
  await chat.replied();
  await other.replied();
  await other.say(secondQuestion);
  await other.replied(1);
  await chat.replied(1);
  assert.deepEqual(await chat.log.locator(".question p").allTextContents(), [
    question,
    secondQuestion,
  ]);
  await other.menu.click();
  await other.button("New chat").click();
  await chat.suggestions.waitFor();
  assert.equal(await chat.log.locator(".question").count(), 0);
});

scene("first questions that two tabs ask at once are of one chat", async ({ visitor }) => {
  const { chat, other, asked, letGo } = await askInTwoTabs(visitor);
  await other.log.getByText("Waiting for an answer in another tab.").waitFor();
  assert.equal(asked.length, 1);
  letGo();
  await chat.replied(1);
  await other.replied(1);
  for (const tab of [chat, other]) {
    assert.deepEqual(await tab.log.locator(".question p").allTextContents(), [
      question,
      secondQuestion,
    ]);
  }
  const ids = asked.map((request) => request.postDataJSON().id);
  assert.equal(ids.length, 2);
  assert.equal(new Set(ids).size, 1);
});

scene("a question that waits for another tab can be taken back", async ({ visitor }) => {
  const { other, asked, letGo } = await askInTwoTabs(visitor);
  await other.button("Cancel").click();
  await other.assertFocused(other.message);
  assert.equal(await other.message.inputValue(), secondQuestion);
  letGo();
  await other.replied();
  assert.equal(asked.length, 1);
});

scene("offline: a question waits in sight, and goes out once", async ({ visitor }) => {
  const asked = visitor.requestsTo(chats);
  const chat = await visitAgent(visitor, agents.plain);
  await chat.say(question);
  await chat.replied();
  await visitor.goOffline();
  await chat.say(secondQuestion);
  await chat.log.getByText("Will be sent when you’re back online.").waitFor();
  assert.equal(await chat.log.locator(".question p").nth(1).textContent(), secondQuestion);
  await visitor.photograph("agent offline waiting");
  await chat.button("Cancel").click();
  assert.equal(await chat.message.inputValue(), secondQuestion);
  await chat.message.press("Enter");
  await chat.log.getByText("Will be sent").waitFor();
  assert.equal(asked.length, 1);
  await visitor.context.setOffline(false);
  await chat.replied(1);
  assert.equal(asked.length, 2);
  assert.equal(await chat.message.inputValue(), "");
});

scene("offline: a question that waits is a draft when the page is left", async ({ visitor }) => {
  const asked = visitor.requestsTo(chats);
  const chat = await visitAgent(visitor, agents.plain);
  await chat.say(question);
  await chat.replied();
  await visitor.goOffline();
  await chat.say(secondQuestion);
  await chat.log.getByText("Will be sent").waitFor();
  await visitor.page.goto("about:blank");
  await visitor.context.setOffline(false);
  await visitAgent(visitor, agents.plain);
  await chat.replied();
  await eventually(async () => assert.equal(await chat.message.inputValue(), secondQuestion));
  assert.equal(await chat.log.locator(".question").count(), 1);
  assert.equal(asked.length, 1);
});

scene("a question that has not arrived when the page is left is back in its field", async ({
  visitor,
}) => {
  const chat = await visitAgent(visitor, agents.plain);
  await chat.say(question);
  await chat.replied();
  await visitor.hold(agentWire.chat);
  await chat.say(secondQuestion);
  await chat.log.getByText(secondQuestion).waitFor();
  await visitor.page.reload();
  await visitor.page.unroute(agentWire.chat);
  await chat.replied();
  await eventually(async () => assert.equal(await chat.message.inputValue(), secondQuestion));
  await chat.message.press("Enter");
  await chat.replied(1);
  assert.equal(await chat.message.inputValue(), "");
});

scene("an answer that broke off for good keeps what had come, and can be had anew", async ({
  visitor,
}) => {
  const chat = await visitAgent(visitor, agents.plain);
  await chat.say(question);
  await chat.replied();
  await visitor.intercept(
    agentWire.chat,
    (route) =>
      route.fulfill({
        contentType: "text/event-stream",
        body: [
          { type: "start", messageId: crypto.randomUUID() },
          { type: "text-start", id: "t" },
          { type: "text-delta", id: "t", delta: "This is how far it" },
        ]
          .map((chunk) => `data: ${JSON.stringify(chunk)}\n\n`)
          .join(""),
      }),
    1,
  );
  await chat.say(secondQuestion);
  await chat.notice.getByText("The answer broke off.").waitFor();
  await chat.reply(1).getByText("This is how far it").waitFor();
  await visitor.photograph("agent broke off");
  await chat.retry.click();
  await chat.replied(1);
  await visitor.console.expectFailedRequests(/status of 404/);
  assert.equal(await chat.notice.count(), 0);
  assert.equal(await chat.log.locator(".question").count(), 2);
});

scene("an answer that the network cuts goes on when there is one again", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.plain);
  await visitor.intercept(agentWire.state, (route) => route.abort("internetdisconnected"));
  await visitor.intercept(
    agentWire.chat,
    async (route) => {
      const response = await route.fetch();
      const body = await response.text();
      const at = body.indexOf("\n\n", body.length / 3) + 2;
      await route.fulfill({ response, body: body.slice(0, at) });
    },
    1,
  );
  await chat.say(question);
  await chat.notice.getByText("The connection failed.").waitFor();
  const begun = await chat.reply().locator(".prose").textContent();
  assert.notEqual(begun.trim(), "");
  await visitor.console.expectFailedRequests(/ERR_INTERNET_DISCONNECTED/);
  await visitor.console.expectRepeated(/^\[parley\] A call to the agent failed/);
  await visitor.page.unroute(agentWire.state);
  await visitor.page.evaluate(() => dispatchEvent(new Event("online")));
  const answer = await chat.replied();
  assert.ok((await answer.locator(".prose").textContent()).length > begun.length);
});

scene("a chat's id in the storage that cannot be one is passed over", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.plain);
  await chat.say(question);
  await chat.replied();
  await visitor.page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, "../../users?id=1");
  });
  await visitor.page.reload();
  await chat.suggestions.waitFor();
  await chat.say(secondQuestion);
  await chat.replied();
});

scene("nothing is stored, and nothing said, before the visitor acts", async ({ visitor }) => {
  const asked = visitor.requestsTo(chats);
  const chat = await visitAgent(visitor, agents.plain);
  await chat.suggestions.waitFor();
  await visitor.page.waitForLoadState("networkidle");
  assert.equal(asked.length, 0);
  assert.deepEqual(await visitor.stored(), { local: {}, session: {} });
});
