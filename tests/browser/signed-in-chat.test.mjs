// Signed-in chat on the demo page: the client library at work, in one tab and in two.

import assert from "node:assert/strict";
import { question, secondQuestion } from "./support/chat.mjs";
import { assertAccessible } from "./support/axe.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases } from "./support/releases.mjs";
import { SignedInPage } from "./support/signed-in-page.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ wordPauseMs: 0 });
const unhurried = setStage({ wordPauseMs: 100 });
const still = { reducedMotion: "reduce" };

scene("a user signs in, asks, and finds the chat again after a reload", async ({ visitor }) => {
  const tab = await SignedInPage.open(visitor);
  await tab.signIn("Ada");
  const answer = await tab.ask(question);
  await answer.getByText(/^\d+ sources?$/).click();
  const source = answer.getByRole("listitem").getByRole("link").first();
  assert.match(await source.getAttribute("href"), /\/knowledge\//);
  assert.ok(await tab.name.isHidden());
  await tab.showWhole();
  await visitor.photograph("signed-in chat");
  const text = await answer.innerText();

  await visitor.page.reload();
  await tab.thread(question).click();
  await eventually(async () => assert.equal(await tab.answers.count(), 1));
  assert.equal(await tab.questions.innerText(), question);
  await tab.answers.getByText(/^\d+ sources?$/).click();
  assert.equal(await tab.answers.innerText(), text);
});

unhurried("the words show as they arrive, and can be stopped", async ({ visitor }) => {
  const tab = await SignedInPage.open(visitor);
  await tab.signIn("Ada");
  await tab.say(question);
  await tab.stop.waitFor();
  const answer = tab.answers.first();
  await eventually(async () => assert.ok((await answer.innerText()).split(/\s+/).length > 5));
  await tab.showWhole();
  await visitor.photograph("signed-in streaming");
  await tab.stop.click();
  await answer.getByText(/Stopped/).waitFor();
  await tab.send.waitFor();
  const kept = await answer.innerText();
  await visitor.page.reload();
  await tab.thread(question).click();
  await answer.getByText("Stopped before its end.").waitFor();
  assert.ok(kept.length > 0);
});

scene("a message that cannot be sent stands in its field again", async ({ visitor }) => {
  const tab = await SignedInPage.open(visitor);
  await tab.signIn("Ada");
  await visitor.intercept("**/ai-chat", (route) =>
    route.request().method() === "POST" ? route.abort() : route.fallback(),
  );
  await tab.say(question);
  await visitor.page.getByRole("alert").waitFor();
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  assert.equal(await tab.message.inputValue(), question);
  assert.equal(await tab.questions.count(), 0);
});

scene("a second tab sees what is said in the first", async ({ visitor }) => {
  const first = await SignedInPage.open(visitor);
  await first.signIn("Ada");
  await first.ask(question);

  const second = await SignedInPage.open(visitor, await visitor.context.newPage());
  await second.thread(question).click();
  await second.live.waitFor();
  await first.ask(secondQuestion);
  await second.questions.filter({ hasText: secondQuestion }).waitFor();
  await eventually(async () => {
    const [here, there] = [await first.answers.allInnerTexts(), await second.answers.allInnerTexts()];
    assert.equal(there.length, 2);
    assert.deepEqual(there, here);
  });
  await first.signOut.click();
  await second.name.waitFor();
});

scene("the keyboard does everything", async ({ visitor }) => {
  const { page } = visitor;
  const tab = await SignedInPage.open(visitor);
  await tab.name.focus();
  await page.keyboard.type("Ada");
  await page.keyboard.press("Enter");
  await tab.assertFocused(tab.message);
  await page.keyboard.type("First line");
  await page.keyboard.press("Shift+Enter");
  await page.keyboard.type("and second");
  assert.equal(await tab.message.inputValue(), "First line\nand second");
  await page.keyboard.press("Enter");
  await tab.answered(0);
  await tab.assertFocused(tab.message);
  await page.keyboard.press("Tab");
  await tab.assertFocused(tab.send);

  await tab.thread("First line").focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await tab.assertFocused(tab.newChat);
  await eventually(async () => assert.equal(await tab.threads.count(), 0));
  await page.keyboard.press("Enter");
  await tab.assertFocused(tab.message);
});

scene("a chat that is deleted in one tab closes in the other", async ({ visitor }) => {
  const first = await SignedInPage.open(visitor);
  await first.signIn("Ada");
  await first.ask(question);
  const second = await SignedInPage.open(visitor, await visitor.context.newPage());
  await second.thread(question).click();
  await second.live.waitFor();
  await first.remove(question).click();
  await eventually(async () => assert.equal(await second.questions.count(), 0));
  assert.equal(await second.threads.count(), 0);
});

scene("terms of service are agreed to on the way, and the message is not lost", async ({ visitor }) => {
  const tab = await SignedInPage.open(visitor, visitor.page, { release: releases.openTerms });
  await tab.signIn("Ada");
  await tab.say(question);
  await visitor.page.getByRole("button", { name: "Agree and send" }).click();
  await visitor.console.expectFailedRequests(/status of 403/);
  await tab.answered(0);
});

scene("one of two answers is chosen, and every tab shows the choice", async ({ visitor }) => {
  const settings = { release: releases.variants };
  const first = await SignedInPage.open(visitor, visitor.page, settings);
  await first.signIn("Ada");
  const answer = await first.ask(question);
  const full = await answer.innerText();
  const second = await SignedInPage.open(visitor, await visitor.context.newPage(), settings);
  await second.thread(question).click();
  await second.live.waitFor();

  await answer.getByRole("button", { name: "In brief" }).click();
  for (const tab of [first, second]) {
    await tab.answers.getByRole("button", { name: "In brief", pressed: true }).waitFor();
    assert.ok((await tab.answers.innerText()).length < full.length);
  }
  await first.showWhole();
  await visitor.photograph("signed-in variants");
});

scene("an expired token is renewed unseen", async ({ visitor, clock }) => {
  const tab = await SignedInPage.open(visitor);
  await tab.signIn("Ada");
  await tab.ask(question);
  clock.advance(3600);
  await tab.newChat.click();
  await tab.ask(secondQuestion);
  await visitor.console.expectFailedRequests(/status of 401/);
});

scene("a session that the service knows no more ends, and another can begin", async ({ visitor }) => {
  const { page } = visitor;
  const tab = await SignedInPage.open(visitor);
  const listed = page.waitForResponse(/\/ai-chat\?/);
  await tab.signIn("Ada");
  await listed; // or that call would end the session, before the page is loaded again
  await page.evaluate(() => {
    for (const key of Object.keys(localStorage)) localStorage.setItem(key, "forged");
  });
  await page.reload();
  await page.getByText("Your session has ended.").waitFor();
  await visitor.console.expectFailedRequests(/status of 401/);
  await tab.signIn("Ada");
  await tab.ask(question);
});

scene("hostile names and messages stay text", async ({ visitor }) => {
  const hostile = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  const tab = await SignedInPage.open(visitor);
  await tab.signIn(hostile);
  await tab.ask(hostile);
  assert.equal(await tab.questions.innerText(), hostile);
  assert.equal(await visitor.page.title(), "Signed-in chat · Parley demo");
});

scene("without the gateway the page says why there is nothing to see", async ({ visitor, site }) => {
  await visitor.page.goto(site.addressOf("/demo/page/signed-in.html"));
  await visitor.page.getByText("Signed-in chat needs the demo gateway").waitFor();
  await visitor.console.expectFailedRequests(/status of 404/);
  assert.ok(await visitor.page.locator("#signed-in").isHidden());
});

for (const colorScheme of ["light", "dark"]) {
  scene(
    `axe finds nothing, ${colorScheme}`,
    async ({ visitor }) => {
      const tab = await SignedInPage.open(visitor);
      await assertAccessible(visitor, `axe sign in ${colorScheme}`);
      await tab.signIn("Ada");
      await tab.ask(question);
      await tab.answers.getByText(/^\d+ sources?$/).click();
      await tab.live.waitFor();
      await tab.showWhole();
      await assertAccessible(visitor, `axe signed in ${colorScheme}`);
    },
    { ...still, colorScheme },
  );
}

scene(
  "it fits a telephone",
  async ({ visitor }) => {
    const tab = await SignedInPage.open(visitor);
    await tab.signIn("Ada");
    await tab.ask(question);
    const [wide, screen] = await visitor.page.evaluate(() => [
      document.documentElement.scrollWidth,
      innerWidth,
    ]);
    assert.ok(wide <= screen);
    await tab.showWhole();
    await visitor.photograph("signed-in small");
  },
  { viewport: { width: 360, height: 740 } },
);
