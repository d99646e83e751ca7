// What can go wrong between a visitor and an agent, and what the visitor sees of it.

import assert from "node:assert/strict";
import {
  AgentChat,
  agents,
  agentTag,
  agentWire,
  answerWith,
  visitAgent,
} from "./support/agents.mjs";
import { assertAccessible } from "./support/axe.mjs";
import { question } from "./support/chat.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ wordPauseMs: 5 });

scene("an answer that is stopped keeps what has come of it", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.plain);
  await chat.say(question);
  await chat.reply().locator(".prose").waitFor();
  await chat.stop.click();
  await chat.reply().getByText("Stopped").waitFor();
  const text = await chat.reply().locator(".prose").textContent();
  assert.notEqual(text, "");
  await chat.say("And then?");
  await chat.replied(1);
  assert.equal(await chat.reply().locator(".prose").textContent(), text);
});

scene("an answer whose stream was cut is fetched from the service", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.plain);
  const letGo = await visitor.hold(agentWire.state);
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
  await chat.panel.locator(".notice").getByText("The connection was lost.").waitFor();
  const begun = (await chat.reply().locator(".prose").textContent()).trim();
  letGo();
  const answer = await chat.replied();
  const whole = await answer.locator(".prose").textContent();
  assert.ok(whole.length > begun.length, `${whole.length} is no more than ${begun.length}`);
  assert.equal(await chat.notice.count(), 0);
});

scene("a question that never arrived is offered to be asked again", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.plain);
  await visitor.intercept(agentWire.chat, (route) => route.abort(), 1);
  await chat.say(question);
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await visitor.console.expectFailedRequests(/status of 404/);
  await chat.notice.getByText("No answer came.").waitFor();
  await assertAccessible(visitor, "agent unanswered");
  await chat.retry.click();
  await chat.replied();
  assert.equal(await chat.log.locator(".question").count(), 1);
});

scene("without a connection, the chat goes on when there is one", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.plain);
  await chat.say(question);
  await chat.replied();
  let isDown = true;
  await visitor.intercept("**/ai-agent/**", (route) => (isDown ? route.abort() : route.fallback()));
  await chat.say("And then?");
  await chat.notice.getByText("The connection failed.").waitFor();
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await visitor.console.expectRepeated(/^\[parley\] A call to the agent failed/);
  isDown = false;
  await visitor.page.evaluate(() => dispatchEvent(new Event("online")));
  await chat.retry.click();
  await chat.replied(1);
  // The question never reached the service, which cannot forget it then.
  await visitor.console.expectFailedRequests(/status of 404/);
});

scene("an agent that fails says so where it does", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.breaksOff);
  await chat.say(question);
  const answer = await chat.replied();
  await answer.locator(".notice").waitFor();
  await visitor.photograph("agent breaks off");
});

scene(
  "a token that is refused is asked for anew, and the visitor sees nothing of it",
  async ({ visitor, clock }) => {
    const tokens = visitor.requestsTo(/\/demo\/imbrace-token$/);
    const chat = await visitAgent(visitor, agents.plain);
    await chat.suggestions.waitFor();
    assert.equal(tokens.length, 1);
    clock.advance(3600);
    await chat.say(question);
    await visitor.console.expectFailedRequests(/status of 401/);
    await chat.replied();
    assert.equal(tokens.length, 2);
  },
);

scene("without a token the visitor is told, and may try again", async ({ visitor }) => {
  await visitor.intercept("**/demo/imbrace-token", (route) => route.fulfill({ status: 500 }), 1);
  await visitor.page.goto(visitor.addressOf("agent.html", { agent: agents.plain }));
  const chat = new AgentChat(visitor.page, { role: "region" });
  await chat.notice.getByText("The chat did not let you in.").waitFor();
  await visitor.console.expectFailedRequests(/status of 500/);
  await visitor.console.expect(/^\[parley\] A call to the agent failed: No access token/);
  await chat.retry.click();
  await chat.suggestions.waitFor();
});

for (const name of ["imbrace-api-key", "api-key", "data-api-key"]) {
  scene(
    `an API key as ${name} is refused, and the console says what to use instead`,
    async ({ visitor, site }) => {
      const asked = visitor.requestsTo(/ai-agent/);
      const body = agentTag(
        visitor,
        agents.plain,
        `imbrace-token-url="/token" ${name}="api_secret"`,
      );
      await visitor.page.goto(site.publishPage({ body }));
      const chat = new AgentChat(visitor.page);
      await chat.open();
      await chat.heading.getByText("This chat isn’t set up correctly").waitFor();
      await visitor.console.expect(
        new RegExp(`"${name}": every visitor can read an API key.*token`),
      );
      assert.equal(asked.length, 0);
    },
  );
}

scene("what an answer holds cannot reach into the page", async ({ visitor }) => {
  const chat = await visitAgent(visitor, agents.plain);
  const script = "javascript:document.title='taken'";
  await answerWith(visitor, [
    { type: "start", messageId: crypto.randomUUID() },
    {
      type: "data-sub-agent-start",
      data: { agent_name: "<img src=x onerror=alert(1)>", session_id: "s" },
    },
    { type: "data-sub-agent-end", data: { session_id: "s", success: false, error: "<b>no</b>" } },
    { type: "text-start", id: "t" },
    { type: "text-delta", id: "t", delta: `<script>alert(1)</script> [here](${script})` },
    { type: "text-end", id: "t" },
    { type: "source-url", sourceId: "a", url: script, title: "A page" },
    { type: "source-document", sourceId: "b", mediaType: "text/plain", title: "A paper" },
    { type: "file", url: script, mediaType: "image/png" },
    { type: "file", url: "data:image/svg+xml;base64,PHN2Zy8+", mediaType: "image/svg+xml" },
    { type: "file", url: "https://example.com/picture.png", mediaType: "image/png" },
    {
      type: "file",
      url: "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==",
      mediaType: "image/gif",
    },
    {
      type: "tool-input-available",
      toolCallId: "c",
      toolName: "x".repeat(5000),
      input: "y".repeat(50_000),
    },
    { type: "tool-output-error", toolCallId: "c", errorText: "z".repeat(50_000) },
    { type: "error", errorText: "<i>broken</i>".repeat(10_000) },
    { type: "finish" },
  ]);
  const asked = visitor.requestsTo(/example\.com/);
  await chat.say(question);
  const answer = await chat.replied();
  const links = await answer
    .locator("a[href]")
    .evaluateAll((nodes) => nodes.map(({ href }) => href));
  assert.deepEqual(links, ["https://example.com/picture.png"]);
  assert.equal(await answer.locator("img").count(), 1);
  assert.equal(await answer.locator("script, b, i, iframe").count(), 0);
  assert.ok((await answer.textContent()).length < 20_000);
  assert.notEqual(await visitor.page.title(), "taken");
  assert.equal(asked.length, 0);
});
