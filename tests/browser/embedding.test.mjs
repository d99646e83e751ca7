// The chat on a site of its owner's, from another origin: what a script tag costs and does, what
// is wrong with it is told, and page and chat leave each other alone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Chat, question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases, wire } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();

/**
 * A script tag such as an owner writes.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @param {string} release
 * @param {string} [more] attributes
 */
function tag({ gateway }, release, more = "") {
  const service = `parley-base-url="${gateway.url}"`;
  const turnstile = `parley-turnstile-src="${gateway.url}/turnstile/v0/api.js"`;
  const attributes = `divinci-release-id="${release}" ${service} ${turnstile} ${more}`;
  return `<script src="${gateway.url}/dist/parley.js" ${attributes}></script>`;
}

/** The paths of the package's files among some requests. */
function files(requests) {
  return requests.map((request) => new URL(request.url()).pathname.replace(/^\/dist\//, ""));
}

/** Everything of the chat's that a page holds. */
function traces(page) {
  return page.locator("parley-launcher, parley-chat").count();
}

scene("a page pays for the loader alone until somebody opens the chat", async ({
  visitor,
  chat,
  site,
}) => {
  const { page } = visitor;
  const fetched = visitor.requestsTo(new RegExp(`^${visitor.gateway.url}`));
  await page.goto(site.publishPage({ body: tag(visitor, releases.captcha) }));
  await chat.launcher.waitFor();
  await page.waitForLoadState("networkidle");
  assert.deepEqual(files(fetched), ["parley.js"]);
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});

  await chat.open();
  await chat.message.waitFor();
  const loaded = files(fetched);
  assert.ok(loaded.includes("element.js") && loaded.includes("chat.wasm"), String(loaded));
  assert.ok(!loaded.some((file) => /^(answers|sdk|index)/.test(file)), String(loaded));
  await chat.ask(question);
  await visitor.photograph("owner site");
});

scene("pointing at the launcher loads the chat beforehand, once, and asks the service nothing", async ({
  visitor,
  chat,
  site,
}) => {
  const fetched = visitor.requestsTo(new RegExp(`^${visitor.gateway.url}`));
  await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.open) }));
  await chat.launcher.hover();
  await eventually(() => assert.ok(files(fetched).includes("chat.wasm")));
  await visitor.page.waitForLoadState("networkidle");
  const loaded = files(fetched);
  assert.ok(!loaded.some((file) => file.includes("/")), String(loaded));
  assert.equal(await visitor.page.locator("parley-chat").count(), 0);

  await chat.launcher.click();
  await chat.ask(question);
  for (const file of loaded) {
    assert.equal(files(fetched).filter((other) => other === file).length, 1, file);
  }
});

scene("no file of a chat waits for another", async ({ visitor, chat, site }) => {
  let letGo = () => {};
  const held = new Promise((resolve) => (letGo = resolve));
  await visitor.intercept("**/dist/element.js", async (route) => {
    await held;
    await route.continue();
  });
  const fetched = visitor.requestsTo(/\/dist\//);
  await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.open) }));
  await chat.launcher.click();
  await eventually(() => {
    const asked = files(fetched);
    const chunks = asked.filter((file) => file.startsWith("chunk-"));
    assert.ok(asked.includes("chat.wasm") && chunks.length > 1, String(asked));
  });
  letGo();
  await chat.ask(question);
});

scene("what could not be loaded beforehand is loaded for who opens the chat", async ({
  visitor,
  chat,
  site,
}) => {
  for (const file of ["chat-start.js", "element.js", "chat.wasm"]) {
    const failed = visitor.page.waitForEvent("requestfailed");
    await visitor.intercept(`**/${file}`, (route) => route.abort(), 1);
    await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.open) }));
    await chat.launcher.hover();
    await failed;
    await visitor.console.expectFailedRequests(/ERR_FAILED/);
    assert.equal(await visitor.page.locator("parley-chat").count(), 0);
    await chat.launcher.click();
    await chat.ask(question);
  }
});

scene("a tag in the head works as well as one in the body", async ({ visitor, chat, site }) => {
  await visitor.page.goto(site.publishPage({ head: tag(visitor, releases.open) }));
  await chat.open();
  await chat.ask(question);
});

