import { KeptChoice } from "./kept-choice.js";

/** Whether a sound tells of answers: the visitor's choice for one release, off at first. */
export class Sound {
  readonly #choice: KeptChoice;

  constructor(releaseId: string) {
    this.#choice = new KeptChoice(`divinci-chat-sound:${releaseId}`);
  }

  get isOn(): boolean {
    return this.#choice.isOn;
  }

  /** Turned on, it is heard at once. */
  toggle(): void {
    this.#choice.isOn = !this.isOn;
    this.play();
  }

  play(): void {
    if (!this.isOn) return;
    // An answer is there to be read without it.
    import("./chime.js").then(({ chime }) => chime()).catch(() => undefined);
  }
}
