import type { SignedTexts } from "../js/divinci/conversation.js";
import type { GateFlow, TranscriptEntry } from "../js/index.js";
import { takeFloor } from "./floor.js";
import { report } from "./report.js";
import "./shared.js";

/** Milliseconds for which a conversation is kept after its last answer: thirty days. */
const stay = 30 * 24 * 60 * 60 * 1000;

/** What a conversation tells its session. */
export interface KeptEvents {
  /** Another tab has had an answer, or this one waits for it. */
  readonly changed: () => void;
  /** Another tab has cleared the conversation. */
  readonly cleared: () => void;
}

/**
 * A gate's conversation in the browser's storage, where the tabs of a site share it. Only answered
 * questions are kept, as the texts that the server has signed; one tab at a time adds to them, and
 * reads the newest before that.
 */
export class KeptConversation {
  /** Whether this tab waits until another one has its answer. */
  isWaiting = false;
  /** Whether nothing has been added since it was read. */
  isRestored = false;
  readonly #flow: GateFlow;
  readonly #key: string;
  readonly #events: KeptEvents;
  readonly #ending = new AbortController();
  /** What is to be done once this tab has the floor. */
  readonly #acts: (() => void)[] = [];
  #leave: (() => void) | null = null;
  /** Whether it could not be kept, and is this tab's alone. */
  #isAlone = false;

  constructor(flow: GateFlow, key: string, events: KeptEvents) {
    this.#flow = flow;
    this.#key = key;
    this.#events = events;
    this.#read();
    flow.turn = (act) => {
      this.speak(act);
    };
    const { signal } = this.#ending;
    flow.addEventListener("exchange", this.#store, { signal });
    flow.addEventListener("change", this.#leaveIfIdle, { signal });
    addEventListener("storage", this.#onStorage, { signal });
  }

  /** Acts when this tab has the floor, at once if it has it already. */
  speak(act: () => void): void {
    if (this.#leave !== null) act();
    else if (this.#acts.push(act) === 1) void this.#takeFloor();
  }

  /** Forgets it, in all tabs. */
  clear(): void {
    try {
      localStorage.removeItem(this.#key);
    } catch {
      return; // storage that is forbidden holds nothing
    }
  }

  end(): void {
    this.#acts.length = 0;
    this.#ending.abort();
    this.#leave?.();
  }

  async #takeFloor(): Promise<void> {
    const { signal } = this.#ending;
    const leave = await takeFloor(`${this.#key}:floor`, signal, () => {
      this.isWaiting = true;
      this.#events.changed();
    });
    this.isWaiting = false;
    this.#leave = leave;
    if (signal.aborted) {
      leave();
      return;
    }
    this.#read();
    for (const act of this.#acts.splice(0)) act();
    this.#leaveIfIdle();
    this.#events.changed();
  }

  readonly #leaveIfIdle = (): void => {
    if (this.#flow.state.busy) return;
    this.#leave?.();
    this.#leave = null;
  };

  readonly #onStorage = ({ key, newValue }: StorageEvent): void => {
    if (key !== null && key !== this.#key) return;
    if (newValue === null) {
      this.#events.cleared();
    } else {
      this.#read();
      this.#events.changed();
    }
  };

  /** Takes up what is kept, if it can be a conversation. */
  #read(): void {
    if (this.#isAlone) return;
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? "null");
      const signed = signedTexts(kept);
      if (signed === null) localStorage.removeItem(this.#key);
      else if (signed[0] !== this.#flow.signed[0]) {
        this.#flow.takeUp(signed);
        this.isRestored = true;
      }
    } catch {
      // Storage is forbidden, or something else than a conversation is in it.
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
