// What a release says of itself is shown, the owner goes before it, and nothing that it says can do
// harm or keep the chat from working.

import assert from "node:assert/strict";
import { question } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();
const starter = "Which gates are there?";

/**
 * A page of an owner's with a script tag.
 * @param {import("./support/stage.mjs").Parts} parts
 * @param {string} [attributes]
 * @param {string} [css]
 */
function ownersPage({ visitor: { gateway }, site }, attributes = "", css = "") {
  const head = css && `<link rel="stylesheet" href="${site.publish("css", css)}">`;
  const service = `parley-base-url="${gateway.url}" divinci-release-id="${releases.open}"`;
  const body = `<script src="${gateway.url}/dist/parley.js" ${service} ${attributes}></script>`;
  return site.publishPage({ head, body });
}

/**
 * Has the service describe the release in other words.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @param {object} release
 */
function describe(visitor, release) {
  const headers = { "access-control-allow-origin": "*" };
  return visitor.intercept(wire.release, (route) => route.fulfill({ headers, json: release }));
}

/** @param {import("playwright-core").Locator} part @param {string} property */
function styleOf(part, property) {
  return part.evaluate((node, name) => getComputedStyle(node)[name], property);
}

scene("a release’s name, picture, words and colours are shown", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.guide);
  await chat.title.getByText("Parley guide").waitFor();
  await chat.text("Welcome! I am the guide").waitFor();
  await chat.text("The guide quotes the documentation").waitFor();
  const picture = chat.panel.locator(".mark img");
  await picture.waitFor();
  assert.equal(await picture.getAttribute("referrerpolicy"), "no-referrer");
  assert.equal(await styleOf(chat.panel, "backgroundColor"), "rgb(255, 250, 244)");
  assert.match(await styleOf(chat.panel, "fontFamily"), /^Georgia/);
  assert.equal(await styleOf(chat.launcher, "backgroundColor"), "rgb(91, 42, 134)");
  assert.equal(await styleOf(chat.title, "fontStyle"), "normal");

  const answer = await chat.ask(question);
  assert.equal(await answer.getByText(/^\d+ sources?$/).count(), 0);
});

scene("a starter is reached by Tab, asks, and is gone", async ({ visitor, chat }) => {
  const { page } = visitor;
  await visitor.visitAndOpen(releases.guide);
  const list = chat.panel.getByRole("list", { name: "Suggested questions" });
  await list.waitFor();
  assert.equal(await list.getByRole("button").count(), 3);
  await chat.assertFocused(chat.message);
  await chat.message.fill("half a thought");
  const [first, second, third] = await list.getByRole("button").all();
  for (const button of [third, second]) {
    await page.keyboard.press("Shift+Tab");
    await chat.assertFocused(button);
  }
  assert.equal(await second.textContent().then((text) => text.trim()), starter);
  assert.ok(await first.isVisible());
  await page.keyboard.press("Enter");
  await chat.answered(starter, 0);
  await chat.assertFocused(chat.log);
  assert.equal(await list.count(), 0);
  assert.equal(await chat.message.inputValue(), "half a thought");
});

scene("the owner’s attributes and properties go before the release", async (parts) => {
  const { visitor, chat } = parts;
  await describe(visitor, {
    title: "The release",
    config: { contextBubbles: false },
    theme: { primaryColor: "#5b2a86", secondaryColor: "#ffd9a0", darkMode: true },
  });
  const attributes = 'context-bubbles parley-theme="light"';
  const css = ":root { --parley-accent: #7a1f3d; --parley-on-accent: #fff0f0 }";
  await visitor.page.goto(ownersPage(parts, attributes, css));
  await chat.open();
  await chat.title.getByText("The release").waitFor();
  const answer = await chat.ask(question);
  assert.ok((await chat.sources(answer)).length > 0);
  const bubble = chat.log.locator(".question p");
  assert.equal(await styleOf(bubble, "backgroundColor"), "rgb(255, 217, 160)");
  assert.equal(await styleOf(bubble, "color"), "rgb(0, 0, 0)");
  assert.equal(await styleOf(chat.launcher, "backgroundColor"), "rgb(122, 31, 61)");
  assert.equal(await styleOf(chat.panel, "colorScheme"), "light");

  await visitor.page.locator("parley-chat").evaluate((element) => {
    element.label = "The owner’s";
  });
  await visitor.page.getByRole("dialog", { name: "The owner’s" }).waitFor();
});