scene("Turnstile's script is Cloudflare's, unless the owner says otherwise", async ({
  visitor,
  chat,
  site,
}) => {
  const standIn = readFileSync(
    new URL("../../demo/gateway/turnstile/api.js", import.meta.url),
    "utf8",
  );
  const cloudflare = visitor.requestsTo(/^https:\/\/challenges\.cloudflare\.com\//);
  await visitor.intercept("https://challenges.cloudflare.com/**", (route) =>
    route.fulfill({ body: standIn, contentType: "text/javascript" }),
  );
  const body = tag(visitor, releases.captcha).replace(/parley-turnstile-src="[^"]*"/, "");
  await visitor.page.goto(site.publishPage({ body }));
  await chat.open();
  await chat.ask(question);
  assert.deepEqual(
    cloudflare.map((request) => request.url()),
    ["https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit"],
  );
});

scene("the release under the vendor's other name for it", async ({ visitor, chat, site }) => {
  const body = tag(visitor, releases.open).replace("divinci-release-id", "data-release-id");
  await visitor.page.goto(site.publishPage({ body }));
  await chat.open();
  await chat.ask(question);
});

for (const [what, change, complaint] of [
  ["an empty release", (text) => text.replace(/id="\w+"/, 'id=""'), /="" is not 8 to 64 letters/],
  ["a short release", (text) => text.replace(/id="\w+"/, 'id="abc"'), /="abc" is not 8 to 64/],
  ["a strange release", (text) => text.replace(/id="/, 'id="../'), /="\.\.\/\w+" is not 8 to 64/],
  ["type=module", (text) => text.replace("<script", '<script type="module"'), /not as a module/],
]) {
  scene(`a tag with ${what} shows nothing, and the console says why`, async ({ visitor, site }) => {
    const fetched = visitor.requestsTo(/\/dist\//);
    const head = change(tag(visitor, releases.open));
    await visitor.page.goto(site.publishPage({ head }));
    await visitor.console.expect(new RegExp(`^\\[parley\\] .*${complaint.source}`));
    assert.equal(await traces(visitor.page), 0);
    assert.deepEqual(files(fetched), ["parley.js"]);
  });
}

scene("attributes that mean nothing are named on the console once the chat is there", async ({ visitor, chat, site }) => {
  const unknown = [
    'divinci-relase="x"',
    'data-divinci-theme="x"',
    'data-experiment-name="x"',
    'parley-lable="Help"',
  ];
  const body = tag(visitor, releases.open, `${unknown.join(" ")} data-other="x" class="x"`);
  await visitor.page.goto(site.publishPage({ body }));
  await chat.open();
  for (const attribute of unknown) {
    const name = attribute.split("=")[0].replace(/^parley-/, "");
    await visitor.console.expect(new RegExp(`^\\[parley\\] The attribute "${name}" has no effect`));
  }
  await chat.ask(question);
});

for (const [what, more, complaint] of [
  ["a service that has no address", 'parley-base-url="nonsense:"', /base-url="nonsense:" is not/],
  ["a homepage gate without its key", 'parley-gate="homepage"', /needs a "turnstile-site-key"/],
]) {
  scene(`${what}: the visitor is told, the owner told more`, async ({ visitor, chat, site }) => {
    const body = tag(visitor, releases.open).replace(
      /parley-base-url="[^"]*"/,
      (given) => (more.startsWith("parley-base-url") ? more : `${given} ${more}`),
    );
    await visitor.page.goto(site.publishPage({ body }));
    await chat.open();
    await chat.heading.getByText("This chat isn’t set up correctly").waitFor();
    await visitor.photograph("setup problem");
    await visitor.console.expect(new RegExp(`^\\[parley\\] .*${complaint.source}`));
  });
}

scene("settings that the chat can do without are left out, and told", async ({
  visitor,
  chat,
  site,
}) => {
  const wrong = 'parley-theme="pink" parley-gate="back" parley-sign-up-url="javascript:alert(1)"';
  await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.open, wrong) }));
  await chat.open();
  await visitor.console.expect(/^\[parley\] theme="pink" is not one of: auto, light, dark\./);
  await visitor.console.expect(/^\[parley\] gate="back" is not one of: free-chat, homepage\./);
  await visitor.console.expect(/^\[parley\] sign-up-url="javascript:alert\(1\)" is not a web add/);
  await chat.ask(question);
});

