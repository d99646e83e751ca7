/**
 * Everything that the visitor has typed and not yet sent. It outlives screens, errors and the
 * closing of the chat; the message also outlives a reload of the page, in the tab's own storage.
 */
export class TypedText {
  email = "";
  consent = false;
  code = "";
  readonly #key: string;
  #message: string;

  constructor(releaseId: string) {
    this.#key = `parley-draft:${releaseId}`;
    this.#message = read(this.#key);
  }

  get message(): string {
    return this.#message;
  }

  set message(text: string) {
    this.#message = text;
    write(this.#key, text);
  }

  /** Puts a message that could not be sent back in front of what was typed since. */
  putBack(text: string): void {
    if (text === "" || this.#message.startsWith(text)) return;
    this.message = this.#message === "" ? text : `${text}\n${this.#message}`;
  }
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? "";
  } catch {
    return "";
  }
}

/** A full or forbidden storage costs the visitor no more than the draft after a reload. */
function write(key: string, text: string): void {
  try {
    if (text === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, text);
  } catch {
    return;
  }
}
