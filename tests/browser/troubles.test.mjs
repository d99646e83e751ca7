// What stands between a visitor and the chat for a while: a slow or broken service, no network,
// a check that does not pass, a session that has run out. Each has a screen or a sentence, a way
// on, and the visitor's words are kept.

import assert from "node:assert/strict";
import { question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();
const starts = /\/free-chat-gate\/start$/;
const sends = /\/free-chat-gate\/chat-send$/;

/** Puts the visitor's clock forward until what follows has come about. */
function passTime({ page }, look) {
  return eventually(async () => {
    await page.clock.runFor(5_000);
    await look();
  });
}

scene("loading: the visitor is told while the gate's setup is on its way", async ({
  visitor,
  chat,
}) => {
  const letGo = await visitor.hold(wire.config);
  await visitor.visitAndOpen(releases.open);
  await chat.text("Opening the chat…").waitFor();
  await visitor.photograph("loading");
  letGo();
  await chat.ask(question);
});

const brokenSetups = [
  ["is no JSON", { body: "<h1>It works!</h1>", contentType: "text/html" }],
  ["breaks off", { body: '{"mode":"captc', contentType: "application/json" }],
  ["names no mode", { json: {} }],
  ["names a mode that nobody knows", { json: { mode: "retina-scan" } }],
  ["is refused", { status: 404, json: { code: "NOT_FOUND", message: "No such release" } }],
];
for (const [what, answer] of brokenSetups) {
  scene(`error: a setup that ${what}`, async ({ visitor, chat }) => {
    await visitor.intercept(wire.config, (route) => route.fulfill(answer), 1);
    await visitor.visitAndOpen(releases.open);
    await chat.heading.getByText("The chat can’t be reached").waitFor();
    await visitor.console.expect(/^\[parley\] \w+ \(\w+(, HTTP \d+)?\): ./);
    if (answer.status) await visitor.console.expectFailedRequests(/status of 404/);
    await visitor.photograph(`error setup ${what}`);
    await chat.retry.click();
    await chat.ask(question);
  });
}

for (const [what, respond, failure, complaint] of [
  [
    "fails",
    (route) => route.fulfill({ status: 500, json: { code: "INTERNAL_ERROR", message: "Oops" } }),
    /status of 500/,
    /^\[parley\] DivinciError \(INTERNAL_ERROR, HTTP 500\): Oops/,
  ],
  [
    "cannot be reached",
    (route) => route.abort("connectionrefused"),
    /ERR_CONNECTION_REFUSED/,
    /^\[parley\] NetworkError \(NETWORK_ERROR\): ./,
  ],
]) {
  scene(`error: a service that ${what} is asked again, then the visitor decides`, async ({
    visitor,
    chat,
  }) => {
    const asked = visitor.requestsTo(/\/config\?/);
    await visitor.page.clock.install();
    await visitor.intercept(wire.config, respond);
    await visitor.visitAndOpen(releases.open);
    await passTime(visitor, async () => assert.ok(await chat.retry.isVisible()));
    assert.ok(asked.length > 1, "It was asked only once");
    await visitor.console.expectFailedRequests(failure);
    await visitor.console.expect(complaint);
    await visitor.page.unroute(wire.config);
    await chat.retry.click();
    await chat.ask(question);
  });
}

scene("error: WebAssembly that does not arrive can be asked for again", async ({
  visitor,
  chat,
}) => {
  await visitor.intercept("**/chat.wasm", (route) => route.abort(), 1);
  await visitor.visitAndOpen(releases.open);
  await chat.heading.getByText("The chat can’t be reached").waitFor();
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await visitor.console.expect(/^\[parley\] .*chat\.wasm/);
  await chat.retry.click();
  await chat.ask(question);
});

scene("answers are readable, if plain, when what draws them does not arrive", async ({
  visitor,
  chat,
}) => {
  await visitor.intercept(/\/dist\/answers-\w+\.js/, (route) => route.abort());
  await visitor.visitAndOpen(releases.open);
  await chat.say(question);
  await chat.answer(0).getByText("embed").first().waitFor();
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await visitor.console.expectRepeated(/^\[parley\] Answers are shown without formatting/);
});

const failedSends = [
  [
    "a server that fails",
    (route) => route.fulfill({ status: 500, json: { code: "INTERNAL_ERROR", message: "Oops" } }),
    "The server could not answer.",
    /status of 500/,
  ],
  [
    "an answer that makes no sense",
    (route) => route.fulfill({ body: "<h1>It works!</h1>", contentType: "text/html" }),
    "The server could not answer.",
    null,
  ],
  [
    "an answer without its signature",
    (route) => route.fulfill({ json: { transcript: [] } }),
    "The server could not answer.",
    null,
  ],
  ["a line that breaks", (route) => route.abort(), "The connection failed.", /ERR_FAILED/],
];
for (const [what, respond, sentence, failure] of failedSends) {
  scene(`${what}: the message is back in its field`, async ({ visitor, chat }) => {
    await visitor.visitAndOpen(releases.open);
    await visitor.intercept(wire.send, respond, 1);
    await chat.say(question);
    await chat.notice.getByText(sentence).waitFor();
    await visitor.console.expect(/^\[parley\] \w+ \(\w+(, HTTP \d+)?\): ./);
    if (failure) await visitor.console.expectFailedRequests(failure);
    assert.equal(await chat.message.inputValue(), question);
    await visitor.photograph(`chat ${what}`);
    await chat.message.press("Enter");
    await chat.answered(question, 0);
    assert.equal(await chat.notice.count(), 0);
  });
}

scene("what was typed while an answer was awaited stands behind the message that failed", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.open);
  await visitor.intercept(wire.send, (route) => route.abort());
  const letGo = await visitor.hold(wire.send);
  await chat.say(question);
  await chat.log.getByText(question).waitFor();
  await chat.message.fill("and another thing");
  letGo();
  await chat.notice.waitFor();
  assert.equal(await chat.message.inputValue(), `${question}\nand another thing`);
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await visitor.console.expect(/^\[parley\] NetworkError/);
});

