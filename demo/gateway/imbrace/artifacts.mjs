// @ts-check
// Documents that an agent writes beside a chat: as they are told of while they come about, and what
// stands in them.

import { isCode } from "../answers/passages.mjs";
import { paced } from "../answers/pace.mjs";

/** @typedef {"text" | "code" | "sheet"} ArtifactKind */
/** @typedef {{ type: `data-${string}`, transient: true, data: Record<string, unknown> }} DataPart */

/**
 * Which kind of document somebody wants who asks so.
 * @param {string} text
 * @returns {ArtifactKind}
 */
export function kindAsked(text) {
  if (/\b(table|sheet|spreadsheet|csv)\b/i.test(text)) return "sheet";
  return /\b(code|snippet|script)\b/i.test(text) ? "code" : "text";
}

/** Writes documents out of the documentation. */
export class Artifacts {
  #answers;
  #documents;
  #wordPauseMs;

  /**
   * @param {object} parts
   * @param {import("../answers/answers.mjs").Answers} parts.answers
   * @param {import("../store/imbrace/documents.mjs").Documents} parts.documents
   * @param {number} parts.wordPauseMs
   */
  constructor({ answers, documents, wordPauseMs }) {
    this.#answers = answers;
    this.#documents = documents;
    this.#wordPauseMs = wordPauseMs;
  }

  /**
   * Writes a document, and stores it: as a new version where the chat has one of its kind.
   * @param {object} task
   * @param {string} task.userId
   * @param {string} task.chatId
   * @param {string} task.title
   * @param {ArtifactKind} task.kind
   * @param {(part: DataPart) => void} write tells of what was done
   * @param {AbortSignal} signal ends it, with its reason
   */
  async write({ userId, chatId, title, kind }, write, signal) {
    const before = this.#documents.latestInChat(chatId, kind);
    const id = before?.id ?? crypto.randomUUID();
    /**
     * @param {string} name
     * @param {string} [value]
     */
    const tell = (name, value) =>
      write({
        type: `data-${name}`,
        transient: true,
        data: { ...(value !== undefined && { value }), chatId },
      });
    tell("kind", kind);
    tell("id", id);
    tell("title", title);
    tell("clear");
    let content = "";
    for await (const piece of this.#pieces(kind, title, signal)) {
      content += piece;
      // A text is told of piece by piece, everything else as a whole each time.
      tell(`${kind}Delta`, kind === "text" ? piece : content);
    }
    this.#documents.save({ id, userId, chatId, title, kind, content });
    tell("finish");
    return { id, title, kind };
  }

  /**
   * @param {ArtifactKind} kind
   * @param {string} text
   * @param {AbortSignal} signal
   * @returns {AsyncGenerator<string, void>}
   */
  async *#pieces(kind, text, signal) {
    const question = { text, earlier: [], language: "English" };
    if (kind === "text") {
      for await (const part of this.#answers.stream(question, signal)) {
        if ("delta" in part) yield part.delta;
      }
      return;
    }
    const { context } = this.#answers.prepare(question);
    yield* paced(kind === "code" ? codeIn(context) : rowsOf(context), this.#wordPauseMs, signal);
  }
}

/**
 * @param {import("../conversation.mjs").ContextItem[]} context
 * @returns {string[]} lines
 */
function codeIn(context) {
  const blocks = context.flatMap(({ content }) => content.split("\n\n").filter(isCode));
  const lines = blocks.flatMap((block) => [...withoutFences(block), ""]);
  return (lines.length > 0 ? lines : ["// No code in the documentation bears on that."]).map(
    (line) => `${line}\n`,
  );
}

/** @param {string} block */
function withoutFences(block) {
  return block.split("\n").filter((line) => !/^\s*(```|~~~)/.test(line));
}

/**
 * @param {import("../conversation.mjs").ContextItem[]} context
 * @returns {string[]} lines of comma-separated values (RFC 4180)
 */
function rowsOf(context) {
  const rows = context.map(({ metadata, score }) => [
    metadata?.["originalName"],
    score,
    metadata?.["sourceUrl"],
  ]);
  return [["Passage", "Score", "Address"], ...rows].map(
    (row) => `${row.map((cell) => `"${String(cell).replaceAll('"', '""')}"`).join(",")}\n`,
  );
}
