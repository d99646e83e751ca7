// What agents do besides talking: tools, which may ask for leave, other agents, and documents.

import assert from "node:assert/strict";
import { agents, agentWire, visitAgent } from "./support/agents.mjs";
import { assertAccessible } from "./support/axe.mjs";
import { eventually } from "./support/eventually.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ wordPauseMs: 1 });
const request = "The chat does not open on my page.";

scene("a tool that has run shows with what, and what came of it", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.looksUp);
  await chat.say("How do I put the chat on my page?");
  await chat.replied();
  const tool = chat.tool("Search documentation");
  await tool.getByText("Done", { exact: true }).waitFor();
  await tool.getByText("Input").click();
  await tool.getByRole("definition").getByText("How do I put the chat on my page?").waitFor();
  await tool.getByText("Result").click();
  await tool.getByText(/"excerpt"/).waitFor();
  await assertAccessible(visitor, "agent tool");
});

scene("a tool that asks runs once it is approved", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.asksFirst);
  await chat.say(request);
  await chat.approve.waitFor();
  const tool = chat.tool("Open ticket");
  await tool.getByText("Needs your approval").waitFor();
  await tool.getByText("Subject").waitFor();
  await eventually(async () => {
    const spoken = await chat.panel.locator("#announcer").textContent();
    assert.match(spoken, /asks for your approval: open.ticket/i);
  });
  await assertAccessible(visitor, "agent asks");

  const sent = visitor.page.waitForRequest(agentWire.chat);
  await chat.approve.click();
  const { is_tool_approval, messages } = (await sent).postDataJSON();
  assert.equal(is_tool_approval, true);
  assert.equal(messages.length, 2);
  await tool.getByText("Done", { exact: true }).waitFor();
  await chat.replied();
  await tool.getByText("Result").click();
  await tool.getByText(/^T-\d+$/).waitFor();
  assert.match(await visitor.read("demo/tickets"), /does not open on my page/);
});

scene("a tool that is denied does not run, and the agent is told why", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.asksFirst);
  await chat.say(request);
  await chat.panel.getByRole("textbox", { name: "Reason (optional)" }).fill("Not today");
  const sent = visitor.page.waitForRequest(agentWire.chat);
  await chat.deny.click();
  const part = (await sent)
    .postDataJSON()
    .messages[1].parts.find(({ state }) => state === "approval-responded");
  assert.equal(part.approval.approved, false);
  assert.equal(part.approval.reason, "Not today");
  await chat.tool("Open ticket").getByText("Denied").waitFor();
  await chat.replied();
  assert.equal(await chat.approve.count(), 0);
});

scene("what a tool has asked still stands there after a reload", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.asksFirst);
  await chat.say(request);
  await chat.approve.waitFor();
  await visitor.page.reload();
  await chat.approve.click();
  await chat.tool("Open ticket").getByText("Done", { exact: true }).waitFor();
});

scene("another agent can be watched while it works", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.asksColleague);
  await chat.say("Which gates are there?");
  const card = chat.log.locator(".sub-agent");
  await card.getByText("Looks it up").waitFor();
  await card.locator("summary").getByText("Done").waitFor();
  await chat.replied();
  assert.equal(await card.evaluate((node) => node.open), false);
  await card.locator("summary").click();
  await card.getByText("Search documentation").waitFor();
  await assertAccessible(visitor, "agent colleague");
});

scene("a document opens in the place of the conversation, in its versions", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.writes);
  for (const [index, text] of [
    "Write the code of an embedding.",
    "Write the code of a policy.",
  ].entries()) {
    await chat.say(text);
    await chat.replied(index);
  }
  const card = chat.log.getByRole("button", { name: /Open$/ }).last();
  await card.click();
  const back = chat.button("Back to the chat");
  await chat.assertFocused(back);
  await chat.panel.getByText("Version 2 of 2").waitFor();
  const body = chat.panel.locator(".document-body");
  const newest = await body.textContent();
  await chat.button("Older version").click();
  await chat.panel.getByText("Version 1 of 2").waitFor();
  assert.notEqual(await body.textContent(), newest);
  await assertAccessible(visitor, "agent document");
  await back.click();
  await chat.assertFocused(chat.message);

  await visitor.page.reload();
  await chat.log.getByRole("button", { name: /Open$/ }).first().click();
  await chat.panel.getByText("Version 2 of 2").waitFor();
  await visitor.page.keyboard.press("Escape");
  await chat.assertFocused(chat.message);
});
