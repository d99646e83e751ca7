import { isOn } from "../../widget/attributes.js";
import { attributeNames } from "./attribute-names.js";

/**
 * What anybody's link to the frame may choose. Names of other servers are not among it: with such a
 * link somebody could have a visitor's words sent to a server of theirs, under the address of the
 * site's.
 */
const fromLink = [
  "release-id",
  "language",
  "theme",
  "label",
  "debug",
  "message-feedback",
  "context-bubbles",
  "data-experiment-id",
  "data-experiment-variant",
];

/** What only a page that has embedded the frame may choose as well. */
const fromPage = attributeNames.filter(
  (name) => !["open", "position", "divinci-external-user"].includes(name),
);

/** Attributes for the element from the address of the frame's page: query or fragment. */
export function settingsFromLink({ hash, search }: Location): Map<string, string> {
  const given = new URLSearchParams(`${search.slice(1)}&${hash.slice(1)}`);
  const settings = new Map<string, string>();
  for (const name of fromLink) {
    const value = given.get(name);
    if (value !== null) settings.set(name, value);
  }
  // As the vendor's hosted page spells it.
  const release = given.get("release");
  if (release !== null) settings.set("release-id", release);
  // A token has no place in an address: there it is a flag alone.
  if (isOn(given.get("divinci-external-user"))) settings.set("divinci-external-user", "");
  return settings;
}

/** Attributes for the element from the page that has embedded the frame. */
export function settingsFromPage(
  given: Readonly<Record<string, string>>,
  home: string,
): Map<string, string> {
  const chosen = Object.entries(given).filter(
    ([name, value]) => fromPage.includes(name) && (name !== "base-url" || isService(value, home)),
  );
  return new Map(chosen);
}

/** The vendor's servers, and that which the frame itself comes from. */
function isService(address: string, home: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, origin, protocol } = new URL(address);
  return origin === home || (protocol === "https:" && /\.divinci\.(app|ai)$/.test(hostname));
}
