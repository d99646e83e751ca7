// Asking anew, products, and what can be done with a whole conversation: saving, sharing, hearing of it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { assertAccessible } from "./support/axe.mjs";
import { question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";
import { answerWith } from "./support/told-answer.mjs";

const scene = setStage();

const context = [
  { content: "x", metadata: { originalName: "Guide [1]", sourceUrl: "https://example.com/a" } },
  { content: "x", metadata: {} },
];
const told = {
  prompt: "*Stars* & <b>\nin two lines",
  response: "**Yes**, see [1].\n\n```divinci-action\n{}\n```",
  context,
  safetyAdvisory: { severity: "review", text: "Ask somebody who knows." },
};

/** @param {import("./support/visitor.mjs").Visitor} visitor @param {string[]} names of flags */
function turnOn({ page }, ...names) {
  return page.locator("parley-chat").evaluate((element, all) => {
    for (const name of all) element.setAttribute(name, "");
  }, names);
}

/** Asks something that has a told answer. @param {import("./support/visitor.mjs").Visitor} visitor */
async function converse(visitor) {
  await answerWith(visitor, told);
  await visitor.chat.say("Tell me.");
  await visitor.chat.button("Copy answer").waitFor();
}

for (const [name, extension, expected] of [
  [
    "As Markdown",
    "md",
    /^# Open door\n\n## You · .+2025.*\n\n> \\\*Stars\\\* & \\<b\\>\n> in two lines\n\n## Assistant · .+\n\n> Safety notice: Ask somebody who knows.\n\n\*\*Yes\*\*, see \[1\]\.\n\n1\. \[Guide \\\[1\\\]\]\(<https:\/\/example\.com\/a>\)\n2\. Source 2\n$/,
  ],
  [
    "As plain text",
    "txt",
    /^Open door\n\nYou · .+2025.*\n\n\*Stars\* & <b>\nin two lines\n\nAssistant · .+\n\nSafety notice: Ask somebody who knows.\n\nYes, see \[1\]\.\n\n\[1\] Guide \[1\] – https:\/\/example\.com\/a\n\[2\] Source 2\n$/,
  ],
]) {
  scene(`a conversation is saved ${name.toLowerCase()}`, async ({ visitor, chat }) => {
    await visitor.visitAndOpen(releases.open);
    await converse(visitor);
    await chat.menu.click();
    await assertAccessible(visitor, "menu with saving");
    await chat.button("Save conversation").click();
    const plain = chat.button("As plain text");
    await chat.assertFocused(plain);
    await visitor.photograph("save");
    const [file] = await Promise.all([
      visitor.page.waitForEvent("download"),
      chat.button(name).click(),
    ]);
    assert.match(file.suggestedFilename(), new RegExp(`^chat-\\d{4}-\\d\\d-\\d\\d\\.${extension}$`));
    assert.match(await readFile(await file.path(), "utf8"), expected);
    await chat.text("The conversation has been saved.").first().waitFor();
    await plain.waitFor({ state: "detached" });
    await chat.assertFocused(chat.message);
  });
}

scene("a conversation is shared by what the device has for that", async ({ visitor, chat }) => {
  await visitor.context.addInitScript(() => {
    navigator.canShare = ({ text }) => typeof text === "string";
    navigator.share = async (data) => (window.shared = data);
  });
  await visitor.visitAndOpen(releases.open);
  await converse(visitor);
  await chat.menu.click();
  assert.equal(await chat.button("Share conversation").count(), 0);
  await turnOn(visitor, "share-chat");
  await chat.button("Share conversation").click();
  await eventually(async () => {
    const { text, title } = await visitor.page.evaluate(() => window.shared);
    assert.equal(title, "Open door");
    assert.match(text, /Yes, see \[1\]/);
    assert.doesNotMatch(text, /divinci-action/);
  });
});

scene(
  "a conversation is copied where the device shares nothing",
  async ({ visitor, chat }) => {
    await visitor.context.addInitScript(() => {
      navigator.canShare = () => false;
    });
    await visitor.visitAndOpen(releases.open);
    await turnOn(visitor, "share-chat");
    await converse(visitor);
    await chat.menu.click();
    await chat.button("Share conversation").click();
    await chat.text("The conversation has been copied.").first().waitFor();
    const copied = await visitor.page.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^Open door\n\nYou/);
  },
  { permissions: ["clipboard-read", "clipboard-write"] },
);

scene("a question is asked once more, and what was said stays", async ({ visitor, chat }) => {
  const sent = visitor.requestsTo(/\/chat-send$/);
  await visitor.visitAndOpen(releases.open);
  const answer = await chat.ask(question);
  await chat.message.fill("half a question");
  await answer.getByRole("button", { name: "Ask again" }).click();
  const second = await chat.answered(question, 1);
  await chat.assertFocused(chat.log);
  assert.equal(await chat.message.inputValue(), "half a question");
  assert.equal(await answer.getByRole("button", { name: "Ask again" }).count(), 0);
  await second.getByRole("button", { name: "Ask again" }).waitFor();
  assert.equal(sent.length, 2);
  const { transcript } = await (await sent[1].response()).json();
  assert.deepEqual(transcript.map(({ prompt }) => prompt), [question, question]);
});

