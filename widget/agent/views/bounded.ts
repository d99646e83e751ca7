/** How much of a text from outside is shown at most, in UTF-16 code units. */
const longest = 4000;

/** A text that cannot fill the memory of the page, whoever wrote it. */
export function bounded(text: string, most = longest): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}

const longestName = 120;

/** The name of a tool, an agent or a member, as a visitor reads it. */
export function worded(name: string): string {
  const words = name.replaceAll("_", " ").trim();
  return bounded(words.charAt(0).toUpperCase() + words.slice(1), longestName);
}
