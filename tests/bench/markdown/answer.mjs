/** The answers that all contenders draw: the same on every run and every machine. */
import { ANSWER, tokens } from "../sse/stream.mjs";

/** Tokens as a language model writes them, until they are so many characters. */
export function tokensOf(characters) {
  const once = tokens(ANSWER);
  const found = [];
  for (let length = 0, at = 0; length < characters; at += 1) {
    found.push(once[at % once.length]);
    length += once[at % once.length].length;
  }
  return found;
}

/** The exchanges of a long conversation, as the service sends them. */
export function transcriptOf(exchanges) {
  const paragraphs = ANSWER.split("\n\n");
  return Array.from({ length: exchanges }, (_, place) => {
    const at = place % (paragraphs.length - 3);
    return {
      prompt: `Question ${place}: what about the ${place % 7}th device?`,
      promptTimestamp: place * 2,
      response: paragraphs.slice(at, at + 1 + (place % 4)).join("\n\n"),
      responseTimestamp: place * 2 + 1,
    };
  });
}