scene("label, language, corner and theme are the owner's choice", async ({ visitor, site }) => {
  const look = 'parley-label="Hilfe" parley-language="de" parley-position="start"';
  const body = tag(visitor, releases.open, `${look} parley-theme="dark"`);
  const chat = new Chat(visitor.page, { name: "Hilfe" });
  await visitor.page.goto(site.publishPage({ body }));
  const { x } = await chat.launcher.boundingBox();
  assert.ok(x < 100, `The launcher is at ${x}`);
  await chat.open();
  await chat.panel.getByRole("textbox", { name: "Ihre Nachricht" }).waitFor();
  assert.equal(await chat.panel.getAttribute("lang"), "de");
  await visitor.photograph("german dark start");
});

scene("the page’s language is the chat’s", async ({ visitor, site }) => {
  const body = tag(visitor, releases.open);
  const chat = new Chat(visitor.page);
  await visitor.page.goto(site.publishPage({ body, language: "es-MX" }));
  await chat.open();
  await chat.panel.getByText("¡Hola!").waitFor();
});

scene("a sign-up address is offered when the messages are used up", async ({
  visitor,
  chat,
  site,
}) => {
  const more = 'parley-sign-up-url="https://shop.example/join"';
  await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.twoQuestions, more) }));
  await chat.open();
  await chat.ask(question);
  await chat.say(secondQuestion);
  const link = chat.panel.getByRole("link", { name: "Sign up" });
  await chat.assertFocused(link);
  assert.equal(await link.getAttribute("href"), "https://shop.example/join");
  await visitor.photograph("quota sign-up");
});

scene("a privacy policy is linked to where an address is asked for", async ({
  visitor,
  chat,
  site,
}) => {
  const more = 'parley-privacy-url="/privacy"';
  await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.code, more) }));
  await chat.open();
  const link = chat.panel.getByRole("link", { name: "Privacy policy" });
  await link.waitFor();
  assert.equal(await link.evaluate(({ href }) => href), site.addressOf("/privacy"));
});

scene("sources and thumbs can be left out", async ({ visitor, chat, site }) => {
  const more = 'context-bubbles="false" message-feedback="false"';
  await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.open, more) }));
  await chat.open();
  const answer = await chat.ask(question);
  assert.equal(await answer.getByText(/\d+ sources?/).count(), 0);
  assert.equal(await answer.getByRole("button", { name: "Poor answer" }).count(), 0);
});

scene("what answers show beyond that is switched on", async ({ visitor, chat, site }) => {
  const more = 'quick-menu share-chat="false" product-recommendations parley-images';
  await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.open, more) }));
  await chat.open();
  const switches = await visitor.page
    .locator("parley-chat")
    .evaluate(({ images, productRecommendations, quickMenu, shareChat }) => [
      ...[images, productRecommendations, quickMenu, shareChat],
    ]);
  assert.deepEqual(switches, [true, true, true, false]);
  await chat.ask(question);
  await chat.panel.getByRole("group", { name: "Quick actions" }).waitFor();
  assert.equal(await chat.button("Share conversation").count(), 0);
});

scene("an owner's style sheet reaches into the chat", async ({ visitor, chat, site }) => {
  const sheet = site.publish("css", ".header { background: rgb(1, 2, 3) }");
  const body = tag(visitor, releases.open, `css-src="${sheet}"`);
  await visitor.page.goto(site.publishPage({ body }));
  await chat.open();
  const header = chat.panel.locator(".header");
  await eventually(async () => {
    const color = await header.evaluate((node) => getComputedStyle(node).backgroundColor);
    assert.equal(color, "rgb(1, 2, 3)");
  });
});

scene("the page's own styles do not", async ({ visitor, chat, site }) => {
  const rules = "button, input, p, form, textarea { display: none !important; color: red }";
  const head = `<link rel="stylesheet" href="${site.publish("css", rules)}">`;
  await visitor.page.goto(site.publishPage({ head, body: tag(visitor, releases.open) }));
  await chat.open();
  await chat.ask(question);
});

