// The browser that the environment names: Chromium, or Debian's Firefox, which is driven by WebDriver
// BiDi.

import { chromium, firefox } from "playwright-core";

const { CHROMIUM_PATH, FIREFOX_PATH } = process.env;

const chromiumArguments = [
  "--no-sandbox",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Whether scenes are played in Firefox. */
export const isFirefox = !CHROMIUM_PATH && Boolean(FIREFOX_PATH);

/** Why no scene can be played; false when one can. */
export const skip =
  CHROMIUM_PATH || FIREFOX_PATH ? false : "CHROMIUM_PATH and FIREFOX_PATH name no browser";

/** @returns {Promise<import("playwright-core").Browser>} */
export function launchBrowser() {
  return isFirefox
    ? firefox.launch({ channel: "moz-firefox", executablePath: FIREFOX_PATH })
    : chromium.launch({ executablePath: CHROMIUM_PATH, args: chromiumArguments });
}