scene("without the release the chat is as it was", async (parts) => {
  const { visitor, chat } = parts;
  await visitor.intercept(wire.release, (route) => route.abort());
  await visitor.visitAndOpen(releases.guide);
  await chat.text("Hello! What would you like to know?").waitFor();
  assert.equal(await chat.title.textContent(), "Chat");
  await chat.ask(question);
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await visitor.console.expect(/^\[parley\] What the release says of itself could not be read/);
});

scene("an owner who wants none of it has none of it asked for", async (parts) => {
  const { visitor, chat } = parts;
  const asked = visitor.requestsTo(/white-label-release/);
  await visitor.page.goto(ownersPage(parts, 'parley-release-look="none"'));
  await chat.open();
  await chat.ask(question);
  assert.equal(await chat.title.textContent(), "Chat");
  assert.deepEqual(asked, []);
});

scene("nothing of a release can do harm", async (parts) => {
  const { visitor, chat } = parts;
  const away = visitor.requestsTo(/evil\.example/);
  await describe(visitor, {
    title: "<img src=//evil.example/title onerror=alert(1)>",
    _whitelabelPicture: "javascript:alert(1)",
    config: {
      conversationStarters: ["<svg onload=alert(1)>"],
      chatDisclaimer: "<script>alert(1)</script>",
    },
    theme: {
      primaryColor: "#fff;background:url(//evil.example/colour)",
      fontFamily: "x;background:url(//evil.example/font)",
      logoUrl: "http://evil.example/logo.png",
      customCss: `@import "//evil.example/import.css";
        @font-face { font-family: x; src: url(//evil.example/font.woff) }
        .panel { --x: u\\72l(//evil.example/escape); background: url(//evil.example/url) }
        .header { background: var(--x, url(//evil.example/fallback)); color: rgb(1, 2, 3) }
        .log { cursor: image-set("//evil.example/set" 1x), auto; outline: 7px solid }
        } } .foot { padding-block: 33px } @layer parley { .header { padding-block: 40px }`,
    },
  });
  await visitor.page.goto(ownersPage(parts, 'parley-release-look="full"'));
  await chat.open();
  await chat.title.getByText("<img src=//evil.example/title onerror=alert(1)>").waitFor();
  await chat.button("<svg onload=alert(1)>").waitFor();
  await chat.text("<script>alert(1)</script>").waitFor();
  assert.equal(await styleOf(chat.panel.locator(".header"), "color"), "rgb(1, 2, 3)");
  assert.equal(await styleOf(chat.panel.locator(".header"), "paddingTop"), "12px");
  assert.equal(await styleOf(chat.panel.locator(".header"), "backgroundImage"), "none");
  assert.equal(await styleOf(chat.log, "outlineWidth"), "7px");
  await chat.ask(question);
  assert.deepEqual(away, []);
  await visitor.console.expect(/^@import rules are not allowed here/);
});

scene("another release has another look, and none of the last one’s", async ({ visitor, chat }) => {
  await visitor.visitAndOpen(releases.guide);
  await chat.title.getByText("Parley guide").waitFor();
  await visitor.page.locator("parley-chat").evaluate((element, id) => {
    element.releaseId = id;
  }, releases.open);
  await chat.title.getByText("Open door").waitFor();
  await eventually(async () => {
    assert.equal(await styleOf(chat.panel, "backgroundColor"), "rgb(255, 255, 255)");
    assert.equal(await styleOf(chat.launcher, "backgroundColor"), "rgb(29, 92, 76)");
  });
});