scene("the last question is changed in the field, and asked anew", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.open);
  await chat.ask(question);
  const answer = await chat.ask(secondQuestion);
  assert.equal(await chat.log.getByRole("button", { name: "Edit question" }).count(), 1);
  await answer.getByRole("button", { name: "Edit question" }).click();
  await chat.assertFocused(chat.message);
  assert.equal(await chat.message.inputValue(), secondQuestion);
  await visitor.photograph("edit question");
  await chat.say(`${secondQuestion} Exactly?`);
  await chat.answered(`${secondQuestion} Exactly?`, 2);
  await chat.answered(secondQuestion, 1);
});

scene("a sound tells of answers once the visitor has turned it on", async ({ visitor, chat }) => {
  const heard = await visitor.countNotes();
  const loaded = visitor.requestsTo(/\/chime-/);
  await visitor.visitAndOpen(releases.open);
  await chat.ask(question);
  await chat.menu.click();
  await chat.button("Turn sound on").waitFor();
  assert.deepEqual([await heard(), loaded.length], [0, 0]);
  await chat.button("Turn sound on").click();
  await eventually(async () => assert.equal(await heard(), 2));
  const key = `divinci-chat-sound:${releases.open}`;
  const kept = () => visitor.page.evaluate((name) => localStorage.getItem(name), key);
  assert.equal(await kept(), "1");
  await chat.ask(secondQuestion);
  await eventually(async () => assert.equal(await heard(), 4));

  await visitor.page.reload();
  await chat.open();
  await chat.answered(secondQuestion, 1);
  await chat.ask(question);
  await eventually(async () => assert.equal(await heard(), 2));
  await chat.menu.click();
  await chat.button("Turn sound off").click();
  assert.equal(await kept(), "0");
  await chat.ask(secondQuestion);
  assert.equal(await heard(), 2);
});

scene("a person is asked for through the page, and the visitor is told what came of it", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.open);
  await turnOn(visitor, "help-requests");
  await visitor.page.evaluate(() => {
    // In the place of what the demo's page does.
    const hear = (event) => {
      event.stopImmediatePropagation();
      window.onHelp?.(event);
    };
    addEventListener("parley-help", hear, { capture: true });
  });
  await chat.ask(question);
  const askForHelp = async () => {
    await chat.menu.click();
    await chat.button("Ask a person for help").click();
  };
  await askForHelp();
  await chat.panel.locator(".remark", { hasText: "No person could be reached." }).waitFor();
  await visitor.page.evaluate(() => {
    window.onHelp = (event) => {
      event.preventDefault();
      window.asked = event.detail.transcript.map(({ prompt }) => prompt);
    };
  });
  await askForHelp();
  await chat.panel.locator(".remark", { hasText: "A person has been asked to help." }).waitFor();
  assert.deepEqual(await visitor.page.evaluate(() => window.asked), [question]);
});

/** Notes what the system is to show, and takes the visitor's eyes off the page. */
function watchNotices() {
  window.notices = [];
  window.Notification = class extends Notification {
    constructor(title, options) {
      super(title, options);
      window.notices.push(this);
    }
  };
  Document.prototype.hasFocus = () => false;
}

scene(
  "the system tells of answers while nobody looks, once the visitor has turned that on",
  async ({ visitor, chat }) => {
    const { page } = visitor;
    const shown = () => page.evaluate(() => window.notices.map(({ title, body }) => [title, body]));
    await visitor.context.addInitScript(watchNotices);
    await visitor.visitAndOpen(releases.open);
    await chat.ask(question);
    await chat.menu.click();
    assert.equal(await chat.button("Turn notifications on").count(), 0);
    await turnOn(visitor, "notifications");
    await chat.button("Turn notifications on").click();
    await eventually(async () => assert.equal((await shown()).length, 1));

    await chat.say(secondQuestion);
    await chat.close.click();
    await eventually(async () => assert.equal((await shown()).length, 2));
    const [title, body] = (await shown())[1];
    assert.equal(title, await page.title());
    assert.match(body, /^This is what the documentation says/);
    assert.ok(body.length <= 200);
    await page.evaluate(() => window.notices[1].dispatchEvent(new Event("click")));
    await chat.answered(secondQuestion, 1);
    await chat.menu.click();
    await chat.button("Turn notifications off").click();
    await chat.ask(question);
    assert.equal((await shown()).length, 2);
  },
  { permissions: ["notifications"] },
);

scene("where the browser allows no notifications, the visitor is told", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.open);
  await turnOn(visitor, "notifications");
  await chat.ask(question);
  await chat.menu.click();
  await chat.button("Turn notifications on").click();
  await chat.panel.locator(".remark", { hasText: "Your browser does not allow notifications." }).waitFor();
  await chat.menu.click();
  await chat.button("Turn notifications on").waitFor();
});

