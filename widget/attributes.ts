/**
 * What the loader and the element read alike in attributes and in the page's address. This file must
 * stay free of anything that the loader does not need.
 */

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
