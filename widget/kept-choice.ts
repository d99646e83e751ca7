/** Something that a visitor has turned on, off at first, which the browser keeps. */
export class KeptChoice {
  readonly #key: string;
  #isOn: boolean;

  /** `key` names it in the browser's storage. */
  constructor(key: string) {
    this.#key = key;
    this.#isOn = read(key) === "1";
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** A full or forbidden storage costs the visitor no more than the choice after a reload. */
  set isOn(isOn: boolean) {
    this.#isOn = isOn;
    try {
      localStorage.setItem(this.#key, isOn ? "1" : "0");
    } catch {
      return;
    }
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
