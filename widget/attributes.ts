/**
 * The attributes of `<parley-chat>`. The loader forwards the same names, so both read them from
 * here; this file must stay free of anything that the loader does not need.
 */

/** Parley's own attributes; on the script tag each carries the prefix `parley-`. */
export const ownAttributes: readonly string[] = [
  "base-url",
  "gate",
  "turnstile-src",
  "turnstile-site-key",
  "language",
  "theme",
  "position",
  "label",
  "open",
  "sign-up-url",
  "privacy-url",
  "app-url",
  "redirect-to",
  "images",
  "release-look",
];

/** Attributes named by Divinci's embed reference that the element acts on under the same name. */
export const divinciAttributes: readonly string[] = [
  "css-src",
  "debug",
  "divinci-external-user",
  "message-feedback",
  "context-bubbles",
  "product-recommendations",
  "share-chat",
  "quick-menu",
  "data-experiment-id",
  "data-experiment-variant",
];

/** What a release id looks like: 8 to 64 letters and digits. */
export const releaseIdPattern = /^[a-z\d]{8,64}$/i;

/** Divinci's rule for flags: present with anything except "false" means on. */
export function isOn(value: string | null | undefined): boolean {
  return (value ?? "false") !== "false";
}

/**
 * Whether this page was opened by the link of a sign-in e-mail for this release: its address then
 * carries a parameter `freeChatToken` or `token` that starts with the release id. The clients read
 * and remove it.
 */
export function returnsFromMail(releaseId: string): boolean {
  return location.href.includes(`oken=${releaseId}.`);
}