scene("the page's script opens and closes the chat by its handle", async ({
  visitor,
  chat,
  site,
}) => {
  const { page } = visitor;
  await page.goto(
    site.publishPage({ body: tag(visitor, releases.open, 'data-global-name="SHOP_CHAT"') }),
  );
  await page.evaluate(() => window.SHOP_CHAT.open());
  await chat.ask(question);
  await page.evaluate(() => window.SHOP_CHAT.close());
  await chat.panel.waitFor({ state: "hidden" });
  await page.evaluate(() => window.SHOP_CHAT.toggle());
  await chat.answered(question, 0);
});

scene("the chat adds one name to the page's globals", async ({ visitor, chat, site }) => {
  const before = `window.names = new Set(Object.keys(window).concat("names"));`;
  const head = `<script src="${site.publish("js", before)}"></script>`;
  await visitor.page.goto(site.publishPage({ head, body: tag(visitor, releases.open) }));
  await chat.open();
  await chat.ask(question);
  const added = await visitor.page.evaluate(() =>
    Object.keys(window).filter((name) => !window.names.has(name)),
  );
  const own = added.filter((name) => !/^(_?__?playwright|lit|reactive)/i.test(name));
  assert.deepEqual(own, ["DIVINCI_AI"]);
});

scene("a handle never replaces what the page has under its name", async ({
  visitor,
  chat,
  site,
}) => {
  const mine = site.publish("js", "window.DIVINCI_AI = 'mine';");
  const body = `<script src="${mine}"></script>${tag(visitor, releases.open)}`;
  await visitor.page.goto(site.publishPage({ body }));
  await chat.launcher.waitFor();
  await visitor.console.expect(/^\[parley\] window\.DIVINCI_AI is taken/);
  assert.equal(await visitor.page.evaluate(() => window.DIVINCI_AI), "mine");
});

scene("parley-open opens the chat with the page, and leaves the focus alone", async ({
  visitor,
  chat,
  site,
}) => {
  await visitor.page.goto(
    site.publishPage({ body: tag(visitor, releases.open, "parley-open") }),
  );
  await chat.message.waitFor();
  assert.equal(await visitor.page.evaluate(() => document.activeElement.localName), "body");
});

scene("a chat that does not load can be asked for again", async ({ visitor, chat, site }) => {
  await visitor.intercept("**/dist/chat-start.js*", (route) => route.abort(), 1);
  await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.open) }));
  await chat.launcher.evaluate((button) => button.click());
  const note = visitor.page.getByRole("alert");
  await note.getByText("The chat could not be loaded.").waitFor();
  await visitor.photograph("not loaded");
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await visitor.console.expect(/^\[parley\] Could not load .*\/dist\/chat-start\.js/);
  await note.getByRole("button", { name: "Try again" }).click();
  await chat.ask(question);
});

for (const [what, spoil] of [
  [
    "full",
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
      };
    },
  ],
  [
    "forbidden",
    () => {
      for (const name of ["localStorage", "sessionStorage"]) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException("Access is denied for this document.", "SecurityError");
          },
        });
      }
    },
  ],
]) {
  scene(`storage that is ${what} costs the visitor only the stay`, async ({
    visitor,
    chat,
    site,
  }) => {
    await visitor.context.addInitScript(spoil);
    await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.captcha) }));
    await chat.open();
    await chat.ask(question);
    await chat.ask(secondQuestion);
    await visitor.console.expect(/^\[parley\] The session cannot be kept in localStorage/);
    await visitor.console.expect(/^\[parley\] The conversation cannot be kept in localStorage/);
  });
}

scene("two script tags make two chats, which do not mix", async ({ visitor, site }) => {
  const { page } = visitor;
  const left = tag(visitor, releases.open, 'parley-label="Sales" data-global-name="SALES"');
  const right = tag(visitor, releases.captcha, 'parley-label="Help" parley-position="start"');
  await page.goto(site.publishPage({ body: left + right }));
  const sales = new Chat(page, { name: "Sales" });
  const help = new Chat(page, { name: "Help" });
  await sales.open();
  await sales.ask(question);
  await help.open();
  await help.ask(secondQuestion);
  await visitor.photograph("two chats");
  assert.deepEqual(await sales.log.locator(".question p").allTextContents(), [question]);
  assert.deepEqual(await help.log.locator(".question p").allTextContents(), [secondQuestion]);
  await help.close.click();
  await sales.ask(secondQuestion);
});

