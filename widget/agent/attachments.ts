import {
  attach,
  ATTACHMENT_BYTES,
  ATTACHMENT_TYPES,
  type AttachmentPart,
} from "../../js/imbrace/attachment.js";

/** Why a file cannot go along, or how far it has come. */
export type AttachmentState = "uploading" | "ready" | "failed" | "tooLarge" | "wrongType";

/** A file that the visitor wants to send with the next message. */
export interface Attachment {
  readonly name: string;
  readonly state: AttachmentState;
}

interface Entry extends Attachment {
  state: AttachmentState;
  part: AttachmentPart | null;
  readonly stop: AbortController;
}

/** More files than this with one message are not taken. */
const mostFiles = 10;

/** The files for the next message, uploaded while it is being written. */
export class Attachments {
  readonly #upload: (form: FormData, signal: AbortSignal) => Promise<unknown>;
  readonly #changed: () => void;
  #entries: readonly Entry[] = [];

  constructor(
    upload: (form: FormData, signal: AbortSignal) => Promise<unknown>,
    changed: () => void,
  ) {
    this.#upload = upload;
    this.#changed = changed;
  }

  get list(): readonly Attachment[] {
    return this.#entries;
  }

  /** Whether one is still on its way. */
  get isUploading(): boolean {
    return this.#entries.some(({ state }) => state === "uploading");
  }

  /** Those that can go along. */
  get parts(): readonly AttachmentPart[] {
    return this.#entries.flatMap(({ part }) => part ?? []);
  }

  add(files: Iterable<File>): void {
    for (const file of files) {
      if (this.#entries.length >= mostFiles) break;
      const entry: Entry = {
        name: file.name,
        state: stateOf(file),
        part: null,
        stop: new AbortController(),
      };
      this.#entries = [...this.#entries, entry];
      if (entry.state === "uploading") void this.#send(entry, file);
    }
    this.#changed();
  }

  /** Takes one out again, and ends its upload. */
  remove(attachment: Attachment): void {
    this.#entries = this.#entries.filter((entry) => {
      if (entry === attachment) entry.stop.abort();
      return entry !== attachment;
    });
    this.#changed();
  }

  clear(): void {
    for (const { stop } of this.#entries) stop.abort();
    this.#entries = [];
  }

  async #send(entry: Entry, file: File): Promise<void> {
    try {
      entry.part = await attach((form) => this.#upload(form, entry.stop.signal), file);
      entry.state = "ready";
    } catch {
      entry.state = "failed";
    }
    this.#changed();
  }
}

function stateOf({ size, type }: File): AttachmentState {
  if (!ATTACHMENT_TYPES.includes(type)) return "wrongType";
  return size > ATTACHMENT_BYTES ? "tooLarge" : "uploading";
}
