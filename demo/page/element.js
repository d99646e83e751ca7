// The element, inline in the page.

import { placeElement, preparePage } from "./page.js";

const choice = await preparePage();
if (choice) await placeElement("element.js", [["release-id", choice.release], ...choice.attributes]);
