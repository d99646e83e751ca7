/**
 * A conversation of two thousand messages in the chat itself, on the demo page: how long a visitor
 * waits for it after the click, and the frames while it is scrolled through.
 */
import { createGateway } from "../../../demo/gateway/gateway.mjs";
import { releases, wire } from "../../browser/support/releases.mjs";
import { mainThread } from "../support/chromium.mjs";
import { transcriptOf } from "./answer.mjs";
import { watchFrames } from "./frames.mjs";

/** Pixels a frame, as a reader who is in a hurry. */
const stride = 400;
const strides = 300;

/** Clicks the launcher; resolves with the milliseconds until the end of the conversation is drawn. */
function openAndWait() {
  const find = (selector) => {
    for (const host of document.querySelectorAll("*")) {
      const found = host.shadowRoot?.querySelector(selector);
      if (found) return found;
    }
    return undefined;
  };
  return new Promise((resolve) => {
    const started = performance.now();
    find('button[aria-haspopup="dialog"]').click();
    const look = () => {
      if (find(".stretch:last-child > .answer:last-child .prose")) {
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)));
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  });
}

/** Scrolls up from the end, one stride a frame. `watch` is `watchFrames`, as text. */
async function scrollUp({ stride, strides, watch }) {
  const [log] = [...document.querySelectorAll("*")]
    .map((host) => host.shadowRoot?.querySelector(".log"))
    .filter(Boolean);
  const stop = watch();
  for (let count = 0; count < strides; count += 1) {
    log.scrollTop -= stride;
    await new Promise(requestAnimationFrame);
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  return stop();
}

/** @param {import("playwright-core").Browser} browser @param {number} messages */
export async function measureHistory(browser, messages) {
  const gateway = await createGateway({ port: 0, database: ":memory:" });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Performance.enable");
    const address = `${gateway.url}/?release=${releases.open}`;
    const transcript = transcriptOf(messages / 2);
    await page.route(wire.send, (route) =>
      route.fulfill({ json: { transcript, signiture: "s", remaining: 3 } }),
    );
    await page.goto(address);
    await page.locator('button[aria-haspopup="dialog"]').first().click();
    await page.getByRole("textbox", { name: "Your message" }).fill("How?");
    await page.keyboard.press("Enter");
    await page.locator(`.log[data-answered="${messages / 2}"]`).waitFor();
    await page.reload({ waitUntil: "networkidle" });
    const before = await mainThread(session);
    const wait = await page.evaluate(openAndWait);
    const after = await mainThread(session);
    const shown = Number(await page.locator(".log").getAttribute("data-asked"));
    const run = `(${scrollUp})({ stride: ${stride}, strides: ${strides}, watch: ${watchFrames} })`;
    const scroll = await page.evaluate(run);
    return { messages: shown * 2, wait, mainThread: after.tasks - before.tasks, scroll };
  } finally {
    await context.close();
    await gateway.close();
  }
}
