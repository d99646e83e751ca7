// @ts-check
import { randomBytes } from "node:crypto";
import { plain } from "../answers/passages.mjs";
import { espeak } from "./espeak.mjs";
import { hum } from "./tones.mjs";

const kept = 32;
const longest = 800;

/**
 * Reads answers aloud. Clips are kept in memory, the last few, under names that cannot be guessed.
 */
export class Speech {
  /** @type {Map<string, Buffer>} */
  #clips = new Map();

  /**
   * @param {string} markdown
   * @returns {Promise<string>} the clip's name
   */
  async speak(markdown) {
    const text = spoken(markdown);
    const clip = (await espeak(text)) ?? hum(text);
    const name = randomBytes(16).toString("hex");
    this.#clips.set(name, clip);
    for (const oldest of this.#clips.keys()) {
      if (this.#clips.size <= kept) break;
      this.#clips.delete(oldest);
    }
    return name;
  }

  /**
   * @param {string} name
   * @returns {Buffer | null} a WAV file
   */
  clip(name) {
    return this.#clips.get(name) ?? null;
  }
}

/**
 * What of an answer is read aloud: its words, without marks, citations and code.
 * @param {string} markdown
 */
function spoken(markdown) {
  const words = markdown
    .replace(/(```|~~~)[\s\S]*?(\1|$)/g, " ")
    .replace(/\[\[?\d+(?:\s*[,-]\s*\d+)*\]\]?/g, " ")
    .replace(/^\s*(#{1,6}|[-*>]|\d+\.)\s+/gm, "");
  return plain(words).slice(0, longest);
}
