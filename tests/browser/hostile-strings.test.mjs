// Thousands of strings that would run a script or load something, through every text that the chat
// shows or reads: none does. No policy helps: what holds here is the chat's own doing.

import assert from "node:assert/strict";
import { question } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { foreign, hostileAddresses, hostileStrings } from "./support/hostile-strings.mjs";
import { releases, wire } from "./support/releases.mjs";
import { apiKey, logIn, userTag, userWire, vouchFor } from "./support/site-users.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage({ apiKey, csp: "off" });
const everything = hostileStrings.join("\n\n");

/**
 * Has the page count the scripts that run, and notes what is asked for elsewhere.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 */
async function watch({ context, gateway, page }) {
  const requests = [];
  await context.addInitScript(() => {
    window.broken = 0;
    window.broke = () => {
      window.broken += 1;
    };
    for (const name of ["alert", "confirm", "prompt"]) window[name] = window.broke;
  });
  context.on("request", (request) => {
    if (!request.url().startsWith(gateway.url)) requests.push(request.url());
  });
  return {
    /** Fails if anything ran, was loaded, or stands there to run or to load something. */
    async assertHarmless() {
      assert.deepEqual(await page.evaluate(findings), []);
      assert.deepEqual(requests, []);
      assert.equal(await page.evaluate(() => window.broken), 0);
      assert.equal(context.pages().length, 1);
      assert.ok(page.url().startsWith(gateway.url));
    },
  };
}

/** In the page: whatever the chat's nodes have that they should not. */
function findings() {
  const forbidden = new Set(
    "SCRIPT IMG IFRAME OBJECT EMBED STYLE BASE META VIDEO AUDIO TEMPLATE MATH".split(" "),
  );
  const found = [];
  const look = (node) => {
    if (forbidden.has(node.tagName)) found.push(node.tagName);
    for (const { name, value } of node.attributes) {
      if (/^on|^style$|^srcdoc$/.test(name)) found.push(`${node.tagName} ${name}`);
      if (/^(xlink:)?(href|src|action)$/.test(name) && !/^(https?|mailto|tel):/.test(value)) {
        found.push(`${node.tagName} ${name}=${value}`);
      }
    }
    for (const child of node.children) look(child);
    for (const child of node.shadowRoot?.children ?? []) look(child);
  };
  for (const chat of document.querySelectorAll("parley-chat, parley-launcher")) look(chat);
  return found;
}

/** An exchange that has a string in every text. */
const exchangeWith = (text) => ({
  prompt: text,
  promptTimestamp: 1,
  response: text,
  responseTimestamp: 2,
  context: [
    { content: text, metadata: { originalName: text, sourceUrl: text } },
    { content: "x", metadata: { sourceUrl: `https://example.com/${text}` } },
  ],
  safetyAdvisory: { severity: text, text },
});

scene("the strings are many, and harm a page that takes them for markup", async ({ visitor }) => {
  assert.ok(hostileStrings.length >= 500, String(hostileStrings.length));
  const { page } = visitor;
  const requests = visitor.requestsTo(new RegExp(`^${foreign}/`));
  await watch(visitor);
  await visitor.intercept(`${foreign}/**`, (route) => route.abort());
  await visitor.visit(releases.open);
  // Those that lead to another page would end the count.
  const staying = hostileStrings.filter((text) => !/refresh/i.test(text));
  await page.evaluate((strings) => {
    for (const text of strings) {
      document.body.append(document.createElement("section"));
      document.body.lastElementChild.innerHTML = text;
    }
  }, staying);
  await eventually(async () => {
    const broken = await page.evaluate(() => window.broken);
    assert.ok(broken > 50 && requests.length > 5, `${broken} scripts, ${requests.length} requests`);
  });
  await visitor.console.expectRepeated(/./);
});

scene("questions, answers, advisories and sources", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  await visitor.visitAndOpen(releases.open);
  const transcript = hostileStrings.map(exchangeWith);
  await visitor.intercept(wire.send, (route) =>
    route.fulfill({ json: { transcript, signiture: everything, remaining: 3 } }),
  );
  await chat.say(question);
  await chat.answer(hostileStrings.length - 1).waitFor();
  await assertHarmless();
  await chat.log.evaluate((log) => {
    for (const details of log.querySelectorAll("details")) details.open = true;
  });
  await assertHarmless();
  assert.equal(await chat.log.locator(".question").count(), hostileStrings.length);
  const asked = await chat.log.locator(".question p").allTextContents();
  assert.deepEqual(asked, hostileStrings);
});

