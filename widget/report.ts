/**
 * Messages for the owner of the page, on the console. A visitor never sees them; what a visitor
 * needs to know stands in the chat, in the visitor's language.
 */
export const report = {
  /** Something does not work and will not until the owner acts. */
  error(message: string, ...details: readonly unknown[]): void {
    console.error(`[parley] ${message}`, ...details);
  },

  /** Something works otherwise than the owner may have meant. */
  warn(message: string, ...details: readonly unknown[]): void {
    console.warn(`[parley] ${message}`, ...details);
  },
};
