/**
 * Messages for the owner of the page, on the console. A visitor never sees them; what a visitor
 * needs to know stands in the chat, in the visitor's language.
 */
export const report = {
  /** Something does not work and will not until the owner acts. */
  error: console.error.bind(console, "[parley]"),

  /** Something works otherwise than the owner may have meant. */
  warn: console.warn.bind(console, "[parley]"),
};