scene("an element that is taken out of the page ends, and goes on when it comes back", async ({
  visitor,
  site,
}) => {
  const { gateway, page } = visitor;
  const chat = new Chat(page, { role: "region" });
  await page.goto(
    site.publishPage({
      head: `<script type="module" src="${gateway.url}/dist/element.js"></script>`,
      body: `<section id="one"><parley-chat inline release-id="${releases.open}"
        base-url="${gateway.url}"></parley-chat></section><section id="two"></section>`,
    }),
  );
  await chat.ask(question);

  // Moved within the page, it keeps what was said.
  await page.evaluate(() => {
    document.querySelector("#two").append(document.querySelector("parley-chat"));
  });
  await chat.answered(question, 0);
  await chat.ask(secondQuestion);

  const element = await page.evaluateHandle(() => document.querySelector("parley-chat"));
  await element.evaluate((node) => {
    node.remove();
  });
  assert.equal(await chat.panel.count(), 0);
  await element.evaluate((node) => {
    document.querySelector("#one").append(node);
  });
  await chat.answered(question, 0);
  await chat.answered(secondQuestion, 1);
  await chat.ask("And then?");
});

scene("an element that is given another release goes over to it", async ({ visitor, site }) => {
  const { gateway, page } = visitor;
  await page.goto(
    site.publishPage({
      head: `<script type="module" src="${gateway.url}/dist/element.js"></script>`,
      body: `<parley-chat release-id="${releases.open}" base-url="${gateway.url}"></parley-chat>`,
    }),
  );
  const chat = new Chat(page);
  await chat.open();
  await chat.ask(question);
  await page.evaluate((release) => {
    document.querySelector("parley-chat").setAttribute("release-id", release);
  }, releases.openTerms);
  await chat.say(secondQuestion);
  await chat.button("Agree and continue").waitFor();
  await visitor.console.expectFailedRequests(/status of 403/);
});

scene("the client works in a page without the widget", async ({ visitor, site }) => {
  const { gateway, page } = visitor;
  const script = site.publish(
    "js",
    `import { DivinciClient } from "${gateway.url}/dist/index.js";
     const client = new DivinciClient({ releaseId: "${releases.open}", baseUrl: "${gateway.url}" });
     const flow = client.freeChatGate.flow();
     flow.addEventListener("exchange", ({ detail }) => {
       document.querySelector("h1").textContent = detail.response;
     });
     flow.addEventListener("change", () => {
       const { pending, screen } = flow.state;
       if (screen === "chat" && pending === "" && flow.transcript.length === 0)
         flow.send("${question}");
     });
     flow.start();`,
  );
  await page.goto(site.publishPage({ head: `<script type="module" src="${script}"></script>` }));
  await page.getByRole("heading", { name: "There are three ways to embed the chat" }).waitFor();
});

scene("every file of the package can be had from another origin", async ({ visitor, site }) => {
  const failed = visitor.requestsTo(/^http/);
  await visitor.page.goto(
    site.publishPage({ body: tag(visitor, releases.code, 'parley-language="ja"') }),
  );
  const chat = new Chat(visitor.page, { name: "チャット" });
  await chat.open();
  await chat.panel.locator("#email").waitFor();
  await visitor.photograph("japanese");
  const responses = await Promise.all(failed.map((request) => request.response()));
  for (const response of responses) assert.ok(response?.ok(), response?.url());
});

scene("the service's words about a conversation under way are not lost on a slow line", async ({
  visitor,
  chat,
  site,
}) => {
  await visitor.page.goto(site.publishPage({ body: tag(visitor, releases.open) }));
  const letGo = await visitor.hold(wire.welcome);
  await chat.open();
  await chat.ask(question);
  letGo();
  await chat.log.getByText("Hello! Ask me anything about Parley").waitFor();
  await chat.answered(question, 0);
});
