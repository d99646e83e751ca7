import type { SignedTexts } from "../js/divinci/conversation.js";
import type { GateFlow, TranscriptEntry } from "../js/index.js";
import { report } from "./report.js";
import { SharedConversation, type SharedEvents } from "./shared-conversation.js";
import "./shared.js";
import { store, stored } from "./site-storage.js";

/** Milliseconds for which a conversation is kept after its last answer: thirty days. */
const stay = 30 * 24 * 60 * 60 * 1000;

/**
 * A gate's conversation in the browser's storage. Only answered questions are kept, as the texts that
 * the server has signed.
 */
export class KeptConversation extends SharedConversation {
  readonly #flow: GateFlow;
  readonly #key: string;
  /** Whether it could not be kept, and is this tab's alone. */
  #isAlone = false;

  constructor(flow: GateFlow, key: string, events: SharedEvents) {
    super(flow, key, events);
    this.#flow = flow;
    this.#key = key;
    this.takeUp();
    flow.turn = (act) => {
      this.speak(act);
    };
    flow.addEventListener("exchange", this.#store, { signal: this.ended });
  }

  override clear(): void {
    store(this.#key, null);
  }

  protected override get isIdle(): boolean {
    return !this.#flow.state.busy;
  }

  protected override storageChanged(): void {
    if (stored(this.#key) === null) {
      this.events.cleared();
    } else {
      this.takeUp();
      this.events.changed();
    }
  }

  /** Takes up what is kept, if it can be a conversation. */
  protected override takeUp(): void {
    if (this.#isAlone) return;
    try {
      const signed = signedTexts(JSON.parse(stored(this.#key) ?? "null"));
      if (signed === null) this.clear();
      else if (signed[0] !== this.#flow.signed[0]) {
        this.#flow.takeUp(signed);
        this.isRestored = true;
      }
    } catch {
      // Something else than a conversation is in the storage.
    }
  }

  readonly #store = (): void => {
    this.isRestored = false;
    try {
      localStorage.setItem(this.#key, JSON.stringify([...this.#flow.signed, Date.now()]));
    } catch (cause) {
      // What is kept is older from now on than what was said, and must not be taken up.
      if (!this.#isAlone) report.warn("The conversation cannot be kept in localStorage.", cause);
      this.#isAlone = true;
    }
  };
}

/**
 * What was kept; null when it is too old.
 * @throws {TypeError} for what is no conversation.
 */
function signedTexts(kept: unknown): SignedTexts | null {
  const [transcript, signature, time] = kept as [string, string, number];
  const entries = JSON.parse(transcript) as Partial<TranscriptEntry>[];
  const isWhole = entries.every(
    ({ prompt, response }) => typeof prompt === "string" && typeof response === "string",
  );
  if (!isWhole || typeof JSON.parse(signature) !== "string") throw new TypeError();
  return Date.now() - time < stay ? [transcript, signature] : null;
}