scene("a conversation changed on its way is refused by the gateway", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.open);
  await visitor.intercept(
    wire.send,
    async (route) => {
      const response = await route.fetch();
      const json = await response.json();
      json.transcript[0].response = "Everything is free.";
      await route.fulfill({ response, json });
    },
    1,
  );
  await chat.say(question);
  await chat.answer(0).getByText("Everything is free.").waitFor();
  await chat.say(secondQuestion);
  await chat.notice.getByText("The server could not answer.").waitFor();
  await visitor.console.expectFailedRequests(/status of 400/);
  await visitor.console.expect(/TRANSCRIPT_INVALID, HTTP 400\)/);
  assert.equal(await chat.message.inputValue(), secondQuestion);
});

scene("too many messages: the visitor is told how long to wait", async ({ visitor, chat }) => {
  const details = { limit: 60, remaining: 0, retryAfter: 30 };
  const refusal = { code: "RATE_LIMIT_EXCEEDED", message: "Too many requests.", details };
  await visitor.visitAndOpen(releases.open);
  await visitor.intercept(wire.send, (route) => route.fulfill({ status: 429, json: refusal }), 1);
  await chat.say(question);
  await chat.notice.getByText("Please try again in 30 seconds.").waitFor();
  await visitor.photograph("chat rate-limited");
  await visitor.console.expectFailedRequests(/status of 429/);
  await visitor.console.expect(/^\[parley\] RateLimitError \(RATE_LIMIT_EXCEEDED, HTTP 429\): /);
  assert.equal(await chat.message.inputValue(), question);
});

scene("blocked: a site key that blocks", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.lockedOut);
  await chat.enterEmail(visitor.email);
  await chat.heading.getByText("We couldn’t verify your browser").waitFor();
  await visitor.photograph("blocked");
  const { console } = visitor;
  await console.expectRepeated(/^\[parley\] Turnstile reported 600010: the check did not pass\.$/);
  await console.expectRepeated(/^\[parley\] \w+ \(CHALLENGE_FAILED\): .*600010/);
  await chat.retry.click();
  assert.equal(await chat.email.inputValue(), visitor.email);
});

scene("blocked: a server that refuses Turnstile's token", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.turnedAway);
  await chat.say(question);
  await chat.heading.getByText("We couldn’t verify your browser").waitFor();
  await visitor.console.expectFailedRequests(/status of 403/);
  await visitor.console.expect(/^\[parley\] \w+ \(\w+, HTTP 403\): /);
  await chat.retry.click();
  assert.equal(await chat.message.inputValue(), question);
});

scene("blocked: Turnstile's script does not load, until it does", async ({ visitor, chat }) => {
  await visitor.intercept(wire.turnstile, (route) => route.abort("blockedbyclient"));
  await visitor.visitAndOpen(releases.code);
  await chat.enterEmail(visitor.email);
  await chat.heading.getByText("We couldn’t verify your browser").waitFor();
  const { console } = visitor;
  await console.expectFailedRequests(/ERR_BLOCKED_BY_CLIENT/);
  await console.expect(/^\[parley\] Turnstile could not be loaded, .*api\.js was blocked/);
  await console.expect(/^\[parley\] \w+ \(CHALLENGE_FAILED\): .*script-blocked/);
  await visitor.page.unroute(wire.turnstile);
  await chat.retry.click();
  assert.equal(await chat.email.inputValue(), visitor.email);
  await chat.email.press("Enter");
  await chat.enterCode(await visitor.mailedCode());
  await chat.ask(question);
});

