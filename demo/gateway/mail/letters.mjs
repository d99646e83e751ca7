// @ts-check
import { html } from "../http/html.mjs";

/** @typedef {import("./mailer.mjs").Letter} Letter */

/**
 * The mail with a one-time code. The code is in the subject too, where a phone's notification shows
 * it.
 * @param {string} title the release's
 * @param {string} code
 * @param {number} seconds how long it works
 * @returns {Letter}
 */
export function codeLetter(title, code, seconds) {
  const lifetime = inMinutes(seconds);
  return {
    subject: `${code} is your code for ${title}`,
    text: `Your code is ${code}.

Type it into the chat. It works once, within ${lifetime}.
If you did not ask for it, somebody mistyped their address: you need do nothing.
`,
    html: html`<p>Your code is <strong>${code}</strong>.</p>
      <p>Type it into the chat. It works once, within ${lifetime}.</p>
      <p>If you did not ask for it, somebody mistyped their address: you need do nothing.</p>`.text,
  };
}

/**
 * The mail with a link that opens the chat.
 * @param {string} title the release's
 * @param {string} link
 * @param {number} seconds how long it works
 * @returns {Letter}
 */
export function linkLetter(title, link, seconds) {
  const lifetime = inMinutes(seconds);
  return {
    subject: `Your link to ${title}`,
    text: `Open this link to chat:

${link}

It works once, within ${lifetime}.
If you did not ask for it, somebody mistyped their address: you need do nothing.
`,
    html: html`<p><a href="${link}">Open the chat</a></p>
      <p>The link works once, within ${lifetime}.</p>
      <p>If you did not ask for it, somebody mistyped their address: you need do nothing.</p>`.text,
  };
}

/** @param {number} seconds */
function inMinutes(seconds) {
  const minutes = Math.max(1, Math.round(seconds / 60));
  return minutes === 1 ? "a minute" : `${minutes} minutes`;
}
