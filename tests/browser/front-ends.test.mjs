// The chat in front ends as they are written today: bundled by Vite, webpack and esbuild, in pages of
// React, Vue and Svelte, all under a strict Content-Security-Policy.

import assert from "node:assert/strict";
import { after } from "node:test";
import { Chat, question, secondQuestion } from "./support/chat.mjs";
import { FrontEnds } from "./support/front-ends.mjs";
import { OwnerSite } from "./support/owner-site.mjs";
import { releases } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();

/** What webpack, Vue and Svelte make trusted scripts and markup by. */
const makers = ["webpack", "vue", "svelte-trusted-html"];

/** @type {FrontEnds | undefined} */
let frontEnds;
/** @type {OwnerSite | undefined} */
let site;
after(async () => {
  await site?.close();
  await frontEnds?.close();
});

/**
 * Opens the page of a front end.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @param {string} name
 * @param {{ withoutWebAssembly?: boolean }} [options]
 */
async function visit({ gateway, page }, name, { withoutWebAssembly = false } = {}) {
  frontEnds ??= await FrontEnds.open();
  await frontEnds.build(name);
  site ??= await OwnerSite.open(gateway.url, { "/front-ends/": frontEnds.folder }, makers);
  const query = new URLSearchParams({ release: releases.open, api: gateway.url });
  const address = site.addressOf(`/front-ends/${name}/dist/index.html?${query}`);
  if (withoutWebAssembly) {
    await page.route(address, async (route) => {
      const response = await route.fetch();
      const { "content-security-policy": policy, ...headers } = response.headers();
      const stricter = policy.replace(" 'wasm-unsafe-eval'", "");
      await route.fulfill({
        response,
        headers: { ...headers, "content-security-policy": stricter },
      });
    });
  }
  await page.goto(address);
}

/** Opens the chat by the page's own button, or by the chat's. */
async function open({ chat, page }, name) {
  if (name === "vite") await page.getByRole("button", { name: "Ask us" }).click();
  else await chat.launcher.click();
  await chat.panel.waitFor();
}

for (const name of ["vite", "webpack", "esbuild"]) {
  scene(`${name}: the chat and its core come from the bundler's output`, async ({
    visitor,
    chat,
  }) => {
    const { gateway, page } = visitor;
    const requests = visitor.requestsTo(/\.(wasm|js)(\?|$)/);
    await visit(visitor, name);
    if (name === "webpack") await page.getByText("One copy").waitFor();
    await page.waitForLoadState("networkidle");
    assert.ok(!requests.some((request) => request.url().includes(".wasm")));

    await open({ chat, page }, name);
    await chat.ask(question);
    await page.getByText(`Answered: ${question}`).waitFor();
    const core = requests.filter((request) => request.url().endsWith(".wasm"));
    assert.equal(core.length, 1);
    assert.ok(requests.every((request) => !request.url().startsWith(gateway.url)));
  });

  scene(`${name}: without WebAssembly its script comes from there too`, async ({
    visitor,
    chat,
  }) => {
    const { gateway, page } = visitor;
    const requests = visitor.requestsTo(/\.(wasm|js)(\?|$)/);
    await visit(visitor, name, { withoutWebAssembly: true });
    await open({ chat, page }, name);
    await chat.ask(question);
    await visitor.console.expect(/^CSP violation of script-src: wasm-eval /);
    await visitor.console.expect(/^\[parley\] WebAssembly is not to be had /);
    assert.ok(requests.every((request) => !request.url().endsWith(".wasm")));
    assert.ok(requests.every((request) => !request.url().startsWith(gateway.url)));
  });
}

for (const name of ["react", "vue", "svelte"]) {
  scene(`${name}: property, event, and a page that is left and come back to`, async ({
    visitor,
  }) => {
    const { page } = visitor;
    const english = new Chat(page, { role: "region" });
    const french = new Chat(page, { role: "region", name: "Discussion" });
    const goTo = (place) => page.getByRole("button", { name: place, exact: true }).click();
    await visit(visitor, name);
    await english.ask(question);
    await page.getByText(`Answered: ${question}`).waitFor();
    assert.equal(await page.locator("parley-chat").count(), 1);

    await page.getByLabel("Language").selectOption("fr");
    await french.panel.waitFor();
    assert.deepEqual(await french.log.locator(".question p").allTextContents(), [question]);

    await goTo("Home");
    assert.equal(await page.locator("parley-chat").count(), 0);
    await goTo("Help");
    await french.panel.getByRole("textbox").waitFor();
    assert.equal(await french.panel.count(), 1);
    await page.getByLabel("Language").selectOption("en");
    await english.ask(secondQuestion);
    await page.getByText(`Answered: ${secondQuestion}`).waitFor();
    assert.equal(await page.locator("parley-chat").count(), 1);
  });
}
