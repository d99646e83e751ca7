// A chat for the users of a site alone: the page logs them in, answers stream in, and quotas of their
// tier are told.

import assert from "node:assert/strict";
import { assertAccessible } from "./support/axe.mjs";
import { question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases } from "./support/releases.mjs";
import { apiKey, logIn, userTag, userWire, vouchFor } from "./support/site-users.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ apiKey, wordPauseMs: 15 });

/** Opens a page of the site with the chat, and logs a user in. */
async function enter({ visitor, site }, user, release = releases.open) {
  await visitor.page.goto(site.publishPage({ body: userTag(visitor, release) }));
  const token = await vouchFor(visitor, user);
  const login = await logIn(visitor, token);
  await visitor.chat.open();
  await visitor.chat.message.waitFor();
  return { login, token };
}

scene("nobody is let in before the page has logged them in, and not without a token", async ({
  visitor,
  chat,
  site,
}) => {
  const { page } = visitor;
  const logins = visitor.requestsTo(userWire.login);
  await page.goto(site.publishPage({ body: userTag(visitor, releases.open) }));
  await chat.open();
  await chat.heading.getByText("Please sign in").waitFor();
  assert.equal(await chat.message.count(), 0);
  await visitor.photograph("please sign in");
  for (const nothing of ["", " ", undefined, null]) {
    const refused = await page.evaluate(
      (token) => window.DIVINCI_AI.auth.login(token).then(() => "", (error) => error.message),
      nothing,
    );
    assert.match(refused, /needs the refresh token/);
  }
  assert.equal(logins.length, 0);
  await chat.heading.getByText("Please sign in").waitFor();
});

scene("a user is logged in, asks, and is logged out again", async ({ visitor, chat, site }) => {
  const { page } = visitor;
  await page.goto(site.publishPage({ body: userTag(visitor, releases.open) }));
  await chat.open();
  await chat.heading.getByText("Please sign in").waitFor();
  const fetched = visitor.requestsTo(/\/dist\/sdk\.wasm$/);
  const { tierConfig } = await logIn(visitor, await vouchFor(visitor, { tier: "basic" }));
  assert.equal(tierConfig.tier, "basic");
  assert.equal(tierConfig.limits.messagesPerDay, 50);
  assert.equal(fetched.length, 1);
  const answer = await chat.ask(question);
  assert.notEqual((await chat.sources(answer)).length, 0);
  await visitor.photograph("signed in");
  await chat.ask(secondQuestion);
  await page.evaluate(() => window.DIVINCI_AI.auth.logout());
  await chat.heading.getByText("Please sign in").waitFor();
  assert.equal(await chat.log.count(), 0);
});

scene("an answer is seen while it is written, and can be stopped", async ({
  visitor,
  chat,
  site,
}) => {
  await enter({ visitor, site });
  await chat.say(question);
  const stop = chat.button("Stop");
  await stop.waitFor();
  await eventually(async () => {
    assert.ok((await chat.answer(0).locator(".prose").innerText()).length > 20);
  });
  assert.equal(await chat.log.getAttribute("aria-busy"), "true");
  await visitor.photograph("answer grows");
  await stop.click();
  await chat.text("Stopped").waitFor();
  await chat.answered(question, 0);
  const kept = await chat.answer(0).locator(".prose").innerText();
  await chat.ask(secondQuestion);
  assert.equal(await chat.answer(0).locator(".prose").innerText(), kept);
});

scene("a conversation is there after a reload, and is nobody else's", async ({
  visitor,
  chat,
  site,
}) => {
  const { page } = visitor;
  const { token } = await enter({ visitor, site });
  await chat.ask(question);
  await page.reload();
  await logIn(visitor, token);
  await chat.open();
  await chat.answered(question, 0);
  await chat.ask(secondQuestion);

  await logIn(visitor, await vouchFor(visitor));
  await chat.message.waitFor();
  assert.equal(await chat.log.locator(".question").count(), 0);
});

scene("a new chat begins when the user wants one", async ({ visitor, chat, site }) => {
  await enter({ visitor, site });
  const begun = visitor.requestsTo(userWire.chats);
  await chat.ask(question);
  await chat.menu.click();
  await chat.button("New chat").click();
  await eventually(async () => assert.equal(await chat.log.locator(".question").count(), 0));
  await chat.ask(secondQuestion);
  assert.equal(begun.length, 2);
});

