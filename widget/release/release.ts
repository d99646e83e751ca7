import { html, nothing } from "lit";
import type { ChatProperties } from "../chat-properties.js";
import type { ChatHost } from "../chat.js";
import type { Settings } from "../settings.js";
import { releaseStyles } from "../styles/release.js";
import "../shared.js";
import { suggestionStyles } from "../styles/suggestions.js";
import { suggestions } from "../views/suggestions.js";
import type { View } from "../views/view.js";
import { loadPicture, Look } from "./look.js";
import { askForRelease, type PublicRelease } from "./public-release.js";

/** More letters than these may need to be scrolled. */
const shortDisclaimer = 120;

/** A release as a chat shows it: how it looks, what it is called, and what it says first. */
export class Release {
  /** Its picture, once that has come. */
  picture: HTMLImageElement | null = null;

  readonly #release: PublicRelease;
  readonly #look: Look;

  /** Asks a service for the release, and gives the chat its look. */
  static async read(
    { changed, element }: ChatHost,
    service: string,
    releaseId: string,
    signal: AbortSignal,
  ): Promise<Release> {
    const release = await askForRelease(service, releaseId, signal);
    const shown = new Release(release, new Look(element, release));
    shown.#look.add(element, releaseStyles + suggestionStyles);
    if (release.picture !== null) {
      void loadPicture(release.picture).then((picture) => {
        shown.picture = picture;
        changed();
      });
    }
    return shown;
  }

  private constructor(release: PublicRelease, look: Look) {
    this.#release = release;
    this.#look = look;
  }

  get title(): string {
    return this.#release.title;
  }

  /** What it says first, in Markdown; empty where it says nothing. */
  get welcome(): string {
    return this.#release.welcome;
  }

  /** Switches off what the release switches off, unless the owner has asked for it. */
  restrict(settings: Settings, { contextBubbles }: ChatProperties): Settings {
    const isOff = contextBubbles === null && this.#release.off.has("contextBubbles");
    return isOff ? { ...settings, sources: false } : settings;
  }

  /** The conversation starters. */
  starters({ messages, session }: View): unknown {
    return suggestions(messages, this.#release.starters, (text) => {
      session.ask(text);
    });
  }

  disclaimer(): unknown {
    const { disclaimer } = this.#release;
    if (disclaimer === "") return nothing;
    const isLong = disclaimer.length > shortDisclaimer;
    return html`<p class="disclaimer" part="disclaimer" dir="auto" tabindex=${isLong ? 0 : nothing}>
      ${disclaimer}
    </p>`;
  }

  /** Takes its look off the chat. */
  end(): void {
    this.#look.remove();
  }
}
