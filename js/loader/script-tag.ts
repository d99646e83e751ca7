import { divinciAttributes, ownAttributes, releaseIdPattern } from "../../widget/attributes.js";
import { report } from "../../widget/report.js";

const prefix = "parley-";
const ours = /^(parley|(data-)?divinci|data-experiment)-/;
/** What is for a chat with an agent; also API keys, which the element refuses. */
const agents = /^imbrace|api-key$/;
const readHere = ["divinci-release-id", "parley-preload"];

/** Attributes of the vendor's reference for features that this widget does not have. */
const withoutEffect = [
  "metrics",
  "help-requests",
  "notifications",
];

/**
 * Adds the release that a script tag names to the attributes for the element, also as one of the
 * vendor's pages spells it (reference, section 7). False, with a message for the owner, when it
 * names none.
 */
export function readReleaseId(
  script: HTMLScriptElement,
  attributes: Map<string, string>,
): boolean {
  const releaseId =
    script.getAttribute("divinci-release-id") ?? script.getAttribute("data-release-id") ?? "";
  const isOne = releaseIdPattern.test(releaseId);
  if (isOne) attributes.set("release-id", releaseId);
  else {
    const problem = "is not 8 to 64 letters and digits";
    report.error(`No chat is shown: divinci-release-id="${releaseId}" ${problem}.`, script);
  }
  return isOne;
}

/**
 * The attributes of a script tag that are for the element, under the names that they have there.
 * The owner is told about those that mean nothing here.
 */
export function readElementAttributes(script: HTMLScriptElement): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const { name, value } of script.attributes) {
    const own = name.startsWith(prefix) ? name.slice(prefix.length) : "";
    if (ownAttributes.includes(own)) attributes.set(own, value);
    else if (divinciAttributes.includes(name) || agents.test(name)) attributes.set(name, value);
    else if (ours.test(name) ? !readHere.includes(name) : withoutEffect.includes(name)) {
      report.warn(`The attribute "${name}" has no effect.`);
    }
  }
  return attributes;
}
