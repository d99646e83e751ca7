// A user of the site in two tabs: both show one chat, and one of them speaks at a time.

import assert from "node:assert/strict";
import { Chat, question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases } from "./support/releases.mjs";
import { apiKey, logIn, userTag, userWire, vouchFor } from "./support/site-users.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ apiKey, wordPauseMs: 5 });

/**
 * Opens the chat of one user in two tabs.
 * @returns the other tab, and its chat
 */
async function openTwoTabs({ visitor, site }) {
  const address = site.publishPage({ body: userTag(visitor, releases.open) });
  const token = await vouchFor(visitor);
  const enter = async (page) => {
    const chat = new Chat(page);
    await page.goto(address);
    await logIn({ page }, token);
    await chat.open();
    await chat.message.waitFor();
    return chat;
  };
  await enter(visitor.page);
  const page = await visitor.context.newPage();
  return { page, other: await enter(page) };
}

function questionsOf(chat) {
  return chat.log.locator(".question").count();
}

scene("what one tab is told, the other shows; each goes on from there", async ({
  visitor,
  chat,
  site,
}) => {
  const begun = visitor.requestsTo(userWire.chats);
  const { other } = await openTwoTabs({ visitor, site });
  await chat.ask(question);
  await other.answered(question, 0);
  await other.ask(secondQuestion);
  await chat.answered(secondQuestion, 1);
  await chat.ask("And then?");
  await other.answered("And then?", 2);
  assert.equal(begun.length, 1);
});

scene("a question waits until the other tab has its answer, and is of the same chat", async ({
  visitor,
  chat,
  site,
}) => {
  const begun = visitor.requestsTo(userWire.chats);
  const { other } = await openTwoTabs({ visitor, site });
  const letGo = await visitor.hold(userWire.message);
  await chat.say(question);
  await eventually(() => assert.equal(begun.length, 1));
  await other.say(secondQuestion);
  await other.log.getByText("Waiting for an answer in another tab.").waitFor();
  letGo();
  await other.answered(secondQuestion, 1);
  await other.answered(question, 0);
  await chat.answered(secondQuestion, 1);
  assert.equal(begun.length, 1);
});

scene("who begins a new chat begins it in all tabs", async ({ visitor, chat, site }) => {
  const begun = visitor.requestsTo(userWire.chats);
  const { other } = await openTwoTabs({ visitor, site });
  await chat.ask(question);
  await other.answered(question, 0);
  await chat.menu.click();
  await chat.button("New chat").click();
  await eventually(async () => assert.equal(await questionsOf(other), 0));
  await other.ask(secondQuestion);
  await chat.answered(secondQuestion, 0);
  assert.equal(begun.length, 2);
});

scene("a tab that could not read what was said elsewhere does so before it goes on", async ({
  visitor,
  chat,
  site,
}) => {
  const { other, page } = await openTwoTabs({ visitor, site });
  const failed = page.waitForEvent("requestfailed");
  await page.route(userWire.transcript, (route) => route.abort());
  await chat.ask(question);
  await failed;
  assert.equal(await questionsOf(other), 0);
  await visitor.console.expectFailedRequests(/net::ERR_FAILED/);
  await page.unroute(userWire.transcript);
  await other.say(secondQuestion);
  await other.answered(question, 0);
  await other.answered(secondQuestion, 1);
});

scene("a chat in one tab asks for no transcript before a question", async ({
  visitor,
  chat,
  site,
}) => {
  const read = visitor.requestsTo(/\/transcript$/);
  await visitor.page.goto(site.publishPage({ body: userTag(visitor, releases.open) }));
  await logIn(visitor, await vouchFor(visitor));
  await chat.open();
  await chat.ask(question);
  await chat.ask(secondQuestion);
  assert.equal(read.length, 0);
});
