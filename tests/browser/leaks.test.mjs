// A single-page app puts the chat in and takes it out as its visitor moves about: nothing of it stays
// behind.

import assert from "node:assert/strict";
import { question } from "./support/chat.mjs";
import { releases } from "./support/releases.mjs";
import { setStage } from "./support/stage.mjs";

const scene = setStage();

/** How often a chat comes and goes before the first count, and between the first and the last. */
const before = 20;
const times = 200;

/** A floating chat takes its time to arrive, and the browser to draw that. */
const stillness = { reducedMotion: "reduce" };

/** What may be there more at the end: far less than one node or listener of each chat. */
const slack = 50;

/** In the page: shows a chat until its visitor could write, and takes it away; so many times. */
async function comeAndGo({ count, options, place, words }) {
  for (let time = 0; time < count; time += 1) {
    const chat = place === "" ? window.mount(options) : window.mount(place, options);
    chat.open();
    const { renderRoot } = await chat.element;
    const field = await window.appearance(renderRoot, "textarea");
    if (words !== "") {
      field.value = words;
      field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
      await window.appearance(renderRoot, ".answer .prose");
    }
    chat.unmount();
    // Each begins a conversation of its own.
    localStorage.clear();
    sessionStorage.clear();
    await new Promise((resolve) => setTimeout(resolve));
  }
}

const script = (gateway) => `
  import { mount } from "${gateway.url}/dist/index.js";
  window.mount = mount;
  // An element in a shadow root, when it comes.
  window.appearance = async (root, selector) => {
    for (;;) {
      const found = root.querySelector(selector);
      if (found !== null) return found;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  };`;

/** What the page holds once all that is unreachable has been taken away. */
async function holdings(client) {
  for (let round = 0; round < 3; round += 1) await client.send("HeapProfiler.collectGarbage");
  const { documents, jsEventListeners, nodes } = await client.send("Memory.getDOMCounters");
  const { usedSize } = await client.send("Runtime.getHeapUsage");
  return { documents, nodes, listeners: jsEventListeners, kilobytes: Math.round(usedSize / 1024) };
}

for (const [what, count, { place, words, ...more }] of [
  ["inline", times, { place: "#one", words: "" }],
  ["floating, behind a captcha", times / 2, { place: "", words: "", releaseId: releases.captcha }],
  ["inline, with an answer", times / 4, { place: "#one", words: question }],
]) {
  scene(`${count} chats leave nothing behind: ${what}`, async ({ visitor, site }) => {
    const { context, gateway, page } = visitor;
    const module = site.publish("js", script(gateway));
    await page.goto(
      site.publishPage({
        body: `<section id="one"></section><script type="module" src="${module}"></script>`,
      }),
    );
    await page.waitForFunction(() => "mount" in window);
    const options = {
      releaseId: releases.open,
      baseUrl: gateway.url,
      turnstileSrc: `${gateway.url}/turnstile/v0/api.js`,
      ...more,
    };
    const client = await context.newCDPSession(page);
    await page.evaluate(comeAndGo, { count: before, options, place, words });
    const first = await holdings(client);
    await page.evaluate(comeAndGo, { count, options, place, words });
    const last = await holdings(client);
    console.log(`${what}: after ${before}`, first, `after ${before + count}`, last);
    for (const kind of ["documents", "nodes", "listeners"]) {
      assert.ok(last[kind] <= first[kind] + slack, `${kind}: ${first[kind]}, then ${last[kind]}`);
    }
  }, stillness);
}
