/** How much of a text from outside is shown at most, in UTF-16 code units. */
const longest = 4000;

/** A text that cannot fill the memory of the page, whoever wrote it. */
export function bounded(text: string, most = longest): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
