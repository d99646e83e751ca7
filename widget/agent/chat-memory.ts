/** Which chat a visitor has with an agent, across reloads of the page. */
export class ChatMemory {
  readonly #key: string;

  constructor(assistantId: string, organizationId: string) {
    this.#key = `parley-agent:${organizationId}:${assistantId}`;
  }

  /** The chat's id; null when there is none, or storage is not to be had. */
  get chatId(): string | null {
    try {
      return localStorage.getItem(this.#key);
    } catch {
      return null;
    }
  }

  /** A full or forbidden storage costs the visitor the chat after a reload, and no more. */
  set chatId(id: string | null) {
    try {
      if (id === null) localStorage.removeItem(this.#key);
      else localStorage.setItem(this.#key, id);
    } catch {
      return;
    }
  }
}
