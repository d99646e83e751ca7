/** What an id of a chat can look like: others may write to the storage. */
const idPattern = /^[\w-]{1,64}$/;

/** Which chat a visitor has with an agent, across reloads of the page. */
export class ChatMemory {
  /** The name of its entry, which is the same in all tabs. */
  readonly key: string;

  constructor(assistantId: string, organizationId: string) {
    this.key = `parley-agent:${organizationId}:${assistantId}`;
  }

  /** The chat's id; null when there is none, or storage is not to be had. */
  get chatId(): string | null {
    try {
      const id = localStorage.getItem(this.key) ?? "";
      return idPattern.test(id) ? id : null;
    } catch {
      return null;
    }
  }

  /** A full or forbidden storage costs the visitor the chat after a reload, and no more. */
  set chatId(id: string | null) {
    try {
      if (id === null) localStorage.removeItem(this.key);
      else localStorage.setItem(this.key, id);
    } catch {
      return;
    }
  }
}
