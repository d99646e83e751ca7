// Opens a page in the browser that the environment names. Where that cannot be, it says why in a line,
// and fails: a driver knows some versions of a browser only.

import { launchBrowser } from "./launch.mjs";

try {
  const browser = await launchBrowser();
  await browser.newPage();
  await browser.close();
} catch (error) {
  console.error(error.message.split("\n", 1)[0]);
  process.exit(1);
}
