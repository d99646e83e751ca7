import { store, stored } from "../site-storage.js";

/** What an id of a chat can look like: others may write to the storage. */
const idPattern = /^[\w-]{1,64}$/;

/** Which chat a visitor has with an agent, across reloads of the page. */
export class ChatMemory {
  /** The name of its entry, which is the same in all tabs. */
  readonly key: string;

  constructor(assistantId: string, organizationId: string) {
    this.key = `parley-agent:${organizationId}:${assistantId}`;
  }

  /** The chat's id; null when there is none. */
  get chatId(): string | null {
    const id = stored(this.key);
    return id !== null && idPattern.test(id) ? id : null;
  }

  set chatId(id: string | null) {
    store(this.key, id);
  }
}
