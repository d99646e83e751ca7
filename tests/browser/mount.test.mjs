// The chat as a module's script puts it into a page.

import assert from "node:assert/strict";
import { Chat, question, secondQuestion } from "./support/chat.mjs";
import { eventually } from "./support/eventually.mjs";
import { releases } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();

/**
 * Opens a page whose script has `mount`, and `given`, what every chat of these tests is mounted with.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @param {import("./support/owner-site.mjs").OwnerSite} site
 * @param {string} script
 */
async function visit({ gateway, page }, site, script) {
  const source = site.publish(
    "js",
    `import { mount } from "${gateway.url}/dist/index.js";
     window.mount = mount;
     window.given = { releaseId: "${releases.open}", baseUrl: "${gateway.url}" };
     ${script}`,
  );
  await page.goto(
    site.publishPage({
      body: `<section id="one"></section><section id="two"></section><output></output>
        <script type="module" src="${source}"></script>`,
    }),
  );
  await page.waitForFunction(() => "given" in window);
}

scene("without a place it floats, and tells what happens", async ({ visitor, chat, site }) => {
  const { page } = visitor;
  await visit(
    visitor,
    site,
    `const say = (text) => { document.querySelector("output").textContent += text + "; " };
     window.chat = mount({ ...given, on: {
       open: () => say("open"),
       close: () => say("closed"),
       message: ({ detail }) => say(detail.entry.prompt),
     } });`,
  );
  await chat.open();
  await chat.ask(question);
  await chat.close.click();
  await page.getByText(`open; ${question}; closed;`).waitFor();

  await page.evaluate(() => {
    window.chat.update({ on: { open: () => document.querySelector("output").replaceChildren() } });
    window.chat.toggle();
  });
  await chat.answered(question, 0);
  assert.equal(await page.locator("output").textContent(), "");
});

for (const [what, place] of [
  ["a selector", `"#two"`],
  ["an element", `document.querySelector("#two")`],
]) {
  scene(`in the place that ${what} names it stands inline`, async ({ visitor, site }) => {
    await visit(visitor, site, `mount(${place}, given);`);
    const chat = new Chat(visitor.page.locator("#two"), { role: "region" });
    await chat.ask(question);
  });
}

scene("it is opened and closed before it has been loaded as well as after", async ({
  visitor,
  chat,
  site,
}) => {
  const { page } = visitor;
  await visit(visitor, site, `window.chat = mount({ ...given, launcher: "none" }); chat.open();`);
  await chat.ask(question);
  await page.evaluate(() => {
    window.chat.close();
  });
  await chat.panel.waitFor({ state: "hidden" });
});

scene("its options can be changed, a conversation goes on over that", async ({ visitor, site }) => {
  const { page } = visitor;
  await visit(visitor, site, `window.chat = mount("#one", { ...given, label: "Help" });`);
  const help = new Chat(page, { role: "region", name: "Help" });
  await help.ask(question);
  await page.evaluate(() => {
    window.chat.update({ label: "Sales", theme: "dark", language: undefined });
  });
  const sales = new Chat(page, { role: "region", name: "Sales" });
  await sales.answered(question, 0);
  assert.equal(await page.locator("parley-chat").getAttribute("theme"), "dark");
});

scene("what happens can be counted, and nothing that was said is among it", async ({
  visitor,
  site,
}) => {
  const { page } = visitor;
  await visit(
    visitor,
    site,
    `window.tracked = [];
     const trackEvents = (events) => window.tracked.push(...events);
     mount("#one", { ...given, trackEvents, experimentId: "e1", experimentVariant: "control" });`,
  );
  await new Chat(page, { role: "region" }).ask(question);
  const tracked = await page.evaluate(() => window.tracked);
  const message = tracked.find(({ name }) => name === "parley-message");
  assert.deepEqual(message.experiment, { id: "e1", variant: "control" });
  assert.ok(Math.abs(message.timestamp - Date.now()) < 600_000);
  assert.ok(!JSON.stringify(tracked).includes(question));
});