scene("answers that a signed-in user chooses from", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  const address = visitor.addressOf("users-of-a-site");
  const body = `<!doctype html><title>Site</title>${userTag(visitor, releases.open)}`;
  await visitor.intercept(address, (route) => route.fulfill({ contentType: "text/html", body }));
  await visitor.page.goto(address);
  const token = await vouchFor(visitor);
  await logIn(visitor, token);
  await chat.open();
  await chat.ask(question);
  const variantsWith = (text) => ["x", text].map((content) => ({ content, variantName: text }));
  const messages = hostileStrings.flatMap((text) => [
    { id: text, role: "user", content: text },
    { id: text, role: "assistant", content: text, arenaVariants: variantsWith(text) },
  ]);
  await visitor.intercept(userWire.transcript, (route) => route.fulfill({ json: { messages } }));
  await visitor.page.reload();
  await logIn(visitor, token);
  await chat.open();
  const choices = chat.log.getByRole("group", { name: "Answers to choose from" });
  await eventually(async () => assert.equal(await choices.count(), hostileStrings.length));
  await assertHarmless();
});

scene("the bubbles of citations", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  await visitor.visitAndOpen(releases.open);
  const context = hostileStrings.flatMap((text) => exchangeWith(text).context);
  const ranges = Array.from({ length: Math.ceil(context.length / 20) }, (_, n) => n * 20 + 1);
  const response = ranges
    .map((first) => `[${first}-${Math.min(first + 19, context.length)}]`)
    .join("\n\n");
  const transcript = [{ ...exchangeWith("x"), response, context }];
  await visitor.intercept(wire.send, (route) =>
    route.fulfill({ json: { transcript, signiture: "s", remaining: 3 } }),
  );
  const answer = await chat.ask("x");
  const buttons = answer.locator(".citation button");
  await eventually(async () => assert.equal(await buttons.count(), ranges.length));
  let shown = 0;
  for (const button of await buttons.all()) {
    await button.scrollIntoViewIfNeeded();
    await button.evaluate((node) => node.click());
    shown += await chat.panel.locator(".bubble section").count();
    await assertHarmless();
  }
  assert.equal(shown, context.length);
});

scene("products", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  await visitor.visitAndOpen(releases.open);
  await visitor.page.locator("parley-chat").evaluate((element) => {
    element.productRecommendations = true;
  });
  const product = (text) => ({
    ...{ name: text, url: text, imageUrl: text, price: text, description: text, currency: text },
  });
  const texts = [...hostileStrings, ...hostileAddresses];
  const transcript = Array.from({ length: Math.ceil(texts.length / 12) }, (_, n) => ({
    ...exchangeWith("x"),
    products: texts.slice(n * 12, n * 12 + 12).map(product),
  }));
  await visitor.intercept(wire.send, (route) =>
    route.fulfill({ json: { transcript, signiture: "s", remaining: 3 } }),
  );
  await chat.say("x");
  await chat.answer(transcript.length - 1).waitFor();
  await assertHarmless();
  assert.equal(await chat.log.locator(".products li").count(), texts.length);
});

scene("pictures of products, where the owner allows them", async ({ visitor, chat }) => {
  await watch(visitor);
  await visitor.intercept("https://**", (route) => route.abort());
  await visitor.visitAndOpen(releases.open);
  await visitor.page.locator("parley-chat").evaluate((element) => {
    element.productRecommendations = element.images = true;
  });
  const texts = [...hostileAddresses, "https://example.com/good.png", ...hostileStrings];
  const transcript = Array.from({ length: Math.ceil(texts.length / 12) }, (_, n) => ({
    ...exchangeWith("x"),
    products: texts.slice(n * 12, n * 12 + 12).map((image) => ({ name: "x", image })),
  }));
  await visitor.intercept(wire.send, (route) =>
    route.fulfill({ json: { transcript, signiture: "s", remaining: 3 } }),
  );
  await chat.say("x");
  await chat.answer(transcript.length - 1).waitFor();
  const images = await chat.log.locator(".products img").evaluateAll((all) => all.map(({ src }) => src));
  assert.ok(images.includes("https://example.com/good.png"));
  for (const address of images) assert.match(address, /^https:/);
  assert.equal(await visitor.page.evaluate(() => window.broken), 0);
  // A picture is asked for when it comes into view.
  visitor.console.tolerate(/^Failed to load resource/);
});

scene("actions on the page", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  const descriptor = {
    name: everything,
    description: everything,
    category: everything,
    requiresConfirmation: true,
    parameters: hostileStrings.map((name) => ({ name, required: false })),
    target: { kind: "navigate", action: everything },
  };
  const json = { mode: "none", siteActions: [descriptor, everything, null, { name: everything }] };
  await visitor.intercept(wire.config, (route) => route.fulfill({ json }));
  await visitor.visitAndOpen(releases.open);
  const values = Object.fromEntries(hostileStrings.map((text) => [text, text]));
  const proposals = [
    { name: everything, params: { ...values, route: "/" } },
    { name: everything, params: { route: everything } },
    { name: hostileStrings[0], params: everything },
  ].map((proposal) => `\`\`\`divinci-action\n${JSON.stringify(proposal)}\n\`\`\``);
  const transcript = [{ ...exchangeWith("x"), response: proposals.join("\n\n") }];
  await visitor.intercept(wire.send, (route) =>
    route.fulfill({ json: { transcript, signiture: "s", remaining: 3 } }),
  );
  const answer = await chat.ask("x");
  const card = answer.locator(".action-card");
  await card.waitFor();
  await assertHarmless();
  assert.equal(await card.locator("dd").count(), Object.keys(values).length + 1);
  await chat.button("Deny").click();
  await visitor.console.expect(/was not done \(rejected\)/, 2);
  await assertHarmless();
});

