import { divinciAttributes, ownAttributes, releaseIdPattern } from "../../widget/attributes.js";
import { report } from "../../widget/report.js";

const prefix = "parley-";
const ours = /^(parley|(data-)?divinci|data-experiment)-/;
const readHere = ["divinci-release-id", "parley-preload"];

/** Attributes of the vendor's reference for features that this widget does not have. */
const withoutEffect = [
  "product-recommendations",
  "metrics",
  "help-requests",
  "notifications",
  "quick-menu",
  "share-chat",
];

/**
 * The release that a script tag names, also as one of the vendor's pages spells the attribute
 * (reference, section 7); null, with a message for the owner, when it names none.
 */
export function readReleaseId(script: HTMLScriptElement): string | null {
  const releaseId =
    script.getAttribute("divinci-release-id") ?? script.getAttribute("data-release-id");
  if (releaseId !== null && releaseIdPattern.test(releaseId)) return releaseId;
  const problem = releaseId === null ? "missing" : "not 8 to 64 letters and digits";
  report.error(`No chat is shown: divinci-release-id="${releaseId ?? ""}" is ${problem}.`, script);
  return null;
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
    else if (divinciAttributes.includes(name)) attributes.set(name, value);
    else if (ours.test(name) ? !readHere.includes(name) : withoutEffect.includes(name)) {
      report.warn(`The attribute "${name}" has no effect.`);
    }
  }
  return attributes;
}