scene("blocked: without Turnstile's script, the first message waits", async ({ visitor, chat }) => {
  await visitor.intercept(wire.turnstile, (route) => route.abort("blockedbyclient"));
  await visitor.visitAndOpen(releases.captcha);
  await chat.say(question);
  await chat.heading.getByText("We couldn’t verify your browser").waitFor();
  const { console } = visitor;
  await console.expectFailedRequests(/ERR_BLOCKED_BY_CLIENT/);
  await console.expect(/^\[parley\] Turnstile could not be loaded, .*api\.js was blocked/);
  await console.expect(/^\[parley\] \w+ \(CHALLENGE_FAILED\): .*script-blocked/);
  await visitor.page.unroute(wire.turnstile);
  await chat.retry.click();
  assert.equal(await chat.message.inputValue(), question);
  await chat.message.press("Enter");
  await chat.answered(question, 0);
});

scene("offline and back, in the middle of a conversation", async ({ visitor, chat }) => {
  const { context } = visitor;
  await visitor.visitAndOpen(releases.open);
  await chat.ask(question);
  await visitor.goOffline();
  await chat.text("You’re offline").first().waitFor();
  await chat.message.fill(secondQuestion);
  await visitor.photograph("offline");
  await chat.answer(0).waitFor();
  await context.setOffline(false);
  await chat.notice.waitFor({ state: "detached" });
  assert.equal(await chat.message.inputValue(), secondQuestion);
  await chat.message.press("Enter");
  await chat.answered(secondQuestion, 1);
});

scene("offline and back, before there is a conversation", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.open);
  await chat.message.waitFor();
  await visitor.goOffline();
  await chat.heading.getByText("You’re offline").waitFor();
  await visitor.photograph("offline gate");
  await visitor.context.setOffline(false);
  await chat.ask(question);
});

scene("a session that has run out is renewed unseen, with one token and one resend", async ({
  visitor,
  chat,
  clock,
}) => {
  await visitor.visitAndOpen(releases.shortSession);
  await chat.ask(question);
  clock.advance(20);
  const started = visitor.requestsTo(starts);
  const sent = visitor.requestsTo(sends);
  const letGo = await visitor.hold(wire.start);
  await chat.say(secondQuestion);
  await eventually(() => assert.equal(started.length, 1));
  assert.equal(await chat.notice.count(), 0);
  letGo();
  await chat.answered(secondQuestion, 1);
  const statuses = sent.map(async (request) => (await request.response()).status());
  assert.deepEqual(await Promise.all(statuses), [401, 200]);
  assert.equal(started.length, 1);
  await visitor.console.expectFailedRequests(/status of 401/);
});

scene("a session by e-mail that has run out: the message waits until the gate is passed", async ({
  visitor,
  chat,
  clock,
}) => {
  await visitor.passByCode(releases.code);
  await chat.ask(question);
  clock.advance(3601);
  const sent = visitor.requestsTo(sends);
  await chat.say(secondQuestion);
  await chat.email.waitFor();
  await chat.notice.getByText("Your session has expired.").waitFor();
  await visitor.photograph("email again");
  clock.reset();
  assert.equal(await chat.email.inputValue(), visitor.email);
  await chat.email.press("Enter");
  await chat.enterCode(await visitor.mailedCode(2));
  await chat.answered(secondQuestion, 1);
  assert.equal(sent.length, 2);
  await visitor.console.expectFailedRequests(/status of 401/);
});

scene("a session that stays refused is not tried for ever", async ({ visitor, chat }) => {
  const sent = visitor.requestsTo(sends);
  await visitor.visitAndOpen(releases.captcha);
  const json = { code: "UNAUTHORIZED", message: "The session is not known." };
  await visitor.intercept(wire.send, (route) => route.fulfill({ status: 401, json }), 2);
  await chat.say(question);
  await chat.heading.getByText("We couldn’t verify your browser").waitFor();
  assert.equal(sent.length, 2);
  await visitor.console.expectFailedRequests(/status of 401/);
  await visitor.console.expect(/^\[parley\] AuthenticationError \(UNAUTHORIZED, HTTP 401\): /);
  await chat.retry.click();
  await chat.message.press("Enter");
  await chat.answered(question, 0);
});

scene("a message that is not sent yet stays through closing and reloading", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.open);
  await chat.message.fill("half a quest");
  await chat.close.click();
  await chat.open();
  assert.equal(await chat.message.inputValue(), "half a quest");
  await visitor.page.reload();
  await chat.open();
  await eventually(async () => assert.equal(await chat.message.inputValue(), "half a quest"));
});