scene("greetings", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  const messages = hostileStrings.map((message) => ({ message }));
  await visitor.intercept(wire.welcome, (route) => route.fulfill({ json: { messages } }));
  await visitor.visitAndOpen(releases.open);
  await chat.log.locator(".prose:not(.as-sent)").nth(hostileStrings.length - 1).waitFor();
  await assertHarmless();
});

scene("terms of service", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  await visitor.visitAndOpen(releases.open);
  const details = { tosId: everything, version: everything, title: everything };
  const terms = { code: "TERMS_NOT_ACCEPTED", message: everything };
  for (const content of [everything, ...hostileStrings.filter((_, index) => index % 97 === 0)]) {
    const json = { error: { ...terms, details: { ...details, content } } };
    await visitor.intercept(wire.send, (route) => route.fulfill({ status: 403, json }), 1);
    await chat.say(question);
    await chat.button("Decline").click();
    await assertHarmless();
    await chat.message.waitFor();
  }
  await visitor.console.expectFailedRequests(/status of 403/);
});

scene("errors and the notices that come of them", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  const json = { code: everything, message: everything, error: everything, context: everything };
  const headers = { "x-request-id": encodeURIComponent(hostileStrings[0]) };
  await visitor.intercept(wire.config, (route) => route.fulfill({ status: 404, json, headers }), 1);
  await visitor.visitAndOpen(releases.open);
  await assertHarmless();
  await chat.retry.click();
  await visitor.intercept(wire.send, (route) => route.fulfill({ status: 400, json }));
  await chat.say(question);
  await chat.notice.waitFor();
  await assertHarmless();
  await visitor.console.expectFailedRequests(/status of 40[04]/);
  await visitor.console.expectRepeated(/^\[parley\] /);
});

scene("the token and the voice that an answer's tools get", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  // The browser's voice, which reads instead, is done at once.
  await visitor.context.addInitScript(() => {
    speechSynthesis.speak = (utterance) => utterance.dispatchEvent(new Event("end"));
  });
  await visitor.visitAndOpen(releases.open);
  await visitor.intercept(wire.handoff, (route) => route.fulfill({ json: { token: everything } }));
  const answer = await chat.ask(question);
  await chat.menu.click();
  await chat.button("Continue in the app").click();
  await chat.panel.getByRole("link", { name: "Open the app" }).waitFor();
  await assertHarmless();
  for (const url of hostileAddresses) {
    await visitor.intercept(wire.speech, (route) => route.fulfill({ json: { url } }), 1);
    const spoken = visitor.page.waitForResponse(wire.speech);
    await answer.getByRole("button", { name: "Read aloud" }).click();
    await spoken;
  }
  await assertHarmless();
  // What is no address of its own is one of this site's.
  await visitor.console.expectFailedRequests(/status of 40[04]/);
});

/** In the page: gives the chat's element some attributes, each string of a list in turn. */
async function setInTurn([names, strings]) {
  const chat = document.querySelector("parley-chat");
  for (const text of strings) {
    for (const name of names) chat.setAttribute(name, text);
    await chat.updateComplete;
  }
}

const texts = ["label", "position", "theme", "language", "data-experiment-id", "experiment-variant"];
const addresses = ["css-src", "privacy-url", "sign-up-url", "app-url", "redirect-to"];

/** Gives the chat hostile addresses, and looks at what each becomes. */
async function assertLeadNowhere({ page }) {
  for (const address of hostileAddresses) {
    await page.evaluate(setInTurn, [addresses, [address]]);
    assert.deepEqual(await page.evaluate(findings), []);
  }
}

scene("what a page passes on in attributes", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  await visitor.visitAndOpen(releases.code);
  await chat.email.waitFor();
  await visitor.page.evaluate(setInTurn, [texts, hostileStrings]);
  await assertLeadNowhere(visitor);
  await assertHarmless();
  await visitor.console.expectRepeated(/^\[parley\] [\w-]+="/);
  await visitor.console.expectRepeated(/^Failed to load resource|^Refused to apply style/);
});

scene("where visitors are sent when their messages are used up", async ({ visitor, chat }) => {
  const { assertHarmless } = await watch(visitor);
  await visitor.visitAndOpen(releases.open);
  const json = { error: "quota_exhausted", context: everything };
  await visitor.intercept(wire.send, (route) => route.fulfill({ status: 429, json }));
  await chat.say(question);
  await chat.heading.waitFor();
  await assertLeadNowhere(visitor);
  await assertHarmless();
  await visitor.console.expect(/^\[parley\] QuotaExceededError/);
  await visitor.console.expectRepeated(/^\[parley\] [\w-]+="/);
  await visitor.console.expectRepeated(/^Failed to load resource|^Refused to apply style/);
});
