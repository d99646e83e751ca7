import { mergeMetadata } from "./message-metadata.js";
import { PartialInput } from "./partial-input.js";
import type { UIMessage, UIMessagePart } from "./ui-message.js";

/** Values of `UiMessageChange::Kind`, wasm/core/ui_message_changes.h, that change the message. */
const START = 0;
const METADATA = 1;
const ADD = 2;
const SET = 3;
const EXTEND_TEXT = 4;
const BEGIN_JSON = 5;
const BEGIN_TEXT = 6;
const EXTEND_INPUT = 7;
const EDIT_INPUT = 8;

/** A part while it is made. The core sees to it that each gets the members of its type. */
type Part = Record<string, unknown>;

/**
 * A message that grows by the core's changes. What it was stays as it was: of a part that changes
 * there is a new object, those that do not change are shared.
 */
export class UIMessageBuilder {
  #id: string;
  #metadata: unknown;
  #parts: Part[] = [];
  /** What a resumed message holds besides. */
  #rest: object | undefined;
  /** Inputs of tools that are JSON and under way, by part. */
  readonly #inputs = new Map<number, PartialInput>();
  /** For each part the round that its object was made in. */
  readonly #rounds: number[] = [];
  #round = 0;
  #hasChanged = false;

  /** @param message a message that an earlier stream left unfinished; of others the id counts. */
  constructor(message?: UIMessage) {
    this.#id = message?.id ?? "";
    if (message?.role !== "assistant") return;
    this.#metadata = message.metadata;
    this.#parts = [...message.parts] as unknown as Part[];
    this.#rest = message;
  }

  /** The message, when it has changed since the last call. */
  take(): UIMessage | undefined {
    if (!this.#hasChanged) return undefined;
    this.#hasChanged = false;
    this.#round++;
    const parts = this.#parts as unknown as UIMessagePart[];
    this.#parts = this.#parts.slice();
    // Literals: spreading one object into another takes an engine much longer.
    const id = this.#id;
    const metadata = this.#metadata;
    const message: UIMessage =
      metadata === undefined
        ? { id, role: "assistant", parts }
        : { id, role: "assistant", metadata, parts };
    return this.#rest === undefined ? message : { ...this.#rest, ...message };
  }

  /** Takes one change, whose text is JSON or content. */
  apply(kind: number, part: number, text: string): void {
    this.#hasChanged = true;
    switch (kind) {
      case START:
        this.#start(JSON.parse(text) as string);
        break;
      case METADATA:
        this.#metadata = mergeMetadata(this.#metadata, JSON.parse(text));
        break;
      case ADD:
        this.#rounds[this.#parts.length] = this.#round;
        this.#parts.push(JSON.parse(text) as Part);
        break;
      case SET:
        this.#set(this.#own(part), JSON.parse(text) as [Part, ...string[]]);
        break;
      case EXTEND_TEXT:
        extend(this.#own(part), "text", text);
        break;
      case BEGIN_JSON:
        this.#inputs.set(part, new PartialInput());
        this.#begin(this.#own(part));
        break;
      case BEGIN_TEXT:
        this.#inputs.delete(part);
        this.#begin(this.#own(part));
        break;
      case EXTEND_INPUT:
        this.#extendInput(part, text);
        break;
      case EDIT_INPUT:
        this.#editInput(part, JSON.parse(text) as unknown[]);
        break;
    }
  }

  #start(id: string): void {
    this.#id = id;
    this.#metadata = undefined;
    this.#rest = undefined;
    this.#parts = [];
    this.#inputs.clear();
  }

  /** The part's object, which nobody else has. */
  #own(index: number): Part {
    const part = this.#parts[index] ?? {};
    if (this.#rounds[index] === this.#round) return part;
    this.#rounds[index] = this.#round;
    return (this.#parts[index] = { ...part });
  }

  #set(part: Part, [members, ...gone]: [Part, ...string[]]): void {
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- the names are the core's
    for (const name of gone) delete part[name];
    Object.assign(part, members);
  }

  #begin(part: Part): void {
    part.rawInput = "";
    delete part.input;
  }

  #extendInput(index: number, content: string): void {
    const part = this.#own(index);
    extend(part, "rawInput", content);
    if (!this.#inputs.has(index)) part.input = part.rawInput;
  }

  #editInput(index: number, edits: readonly unknown[]): void {
    const input = this.#inputs.get(index);
    if (input === undefined) return;
    input.apply(edits);
    const part = this.#own(index);
    if (input.value === undefined) delete part.input;
    else part.input = input.value;
  }
}

/** Lets a text go on by the content of a JSON string. */
function extend(part: Part, member: "text" | "rawInput", content: string): void {
  const more = content.includes("\\") ? (JSON.parse(`"${content}"`) as string) : content;
  part[member] = ((part[member] ?? "") as string) + more;
}
