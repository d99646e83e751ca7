import { safeWebAddress } from "./links.js";
import { withRegion } from "./locales/negotiate.js";

/** What is to be read: its place in the transcript, and its words and language for the browser. */
export interface Passage {
  readonly index: number;
  readonly text: string;
  readonly language: string;
}

/**
 * Reads one answer aloud at a time: by the service's voice where it has one, else by the
 * browser's.
 */
export class ReadAloud {
  readonly #serverVoice: (index: number) => Promise<string>;
  readonly #changed: () => void;
  readonly #failed: () => void;
  #audio: HTMLAudioElement | null = null;
  #reading: number | null = null;

  /**
   * `serverVoice` answers the address of a sound; when it rejects, the browser's voice reads.
   * `failed` is called when neither can.
   */
  constructor(
    serverVoice: (index: number) => Promise<string>,
    changed: () => void,
    failed: () => void,
  ) {
    this.#serverVoice = serverVoice;
    this.#changed = changed;
    this.#failed = failed;
  }

  /** Place in the transcript of the answer that is being read. */
  get reading(): number | null {
    return this.#reading;
  }

  toggle(passage: Passage): void {
    if (this.#reading === passage.index) this.stop();
    else void this.#read(passage);
  }

  stop(): void {
    this.#audio?.pause();
    this.#audio = null;
    if (this.#reading !== null && "speechSynthesis" in window) speechSynthesis.cancel();
    this.#become(null);
  }

  async #read(passage: Passage): Promise<void> {
    this.stop();
    this.#become(passage.index);
    try {
      const address = safeWebAddress(await this.#serverVoice(passage.index));
      if (this.#reading !== passage.index) return;
      await this.#play(address, passage.index);
    } catch {
      if (this.#reading === passage.index) this.#speak(passage);
    }
  }

  async #play(address: string | null, index: number): Promise<void> {
    if (address === null) throw new TypeError("not the address of a sound");
    const audio = new Audio(address);
    this.#audio = audio;
    audio.addEventListener("ended", () => {
      this.#finish(index);
    });
    await audio.play();
  }

  #speak({ index, language, text }: Passage): void {
    if (!("speechSynthesis" in window)) {
      this.#fail();
      return;
    }
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.lang = withRegion(language);
    utterance.addEventListener("end", () => {
      this.#finish(index);
    });
    utterance.addEventListener("error", ({ error }) => {
      if (error !== "canceled" && error !== "interrupted") this.#fail();
    });
    speechSynthesis.speak(utterance);
  }

  #finish(index: number): void {
    if (this.#reading === index) this.#become(null);
  }

  #fail(): void {
    this.#become(null);
    this.#failed();
  }

  #become(reading: number | null): void {
    this.#reading = reading;
    this.#changed();
  }
}