scene("mounted, unmounted and mounted again at once, it is there once", async ({
  visitor,
  site,
}) => {
  const { page } = visitor;
  await visit(
    visitor,
    site,
    `const { unmount } = mount("#one", given);
     unmount();
     window.chat = mount("#one", given);`,
  );
  const chat = new Chat(page, { role: "region" });
  await chat.ask(question);
  await page.evaluate(() => {
    const { open, unmount } = window.chat;
    unmount();
    open();
    unmount();
  });
  await page.evaluate(() => window.chat.element.then(() => undefined));
  assert.equal(await page.locator("parley-chat").count(), 0);
});

scene("what is wrong with a call is said where it is called", async ({ visitor, site }) => {
  await visit(visitor, site, "");
  /** @param {unknown[]} more what the chat is mounted with, over what it is usually given */
  const refusal = (place, more) =>
    visitor.page.evaluate(
      ([place, more]) => {
        try {
          window.mount(...(place === "" ? [] : [place]), { ...window.given, ...more });
          return "nothing";
        } catch (error) {
          return String(error);
        }
      },
      [place, more],
    );
  assert.match(await refusal("", { langauge: "de" }), /^TypeError: A chat has no option "langauge"/);
  assert.match(await refusal("", { on: { opened: 1 } }), /^TypeError: A chat has no event "opened"/);
  assert.match(await refusal("", { releaseId: null }), /^TypeError: A chat needs a releaseId .* null/);
  assert.match(await refusal("", { releaseId: "short" }), /^TypeError: .* releaseId: "short"/);
  assert.match(await refusal("#three", {}), /^TypeError: .* #three is not in the page/);
  assert.equal(await visitor.page.locator("parley-chat").count(), 0);
});

scene("a chat that does not load is reported, and comes with the next call", async ({
  visitor,
  chat,
  site,
}) => {
  const { page } = visitor;
  let isCut = true;
  await visitor.intercept("**/dist/element.js*", (route) =>
    isCut ? route.abort() : route.fallback(),
  );
  await visit(visitor, site, "window.chat = mount(given);");
  await visitor.console.expect(/^\[parley\] The chat could not be loaded\./);
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  isCut = false;
  const again = () => page.evaluate(() => window.chat.element.then(({ localName }) => localName));
  assert.equal(await again(), "parley-chat");
  await chat.open();
  await chat.ask(question);
});

scene("several chats of one page do not mix", async ({ visitor, site }) => {
  const { page } = visitor;
  await visit(
    visitor,
    site,
    `mount({ ...given, label: "Sales" });
     mount({ ...given, label: "Help", releaseId: "${releases.openTerms}" });
     window.team = mount("#one", { ...given, label: "Team", releaseId: "${releases.variants}" });`,
  );
  const sales = new Chat(page, { name: "Sales" });
  const help = new Chat(page, { name: "Help" });
  const team = new Chat(page, { name: "Team", role: "region" });
  const launchers = [sales, help].map(({ launcher }) => launcher.boundingBox());
  const [upper, lower] = (await Promise.all(launchers)).sort((one, other) => one.y - other.y);
  assert.ok(upper.y + upper.height <= lower.y, "One launcher covers the other");

  await team.ask(secondQuestion);
  await sales.open();
  await sales.ask(question);
  await sales.close.click();
  await help.open();
  await help.say(secondQuestion);
  await help.button("Agree and continue").click();
  await help.answered(secondQuestion, 0);
  await visitor.console.expectFailedRequests(/status of 403/);
  await visitor.photograph("several mounted chats");
  const said = ({ log }) => log.locator(".question p").allTextContents();
  assert.deepEqual(await said(team), [secondQuestion]);
  assert.deepEqual(await said(help), [secondQuestion]);
  await help.close.click();
  await sales.open();
  assert.deepEqual(await said(sales), [question]);

  await page.evaluate(() => {
    window.team.unmount();
  });
  await eventually(async () => assert.equal(await page.locator("parley-chat").count(), 2));
  await sales.ask(secondQuestion);
});
