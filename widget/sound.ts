/** Whether a sound tells of answers: the visitor's choice for one release, off at first. */
export class Sound {
  readonly #key: string;
  #isOn: boolean;

  constructor(releaseId: string) {
    this.#key = `divinci-chat-sound:${releaseId}`;
    this.#isOn = read(this.#key) === "1";
  }

  get isOn(): boolean {
    return this.#isOn;
  }

  /** Turned on, it is heard at once. */
  toggle(): void {
    this.#isOn = !this.#isOn;
    write(this.#key, this.#isOn ? "1" : "0");
    this.play();
  }

  play(): void {
    if (!this.#isOn) return;
    // An answer is there to be read without it.
    import("./chime.js").then(({ chime }) => chime()).catch(() => undefined);
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

/** A full or forbidden storage costs the visitor no more than the choice after a reload. */
function write(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    return;
  }
}