scene("the menu has what a user's conversation allows, and the head what the release says", async ({
  visitor,
  chat,
  site,
}) => {
  await enter({ visitor, site }, {}, releases.shop);
  await chat.title.getByText("Shop window").waitFor();
  await chat.ask(question);
  await visitor.page.locator("parley-chat").evaluate((element) => (element.quickMenu = true));
  await chat.panel.getByRole("group", { name: "Quick actions" }).waitFor();
  assert.equal(await chat.button("Continue in the app").count(), 0);
  await chat.menu.click();
  const names = await chat.panel.locator("#menu button").allInnerTexts();
  assert.deepEqual(
    names.map((name) => name.trim()),
    ["Save conversation", "Turn sound on", "New chat"],
  );
});

scene("of two answers side by side one is chosen, and stays so", async ({ visitor, chat, site }) => {
  const { token } = await enter({ visitor, site }, {}, releases.variants);
  const answer = await chat.ask(question);
  const choice = answer.getByRole("group", { name: "Answers to choose from" });
  const brief = choice.getByRole("region", { name: "In brief" });
  await choice.getByRole("region", { name: "In full" }).waitFor();
  const text = await brief.locator(".prose").innerText();
  await assertAccessible(visitor, "two answers");
  await visitor.photograph("two answers");
  await visitor.intercept("**/arena-select", (route) => route.fulfill({ status: 400, json: {} }), 1);
  await brief.getByRole("button", { name: "Choose this answer" }).click();
  await chat.panel.locator(".remark", { hasText: "The choice could not be saved." }).waitFor();
  await visitor.console.expectFailedRequests(/status of 400/);

  await brief.getByRole("button", { name: "Choose this answer" }).click();
  await choice.waitFor({ state: "detached" });
  assert.equal(await answer.locator(".prose").innerText(), text);
  await visitor.page.reload();
  await logIn(visitor, token);
  await chat.open();
  const kept = await chat.answered(question, 0);
  assert.equal(await kept.locator(".prose").innerText(), text);
  assert.equal(await kept.getByRole("group", { name: "Answers to choose from" }).count(), 0);
});

scene("a token in the tag logs its user in when the chat is opened", async ({
  visitor,
  chat,
  site,
}) => {
  const logins = visitor.requestsTo(userWire.login);
  const token = await vouchFor(visitor);
  await visitor.page.goto(site.publishPage({ body: userTag(visitor, releases.open, token) }));
  await chat.launcher.waitFor();
  assert.equal(logins.length, 0);
  await chat.open();
  await chat.ask(question);
  assert.equal(logins.length, 1);
});

scene("a token that is refused lets nobody in, and the page hears of it", async ({
  visitor,
  chat,
  site,
}) => {
  await visitor.page.goto(site.publishPage({ body: userTag(visitor, releases.open) }));
  await chat.open();
  const status = await visitor.page.evaluate(() =>
    window.DIVINCI_AI.auth.login("made-up").then(() => 0, (error) => error.status),
  );
  assert.equal(status, 401);
  await chat.text("The chat did not let you in.").first().waitFor();
  await visitor.console.expectFailedRequests(/status of 401/);
  await logIn(visitor, await vouchFor(visitor));
  await chat.ask(question);
});

scene("an access token that has come to its end is renewed; a user who is forgotten keeps what was typed", async ({
  visitor,
  chat,
  clock,
  site,
}) => {
  await enter({ visitor, site });
  await chat.ask(question);
  clock.advance(1801);
  await chat.ask(secondQuestion);
  await visitor.page.evaluate(() => {
    addEventListener("parley-signed-out", () => document.body.setAttribute("data-out", ""));
  });
  clock.advance(31 * 86_400);
  await chat.say(question);
  await chat.text("The chat did not let you in.").first().waitFor();
  await visitor.page.locator("body[data-out]").waitFor();
  await visitor.console.expectFailedRequests(/status of 401/);
  await logIn(visitor, await vouchFor(visitor));
  await chat.message.waitFor();
  assert.equal(await chat.message.inputValue(), question);
});

