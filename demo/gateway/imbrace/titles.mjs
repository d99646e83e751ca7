// @ts-check
import { plain } from "../answers/passages.mjs";

const longest = 80;
const untitled = "New chat";

/**
 * What a chat is called that begins with a message: its words, as far as a title holds them.
 * @param {readonly { type: string, text?: string | undefined }[]} parts
 * @returns {string}
 */
export function titleOf(parts) {
  const words = parts.map(({ type, text = "" }) => (type === "text" ? text : "")).join(" ");
  const line = plain(words).replace(/\s+/g, " ").trim();
  if (line.length <= longest) return line || untitled;
  const cut = line.slice(0, longest - 1);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), longest / 2)).trimEnd()}…`;
}
