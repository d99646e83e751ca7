import { store, stored } from "./site-storage.js";

/** Something that a visitor has turned on, off at first, which the browser keeps. */
export class KeptChoice {
  readonly #key: string;
  #isOn: boolean;

  /** `key` names it in the browser's storage. */
  constructor(key: string) {
    this.#key = key;
    this.#isOn = stored(key) === "1";
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  set isOn(isOn: boolean) {
    this.#isOn = isOn;
    store(this.#key, isOn ? "1" : "0");
  }
}
