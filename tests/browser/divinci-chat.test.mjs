// The vendor's class: chats that a page makes itself, each a page of its own in a frame.

import assert from "node:assert/strict";
import { Chat, question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases } from "./support/releases.mjs";
import { apiKey, userWire, vouchFor } from "./support/site-users.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({
  apiKey,
  connectSources: ["https://api.divinci.app"],
  wordPauseMs: 0,
});

/** Opens a page that has the loader, and makes a chat there. */
async function makeChat({ visitor, site }, options = {}) {
  const { gateway, page } = visitor;
  const body = `<script src="${gateway.url}/dist/parley.js"></script>`;
  await page.goto(site.publishPage({ body, frames: true }));
  await page.evaluate(
    (given) => {
      window.chat = new window.DIVINCI_AI.DivinciChat(given);
    },
    { releaseId: releases.open, baseUrl: gateway.url, ...options },
  );
  return new Chat(page.frameLocator("iframe"), { role: "region" });
}

/** Places the chat's frame in the page. */
function place({ page }) {
  return page.evaluate(() => {
    document.querySelector("main").append(window.chat.iframe);
  });
}

scene("a tag without a release shows nothing, and has the class", async ({ visitor, site }) => {
  const fetched = visitor.requestsTo(/\/dist\//);
  const body = `<script src="${visitor.gateway.url}/dist/parley.js"></script>`;
  await visitor.page.goto(site.publishPage({ body, frames: true }));
  assert.equal(await visitor.page.evaluate(() => typeof window.DIVINCI_AI.DivinciChat), "function");
  assert.equal(await visitor.page.locator("parley-launcher, parley-chat, iframe").count(), 0);
  assert.equal(fetched.length, 1);
});

scene("a chat is a frame that the page places where it likes", async ({ visitor, site }) => {
  const chat = await makeChat({ visitor, site });
  assert.equal(await visitor.page.locator("iframe").count(), 0);
  await place(visitor);
  const answer = await chat.ask(question);
  // Off, unless the options say so.
  assert.equal(await answer.getByText(/\d+ sources?/).count(), 0);
  await visitor.photograph("chat in a frame");
  assert.equal(await visitor.page.evaluate(() => window.chat.ui.isOpen), true);
});

scene("the page sends a message, and hears what is said", async ({ visitor, site }) => {
  const chat = await makeChat({ visitor, site }, { contextBubbles: true, helpRequests: true });
  await visitor.page.evaluate(() => {
    window.heard = [];
    window.chat.iframe.addEventListener("parley-message", ({ detail }) => {
      window.heard.push(detail.entry.prompt);
    });
    window.chat.iframe.addEventListener("parley-help", ({ detail }) => {
      window.heard.push(detail.transcript.length);
    });
  });
  await place(visitor);
  const { response } = await visitor.page.evaluate(
    (text) => window.chat.sendMessage(text),
    question,
  );
  assert.notEqual(response, "");
  const answer = await chat.answered(question, 0);
  assert.notEqual((await chat.sources(answer)).length, 0);
  await chat.menu.click();
  await chat.button("Ask a person for help").click();
  await chat.panel.locator(".remark", { hasText: "A person has been asked to help." }).waitFor();
  assert.deepEqual(await visitor.page.evaluate(() => window.heard), [question, 1]);
});

scene("toggleable: it floats, loads with its first use, opens and closes", async ({
  visitor,
  site,
}) => {
  const { page } = visitor;
  const fetched = visitor.requestsTo(/\/dist\/frame\.html/);
  const chat = await makeChat({ visitor, site }, { toggleable: true });
  await page.evaluate(() => {
    window.toggles = [];
    window.chat.ui.onToggle.on((isOpen) => window.toggles.push(isOpen));
  });
  const launcher = page.getByRole("button", { name: "Chat", exact: true });
  await launcher.waitFor();
  assert.equal(fetched.length, 0);
  await launcher.click();
  await chat.ask(question);
  await visitor.photograph("chat in a floating frame");
  await chat.message.press("Escape");
  await page.locator("iframe").waitFor({ state: "hidden" });
  await page.evaluate(() => window.chat.ui.openChat());
  await chat.assertFocused(chat.message);
  await chat.answered(question, 0);
  await page.evaluate(() => window.chat.ui.toggleChat());
  assert.deepEqual(await page.evaluate(() => [window.chat.ui.isOpen, window.toggles]), [
    false,
    [true, false, true, false],
  ]);
});

scene("a user of the site is logged in through the frame, and no address has the token", async ({
  visitor,
  site,
}) => {
  const { page } = visitor;
  const all = visitor.requestsTo(/./);
  const logins = [];
  // Only on the way does the browser show what a frame sends.
  await page.route(userWire.login, (route) => {
    logins.push(route.request().postDataJSON());
    return route.fallback();
  });
  const chat = await makeChat({ visitor, site }, { externalUser: true });
  await place(visitor);
  await chat.heading.getByText("Please sign in").waitFor();
  const refused = await page.evaluate(() =>
    window.chat.auth.login("").then(() => "", (error) => error.message),
  );
  assert.match(refused, /needs the refresh token/);
  assert.equal(logins.length, 0);
  const token = await vouchFor(visitor, { tier: "basic" });
  const { tierConfig } = await page.evaluate((text) => window.chat.auth.login(text), token);
  assert.equal(tierConfig.tier, "basic");
  await chat.ask(question);
  // The service is told the origin of the site that has vouched, not the frame's.
  assert.equal(logins[0].origin, new URL(page.url()).origin);
  assert.ok(all.every((request) => !request.url().includes(token)));
  // A frame that is moved is loaded anew, and its user comes along.
  await page.evaluate(() => {
    document.body.append(window.chat.iframe);
  });
  await chat.answered(question, 0);
  await chat.ask(secondQuestion);
  await page.evaluate(() => window.chat.auth.logout());
  await chat.heading.getByText("Please sign in").waitFor();
});

scene("a refusal comes through with its status", async ({ visitor, site }) => {
  await makeChat({ visitor, site }, { externalUser: true });
  await place(visitor);
  const refusal = await visitor.page.evaluate(() =>
    window.chat.sendMessage("Hello").then(() => null, ({ status }) => status),
  );
  assert.equal(refusal, 401);
});

scene("nobody but the page around it talks with the frame", async ({ visitor, site }) => {
  const { gateway, page } = visitor;
  const address = `${gateway.url}/dist/frame.html#release=${releases.open}&bridge=`;
  await page.goto(site.publishPage({ body: `<iframe src="${address}"></iframe>`, frames: true }));
  await page.locator("iframe").waitFor();
  const frame = await (await page.locator("iframe").elementHandle()).contentFrame();
  await frame.waitForLoadState();
  // From the frame's own window, as from any that has got hold of it.
  await frame.evaluate(() => {
    const greeting = { parley: "connect", settings: { label: "Mallory" } };
    window.postMessage(greeting, "*", [new MessageChannel().port2]);
    window.postMessage({ id: 1, call: "login", argument: "x" }, "*");
  });
  // Not a greeting, from the right one; then the greeting; then another, which comes too late.
  await page.evaluate(
    ({ origin, settings }) => {
      const frame = document.querySelector("iframe").contentWindow;
      const greet = (more) => {
        const { port1, port2 } = new MessageChannel();
        window.ports = [...(window.ports ?? []), port1];
        frame.postMessage({ parley: "connect", settings: { ...settings, ...more } }, origin, [port2]);
      };
      frame.postMessage("nonsense", origin);
      frame.postMessage({ parley: "disconnect" }, origin);
      greet({ label: "Shop" });
      greet({ label: "Mallory" });
    },
    { origin: gateway.url, settings: { "base-url": gateway.url } },
  );
  const shop = new Chat(page.frameLocator("iframe"), { name: "Shop", role: "region" });
  await shop.ask(question);
  // Nonsense through the port is passed over, too.
  await page.evaluate(() => {
    for (const value of [null, 1, "x", {}, { id: 1, call: "remove", argument: "" }]) {
      window.ports[0].postMessage(value);
    }
  });
  await shop.ask(secondQuestion);
  await eventually(async () => assert.equal(await page.locator("iframe").count(), 1));
});

scene("a link to the frame's page is a chat by itself, with the vendor's service alone", async ({
  visitor,
}) => {
  const { gateway, page } = visitor;
  const foreign = visitor.requestsTo(/^https:\/\/evil\.example/);
  const vendor = visitor.requestsTo(/^https:\/\/api\.divinci\.app\//);
  await visitor.intercept("https://api.divinci.app/**", (route) => route.abort());
  const query = `release=${releases.open}&language=de&base-url=https://evil.example`;
  await page.goto(`${gateway.url}/dist/frame.html?${query}&css-src=https://evil.example/x.css`);
  await page.getByRole("region", { name: "Chat" }).waitFor();
  await eventually(() => assert.notEqual(vendor.length, 0));
  assert.equal(foreign.length, 0);
  await visitor.console.expectRepeated(/Failed to load|NetworkError|What the release says/);
});
