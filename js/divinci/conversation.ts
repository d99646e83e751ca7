import type { SessionStore } from "../core.js";
import type { TranscriptEntry } from "../generated/divinci.js";

/** Where a gate's token outlives the page. */
export interface TokenKeeper {
  /** The token kept for a release; empty when there is none, or what is kept cannot be read. */
  load(releaseId: string): string;
  /** Keeps a token; an empty one is removed. */
  store(releaseId: string, token: string): void;
}

/**
 * Keeps tokens in localStorage under a key, in some form. Storage that is full or forbidden costs
 * the visitor only the stay.
 */
export function keepInLocalStorage(
  key: (releaseId: string) => string,
  encode: (token: string) => string,
  decode: (text: string) => string,
): TokenKeeper {
  return {
    load(releaseId) {
      try {
        const text = localStorage.getItem(key(releaseId));
        return text === null ? "" : decode(text);
      } catch {
        return "";
      }
    },
    store(releaseId, token) {
      try {
        if (token) localStorage.setItem(key(releaseId), encode(token));
        else localStorage.removeItem(key(releaseId));
      } catch (error) {
        if (error instanceof ReferenceError) return; // Node: nothing was expected to stay
        console.warn("[parley] The session cannot be kept in localStorage:", error);
      }
    },
  };
}

/** A transcript and its signature, as the JSON texts that the server sent. */
export type SignedTexts = readonly [transcript: string, signature: string];

const NO_TRANSCRIPT = "[]";
const NO_SIGNATURE = '""';

/**
 * One visitor's conversation between calls. Transcript and signature stay the JSON text that the
 * server sent: it verifies them, and parsing and writing again could change them.
 */
export class Conversation extends EventTarget implements SessionStore {
  #releaseId = "";
  #token = "";
  #language = "";
  #transcript = NO_TRANSCRIPT;
  #signature = NO_SIGNATURE;
  #resets = 0;
  readonly #keeper: TokenKeeper | undefined;

  constructor(keeper?: TokenKeeper) {
    super();
    this.#keeper = keeper;
  }

  get releaseId(): string {
    return this.#releaseId;
  }
  get token(): string {
    return this.#token;
  }
  get language(): string | null {
    return this.#language === "" ? null : this.#language;
  }
  /** A fresh copy: changing it changes nothing here. */
  get transcript(): TranscriptEntry[] {
    return JSON.parse(this.#transcript) as TranscriptEntry[];
  }
  get signature(): string {
    return JSON.parse(this.#signature) as string;
  }

  get signed(): SignedTexts {
    return [this.#transcript, this.#signature];
  }
  set signed(texts: SignedTexts) {
    [this.#transcript, this.#signature] = texts;
  }

  /** English is what the server speaks anyway, and is not sent. */
  setLanguage(name: string | null): void {
    const trimmed = (name ?? "").trim();
    this.#language = trimmed.toLowerCase() === "english" ? "" : trimmed;
  }

  setToken(releaseId: string, token: string): void {
    this.#releaseId = releaseId;
    this.#token = token;
    this.#keeper?.store(releaseId, token);
  }

  /** Takes up a token that was kept. False when there is none. */
  loadStoredToken(releaseId: string): boolean {
    const token = this.#keeper?.load(releaseId);
    if (!token) return false;
    this.#releaseId = releaseId;
    this.#token = token;
    return true;
  }

  /** @throws {TypeError} for what cannot be a signed transcript: kept storage may be damaged. */
  hydrate(transcript: readonly TranscriptEntry[], signature: string): void {
    if (!Array.isArray(transcript) || typeof signature !== "string") {
      throw new TypeError("Not a signed transcript");
    }
    this.signed = [JSON.stringify(transcript), JSON.stringify(signature)];
  }

  /**
   * Forgets token and history, here and in storage: there that of `releaseId` when no other was
   * begun with.
   */
  reset(releaseId: string): void {
    this.#resets++;
    this.#keeper?.store(this.#releaseId || releaseId, "");
    this.#token = "";
    this.signed = [NO_TRANSCRIPT, NO_SIGNATURE];
  }

  /** The conversation as one call sees it: what the call brings after a `reset` is dropped. */
  untilReset(): SessionStore {
    const resets = this.#resets;
    return {
      read: this.read,
      write: (...texts) => {
        if (resets === this.#resets) this.write(...texts);
      },
    };
  }

  readonly read = (): string => {
    const texts = { releaseId: this.#releaseId, token: this.#token, language: this.#language };
    const head = JSON.stringify(texts).slice(0, -1);
    return `${head},"transcript":${this.#transcript},"signiture":${this.#signature}}`;
  };

  readonly write: SessionStore["write"] = (releaseId, token, language, transcript, signature) => {
    const sameToken = token === this.#token && releaseId === this.#releaseId;
    this.#releaseId = releaseId;
    this.#token = token;
    this.#language = language;
    if (!sameToken) this.#keeper?.store(releaseId, token);
    this.#signature = signature;
    if (transcript === this.#transcript) return;
    this.#transcript = transcript;
    // Not from inside the core, which is in the middle of a call.
    queueMicrotask(() => this.dispatchEvent(new Event("exchange")));
  };
}
