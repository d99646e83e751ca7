import type { TranscriptEntry } from "../js/index.js";
import type { Messages } from "./locales/index.js";
import { plainText } from "./markdown.js";
import { shownResponse } from "./shown-response.js";
import { type Source, sourcesOf } from "./sources.js";

export type TranscriptFormat = "markdown" | "plain";

/** What a conversation is written down with. */
export interface TranscriptOptions {
  readonly title: string;
  readonly messages: Messages;
  /** Whether sources are the visitor's to see. */
  readonly sources: boolean;
}

/** A conversation as a text, for a file or for somebody else. */
export function transcriptText(
  entries: readonly TranscriptEntry[],
  format: TranscriptFormat,
  options: TranscriptOptions,
): string {
  const exchanges = entries.map((entry) => exchangeText(entry, format, options));
  return `${[heading(options.title, "#", format), ...exchanges].join("\n\n")}\n`;
}

function exchangeText(
  entry: TranscriptEntry,
  format: TranscriptFormat,
  options: TranscriptOptions,
): string {
  const { messages } = options;
  const response = shownResponse(entry);
  const parts = [
    heading(said("chat.you", entry.promptTimestamp, messages), "##", format),
    format === "plain" ? entry.prompt : quoted(entry.prompt),
    heading(said("chat.assistant", entry.responseTimestamp, messages), "##", format),
    advisoryText(entry, format, messages),
    format === "plain" ? plainText(response) : response,
    options.sources ? sourceLines(sourcesOf(entry), format, messages) : "",
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function heading(text: string, marks: string, format: TranscriptFormat): string {
  return format === "plain" ? text : `${marks} ${escaped(text)}`;
}

/** Who spoke, and when, if the service says so. */
function said(who: "chat.you" | "chat.assistant", time: unknown, messages: Messages): string {
  const name = messages.text(who);
  const date = new Date(typeof time === "number" ? time : NaN);
  if (Number.isNaN(date.getTime())) return name;
  const style = { dateStyle: "medium", timeStyle: "short" } as const;
  return `${name} · ${new Intl.DateTimeFormat(messages.language, style).format(date)}`;
}

function advisoryText(
  { safetyAdvisory }: TranscriptEntry,
  format: TranscriptFormat,
  messages: Messages,
): string {
  if (!safetyAdvisory?.text) return "";
  const text = `${messages.text("answer.advisory")}: ${safetyAdvisory.text}`;
  return format === "plain" ? text : quoted(text);
}

function sourceLines(
  sources: readonly Source[],
  format: TranscriptFormat,
  messages: Messages,
): string {
  const lines = sources.map(({ address, name }, place) => {
    const text = name || messages.text("answer.source", { n: messages.number(place + 1) });
    if (format === "plain") return `[${place + 1}] ${[text, address].filter(Boolean).join(" – ")}`;
    return `${place + 1}. ${address === null ? escaped(text) : `[${escaped(text)}](<${address}>)`}`;
  });
  return lines.join("\n");
}

/** What a visitor wrote is no Markdown. */
function quoted(text: string): string {
  return escaped(text).replace(/^/gm, "> ");
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~$]/g, String.raw`\$&`);
}
