#!/usr/bin/env node
// @ts-check
// Makes the README's pictures: the widget on an empty page, over the demo gateway.
//
//   CHROMIUM_PATH=… node demo/screenshots.mjs
//
// dist/ must have been built. The words are in Inter where that font is installed.

import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { createGateway } from "./gateway/gateway.mjs";
import { indexedPng } from "./screenshots/indexed-png.mjs";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Locator} Locator */
/**
 * @typedef {object} Picture
 * @property {Record<string, string>} tag attributes of the script tag
 * @property {import("playwright-core").BrowserContextOptions} [visitor]
 * @property {(panel: Locator, page: Page) => Promise<unknown>} go to what is to be seen
 */

const folder = fileURLToPath(new URL("../docs/images/", import.meta.url));
const question = "How do I put the chat on my page?";
const plainQuestion = "What happens to my messages?";
const open = { "divinci-release-id": "5eed00000000000000000001", "parley-label": "Parley" };
const guide = { "divinci-release-id": "5eed0000000000000000000e" };
const arabicAnswer = `تُرسل رسائلك عبر اتصال مشفَّر، **ولا تُحفظ** إلا إذا طلبت ذلك:

- تبقى المحادثة في متصفحك.
- يمكنك مسحها في أي وقت من القائمة.
- عند متابعتها في التطبيق تُحفظ هناك.

هل تريد معرفة المزيد؟`;

/** @type {Record<string, Picture>} */
const pictures = {
  light: { tag: open, go: (panel) => ask(panel, question) },
  dark: {
    tag: open,
    visitor: { colorScheme: "dark" },
    go: (panel) => ask(panel, plainQuestion),
  },
  release: {
    tag: guide,
    go: async (panel) => {
      await panel.locator(".suggestions").waitFor();
      await panel.locator(".mark img").waitFor();
    },
  },
  phone: {
    tag: open,
    visitor: { viewport: { width: 390, height: 800 }, isMobile: true, hasTouch: true },
    go: (panel) => ask(panel, plainQuestion),
  },
  "right-to-left": {
    tag: { ...open, "parley-language": "ar" },
    go: async (panel, page) => {
      await page.route("**/chat-send", async (route) => {
        const response = await route.fetch();
        const answer = await response.json();
        answer.transcript.at(-1).response = arabicAnswer;
        await route.fulfill({ response, json: answer });
      });
      await ask(panel, "ماذا يحدث لرسائلي؟");
    },
  },
  agent: {
    tag: {
      "imbrace-assistant-id": "5eed0000-0000-4000-8000-000000000005",
      "imbrace-token-url": "/demo/imbrace-token",
      "parley-label": "Support",
    },
    go: async (panel) => {
      await panel.locator(".suggestions").waitFor();
      await send(panel, "The chat does not open.");
      await panel.locator(".approval").waitFor();
      await panel.locator(".log").evaluate((log) => log.scrollTo(0, log.scrollHeight));
    },
  },
};

/** @param {Locator} panel @param {string} text */
async function ask(panel, text) {
  await send(panel, text);
  await panel.locator(".answer .tools").waitFor();
  await panel.locator(".log").evaluate((log) => log.scrollTo(0, 0));
}

/** @param {Locator} panel @param {string} text */
async function send(panel, text) {
  await panel.locator("#message").fill(text);
  await panel.locator("#message").press("Enter");
}

/**
 * A page with nothing but the tag.
 * @param {string} service
 * @param {Record<string, string>} tag
 */
function pageWith(service, tag) {
  const base = "imbrace-assistant-id" in tag ? "imbrace-base-url" : "parley-base-url";
  const attributes = Object.entries({ src: "/dist/parley.js", [base]: service, ...tag });
  return `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
    <title>Parley</title><link rel="icon" href="data:,"><style>
    :root { color-scheme: light dark; --parley-font: Inter, ui-sans-serif, system-ui, sans-serif }
    body { background: light-dark(#e9e6df, #0d0f0e) }</style>
    <body><script ${attributes.map(([name, value]) => `${name}="${value}"`).join(" ")}></script>`;
}

/**
 * What a screenshot shows, four bytes a pixel, as the browser reads it.
 * @param {Page} page
 * @param {Buffer} screenshot
 */
async function pixelsOf(page, screenshot) {
  const { width, height, base64 } = await page.evaluate(async (png) => {
    const bitmap = await createImageBitmap(
      await (await fetch(`data:image/png;base64,${png}`)).blob(),
    );
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d");
    if (context === null) throw new Error("The browser draws nothing");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    let bytes = "";
    for (let at = 0; at < data.length; at += 32_768) {
      bytes += String.fromCharCode(...data.subarray(at, at + 32_768));
    }
    return { width: bitmap.width, height: bitmap.height, base64: btoa(bytes) };
  }, screenshot.toString("base64"));
  return { width, height, pixels: Buffer.from(base64, "base64") };
}

const executablePath = process.env.CHROMIUM_PATH;
if (!executablePath) throw new Error("CHROMIUM_PATH names no browser");
const gateway = await createGateway({ database: ":memory:", port: 0, wordPauseMs: 0 });
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
await mkdir(folder, { recursive: true });
for (const [name, { tag, visitor, go }] of Object.entries(pictures)) {
  const context = await browser.newContext({
    locale: "en-GB",
    viewport: { width: 490, height: 800 },
    deviceScaleFactor: 2,
    reducedMotion: "reduce",
    ...visitor,
  });
  const page = await context.newPage();
  await page.route(`${gateway.url}/stage`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", body: pageWith(gateway.url, tag) }),
  );
  await page.goto(`${gateway.url}/stage`);
  await page.locator("button.launch").click();
  const panel = page.locator("parley-chat .panel");
  await go(panel, page);
  await page.mouse.move(0, 0);
  await page.evaluate(
    () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
  );
  const png = indexedPng(await pixelsOf(page, await page.screenshot({ animations: "disabled" })));
  await writeFile(`${folder}${name}.png`, png);
  console.log(`docs/images/${name}.png  ${png.length} B`);
  await context.close();
}
await browser.close();
await gateway.close();