scene("quotas are told from 80 percent on, and block at their end until there is more", async ({
  visitor,
  chat,
  clock,
  site,
}) => {
  await enter({ visitor, site }, { tier: "free" });
  for (let n = 0; n < 3; n += 1) await chat.ask(`${question} ${n}`);
  assert.equal(await chat.text(/You have used/).count(), 0);
  await chat.ask(secondQuestion);
  await chat.text("You have used 80% of this hour’s messages.").waitFor();
  await visitor.photograph("quota near");
  await chat.ask(question);
  await chat.heading.getByText("No messages left").waitFor();
  await chat.text("This hour’s messages are used up.").waitFor();
  assert.equal(await chat.message.count(), 0);
  await visitor.photograph("quota spent");
  const told = visitor.page.waitForResponse(userWire.login);
  await chat.retry.click();
  await (await told).finished();
  await chat.heading.getByText("No messages left").waitFor();
  // An hour later the access token has come to its end, too, and is renewed.
  visitor.console.tolerate(/^Failed to load resource: .*status of 401/);
  clock.advance(3600);
  await chat.retry.click();
  await chat.message.waitFor();
  await chat.ask(secondQuestion);
});

scene("a quota that was spent elsewhere is told by the refusal, and the message is kept", async ({
  visitor,
  chat,
  clock,
  site,
}) => {
  await enter({ visitor, site });
  const context = {
    type: "daily_quota_exceeded",
    tier: "premium",
    limits: { messagesPerDay: 200 },
    usage: { messagesToday: 200 },
    retryAfter: 3600,
  };
  const body = { status: "error", message: "Message quota exceeded", context };
  await visitor.intercept(userWire.message, (route) => route.fulfill({ status: 429, json: body }), 1);
  const refusal = await visitor.page.evaluate(
    (text) =>
      window.DIVINCI_AI.sendMessage(text).then(
        () => null,
        ({ status, context }) => ({ status, context }),
      ),
    question,
  );
  assert.equal(refusal.status, 429);
  assert.equal(refusal.context.type, "daily_quota_exceeded");
  await visitor.console.expectFailedRequests(/status of 429/);
  await visitor.console.expect(/^\[parley\] QuotaExceededError/);
  await chat.text("Today’s messages are used up.").waitFor();
  clock.advance(86_400);
  await chat.retry.click();
  await chat.message.waitFor();
  assert.equal(await chat.message.inputValue(), question);
});

scene("terms stand before the first answer", async ({ visitor, chat, site }) => {
  await enter({ visitor, site }, {}, releases.openTerms);
  await chat.say(question);
  await chat.button("Agree and continue").click();
  await chat.answered(question, 0);
  await visitor.console.expectFailedRequests(/status of 403/);
});

scene("an answer that breaks off is kept, and can be asked for again", async ({
  visitor,
  chat,
  site,
}) => {
  await enter({ visitor, site });
  const event = JSON.stringify({ type: "content", messageId: "5eed", content: "Half an answ" });
  await visitor.intercept(
    userWire.message,
    (route) => route.fulfill({ contentType: "text/event-stream", body: `data: ${event}\n\ndata: {"type":"error","error":{"message":"Oh"}}\n\n` }),
    1,
  );
  await chat.say(question);
  await chat.text("The answer broke off.").waitFor();
  await chat.answer(0).getByText("Half an answ").waitFor();
  await chat.retry.click();
  await chat.answered(question, 1);
  assert.equal(await chat.text("The answer broke off.").count(), 0);
});

scene("a message that does not go out is back in its field", async ({ visitor, chat, site }) => {
  await enter({ visitor, site });
  await visitor.intercept(userWire.message, (route) => route.abort(), 1);
  await chat.say(question);
  await chat.text("The connection failed.").first().waitFor();
  assert.equal(await chat.message.inputValue(), question);
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await visitor.console.expect(/^\[parley\] NetworkError/);
  await chat.message.press("Enter");
  await chat.answered(question, 0);
});

scene("the page sends a message of its own, also before the chat is open", async ({
  visitor,
  chat,
  site,
}) => {
  const { page } = visitor;
  await page.goto(site.publishPage({ body: userTag(visitor, releases.open, "false") }));
  const { prompt, response } = await page.evaluate(
    (text) => window.DIVINCI_AI.sendMessage(text),
    question,
  );
  assert.equal(prompt, question);
  assert.notEqual(response, "");
  await page.getByRole("button", { name: "Chat (1)" }).click();
  await chat.answered(question, 0);
});
