import { SharedConversation, type SharedEvents } from "../shared-conversation.js";
import type { SignedInFlow } from "./flow.js";
import type { StoredChat } from "./stored-chat.js";

/**
 * A conversation that the service keeps. The tab that has had an answer tells the others, and these
 * read what the service has.
 */
export class StoredConversation extends SharedConversation {
  readonly #flow: SignedInFlow;
  readonly #stored: StoredChat;
  readonly #channel: BroadcastChannel;
  /** Whether another tab has added something that is not shown here. */
  #isBehind = false;

  constructor(flow: SignedInFlow, stored: StoredChat, events: SharedEvents) {
    super(flow, stored.key, events);
    this.#flow = flow;
    flow.turn = (act) => {
      this.speak(act);
    };
    this.#stored = stored;
    this.#channel = new BroadcastChannel(stored.key);
    const heard = (): void => {
      this.#isBehind = true;
      void this.takeUp();
    };
    this.#channel.addEventListener("message", heard, { signal: this.ended });
    this.ended.addEventListener("abort", () => {
      this.#channel.close();
    });
    // Another tab may have begun one since the user came.
    this.storageChanged();
  }

  override clear(): void {
    this.#stored.id = null;
  }

  protected override get isIdle(): boolean {
    return !this.#flow.state.busy && !this.#flow.isAnswering;
  }

  /** What cannot be read now is read before the next question. */
  protected override async takeUp(): Promise<void> {
    if (this.#isBehind) this.#isBehind = !(await this.#flow.catchUp());
  }

  /** Goes along with the chat that another tab has begun or left. */
  protected override storageChanged(): void {
    if (!this.#stored.reread()) return;
    this.events.cleared();
    this.#isBehind = this.#stored.id !== null;
    void this.takeUp();
  }

  protected override added(): void {
    this.#channel.postMessage(null);
  }
}
