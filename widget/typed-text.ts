/** Characters of a text that storage gives back: nobody types more, and others may write there. */
const longest = 100_000;

type Name = "email" | "message" | "sent";

/**
 * Everything that the visitor has typed and not yet sent. It outlives screens, errors and the
 * closing of the chat; message and address also outlive the page, in the tab's own storage.
 */
export class TypedText {
  consent = false;
  code = "";
  readonly #key: string;
  #stored: Readonly<Record<Name, string>>;
  #email: string;

  constructor(id: string) {
    this.#key = `parley-draft:${id}`;
    this.#stored = read(this.#key);
    this.#email = this.#stored.email;
  }

  get message(): string {
    return this.#stored.message;
  }

  set message(text: string) {
    this.#keep("message", text);
  }

  /** What has left the field and is not answered yet: a page that is left loses the answer. */
  get sent(): string {
    return this.#stored.sent;
  }

  set sent(text: string) {
    this.#keep("sent", text);
  }

  get email(): string {
    return this.#email;
  }

  set email(text: string) {
    this.#email = text;
    this.#keep("email", text);
  }

  /** Leaves the address out of the storage, once it has served. */
  forgetEmail(): void {
    this.#keep("email", "");
  }

  /** Puts a message that could not be sent back in front of what was typed since. */
  putBack(text: string): void {
    const { message } = this;
    if (text === "" || message.startsWith(text)) return;
    this.message = message === "" ? text : `${text}\n${message}`;
  }

  #keep(name: Name, text: string): void {
    if (text === this.#stored[name]) return;
    this.#stored = { ...this.#stored, [name]: text };
    write(this.#key, this.#stored);
  }
}

function read(key: string): Record<Name, string> {
  let stored: unknown = null;
  try {
    stored = JSON.parse(sessionStorage.getItem(key) ?? "null");
  } catch {
    // Forbidden, or damaged: nothing was kept.
  }
  const { email, message, sent } = (stored ?? {}) as Record<string, unknown>;
  return { email: text(email), message: text(message), sent: text(sent) };
}

function text(value: unknown): string {
  return typeof value === "string" ? value.slice(0, longest) : "";
}

/** A full or forbidden storage costs the visitor no more than the draft after a reload. */
function write(key: string, texts: Readonly<Record<Name, string>>): void {
  try {
    if (Object.values(texts).join("") === "") sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, JSON.stringify(texts));
  } catch {
    return;
  }
}
