import { withoutActionBlocks } from "../js/divinci/sdk/action-blocks.js";
import type { TranscriptEntry } from "../js/index.js";

/** The Markdown of an answer for a reader: without the actions that it proposes to the page. */
export function shownResponse({ response }: TranscriptEntry): string {
  return response.includes("divinci-action") ? withoutActionBlocks(response) : response;
}
