import { releaseIdPattern } from "../../widget/attributes.js";
import { report } from "../../widget/report.js";

/**
 * Attributes that are for the chat: Parley's own and the vendors', all of which have a hyphen or are
 * named here. What begins with "data-" or "aria-" is the page's, but for a few; and a tag's chat has
 * a launcher.
 */
const forChat =
  /^(debug|metrics|notifications)$|^(?!aria|data-(?!divinci|exp|rel|api)|parley-(inline|launcher)$).+-/;

/** What the names have on a script tag, and do not have on the element. */
const prefix = /^parley-|^(data|divinci)-(?=release-id$)/;

/**
 * The attributes of a script tag that are for the element, under the names that they have there.
 * Whether they mean something, the element tells once it is there.
 */
export function readElementAttributes(script: HTMLScriptElement): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const { name, value } of script.attributes) {
    if (forChat.test(name)) attributes.set(name.replace(prefix, ""), value);
  }
  return attributes;
}

/**
 * Whether a release is named, also as one of the vendor's pages spells it (reference, section 7).
 * Where none is, the page makes its chats itself; a name that cannot be one is told.
 */
export function namesRelease(attributes: ReadonlyMap<string, string>): boolean {
  const releaseId = attributes.get("release-id");
  if (releaseId === undefined) return false;
  const isOne = releaseIdPattern.test(releaseId);
  if (!isOne) {
    const problem = "is not 8 to 64 letters and digits";
    report.error(`No chat: divinci-release-id="${releaseId}" ${problem}.`);
  }
  return isOne;
}
