import type { ChatProperties } from "./chat-properties.js";
import { KeptChoice } from "./kept-choice.js";

/** Characters of an answer that a notification has room for. */
const most = 200;

/**
 * Whether notifications of the system tell of answers while nobody looks at the page
 * (https://notifications.spec.whatwg.org/): the visitor's choice for one release, off at first.
 */
export class Notices {
  readonly #page: ChatProperties;
  readonly #key: string;
  readonly #choice: KeptChoice;

  constructor(page: ChatProperties, releaseId: string) {
    this.#page = page;
    this.#key = `parley-notices:${releaseId}`;
    this.#choice = new KeptChoice(this.#key);
  }

  /** Whether the owner wants them to be offered, and the browser has them. */
  get areOffered(): boolean {
    return this.#page.notifications && "Notification" in globalThis;
  }

  get areOn(): boolean {
    return this.areOffered && this.#choice.isOn && Notification.permission === "granted";
  }

  /** Turned on, an example is shown at once. False when the browser does not allow it. */
  async toggle(example: string): Promise<boolean> {
    const isWanted = !this.areOn;
    this.#choice.isOn = isWanted && (await isAllowed()) && this.#show(example);
    return this.#choice.isOn === isWanted;
  }

  /** Tells of an answer, whose words are made only then, unless somebody looks at the page. */
  tell(answer: () => string): void {
    const isSeen = !document.hidden && document.hasFocus();
    if (this.areOn && !isSeen) this.#show(answer().slice(0, most));
  }

  /** Some browsers have them for service workers alone. */
  #show(body: string): boolean {
    try {
      const notice = new Notification(this.#page.label ?? document.title, { body, tag: this.#key });
      notice.addEventListener("click", () => {
        focus();
        this.#page.isOpen = true;
        notice.close();
      });
      return true;
    } catch {
      return false;
    }
  }
}

async function isAllowed(): Promise<boolean> {
  return (await Notification.requestPermission()) === "granted";
}