scene("quick actions stand above the field where the owner wants them", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.open);
  await turnOn(visitor, "quick-menu", "share-chat");
  const quick = chat.panel.getByRole("group", { name: "Quick actions" });
  assert.equal(await quick.count(), 0);
  await chat.ask(question);
  await quick.waitFor();
  await assertAccessible(visitor, "quick actions");
  const names = await quick.getByRole("button").allTextContents();
  assert.deepEqual(names.map((name) => name.trim()), ["Continue in the app", "Save conversation", "Share conversation"]);
  await quick.getByRole("button", { name: "Save conversation" }).click();
  await chat.assertFocused(chat.button("As plain text"));
});

scene("how long an answer took stands below it where the owner wants that", async ({
  visitor,
  chat,
}) => {
  await visitor.visitAndOpen(releases.open);
  const timed = { response: "Yes.", promptTimestamp: 1000, responseTimestamp: 4240 };
  await answerWith(visitor, timed);
  const answer = await chat.ask(question);
  assert.equal(await answer.getByText("Response time").count(), 0);
  await turnOn(visitor, "metrics");
  await answer.getByText("Response time: 3.3 seconds").waitFor();
  await answerWith(visitor, timed, { ...timed, prompt: secondQuestion, responseTimestamp: 900 });
  await chat.ask(secondQuestion);
  assert.equal(await chat.log.getByText("Response time").count(), 1);
});

const products = [
  {
    name: "Kettle <b>K1</b>",
    url: "https://shop.example/k1",
    imageUrl: "https://shop.example/k1.png",
    price: 49.5,
    currency: "EUR",
    description: "Boils a litre in two minutes.",
  },
  { name: "Cup", url: "javascript:alert(1)", image: "http://shop.example/cup.png", price: "from 3 £" },
  { name: "Pot", image_url: "data:image/png;base64,AA", price: 7, currency: "nonsense" },
  { url: "https://shop.example/nameless" },
  null,
  "Spoon",
];

scene("products are cards, without pictures unless the owner allows them", async ({
  visitor,
  chat,
}) => {
  const pictures = visitor.requestsTo(/shop\.example/);
  await visitor.page.route("https://shop.example/**", (route) => route.abort());
  await visitor.visitAndOpen(releases.open);
  await answerWith(visitor, { response: "Look:", products });
  const answer = await chat.ask(question);
  assert.equal(await answer.locator(".products").count(), 0);
  await turnOn(visitor, "product-recommendations");
  const cards = answer.getByRole("list", { name: "Recommended products" }).getByRole("listitem");
  await cards.first().waitFor();
  const texts = (await cards.allTextContents()).map((text) => text.replace(/\s+/g, " ").trim());
  assert.deepEqual(texts, [
    "Kettle <b>K1</b> (opens in a new tab) Boils a litre in two minutes. €49.50",
    "Cup from 3 £",
    "Pot 7",
  ]);
  const links = await answer.locator(".products a").evaluateAll((all) => all.map(({ href }) => href));
  assert.deepEqual(links, ["https://shop.example/k1"]);
  await assertAccessible(visitor, "products");
  assert.equal(pictures.length, 0);
  assert.equal(await answer.locator("img").count(), 0);
});

scene("pictures come from https alone, and are told nothing", async ({ visitor, chat }) => {
  const pictures = visitor.requestsTo(/shop\.example/);
  const body = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect fill="teal" width="9" height="9"/></svg>';
  await visitor.page.route("https://shop.example/**", (route) =>
    route.fulfill({ contentType: "image/svg+xml", body }),
  );
  await visitor.visitAndOpen(releases.open);
  await turnOn(visitor, "product-recommendations", "images");
  const response = "![A cup](https://shop.example/cup.svg) ![Not this](http://shop.example/x.svg)";
  await answerWith(visitor, { response, productRecommendations: products });
  const answer = await chat.ask(question);
  await answer.locator(".products img").first().scrollIntoViewIfNeeded();
  const sources = await answer.locator("img").evaluateAll((all) => all.map(({ src }) => src));
  assert.deepEqual(sources, ["https://shop.example/cup.svg", "https://shop.example/k1.png"]);
  await visitor.photograph("products with pictures");
  for (const request of pictures) {
    assert.match(request.url(), /^https:/);
    assert.equal((await request.allHeaders()).referer, undefined);
  }
});

scene("an owner says where products stand", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.open);
  await turnOn(visitor, "product-recommendations");
  await visitor.page.locator("parley-chat").evaluate((element) => {
    element.productsOf = ({ context }) => context.map(({ metadata }) => metadata.product);
  });
  const product = { title: "Kettle", link: "https://shop.example/k1" };
  await answerWith(visitor, { response: "Look:", context: [{ metadata: { product } }] });
  const answer = await chat.ask(question);
  const card = answer.getByRole("list", { name: "Recommended products" }).getByRole("listitem");
  assert.match(await card.textContent(), /Kettle/);
});
