import type { TemplateResult } from "lit";
import type { ChatProperties } from "./chat-properties.js";
import type { Answers } from "./lazy-answers.js";
import type { Messages } from "./locales/index.js";
import type { MenuItem } from "./views/header.js";

/** What a chat asks the visitor to look at; a change of a part is acted on by the element. */
export interface Attention {
  /** The screen. */
  readonly screen: string;
  /** What the focus belongs to: another value moves it. */
  readonly focus: string;
  /** What a screen reader says when it changes; empty for silence. */
  readonly spoken: string;
}

/** The element, as far as a chat inside of it needs it. */
export interface ChatHost {
  /** Its properties are the owner's settings, as they were written. */
  readonly element: ChatProperties;
  /** BCP 47 tag of the language that is spoken. */
  readonly language: () => string;
  readonly messages: () => Messages;
  /** What draws answers, once it has been loaded. */
  readonly answers: () => Answers | null;
  /** Something that the chat shows has changed. */
  readonly changed: () => void;
  /** An answer has come, whose text, in Markdown, a screen reader says. */
  readonly answered: (text: string) => void;
  /** Adds styles to those of the element. */
  readonly adopt: (styles: string) => void;
  /** Tells the page of an event. */
  readonly tell: (name: string, detail: Readonly<Record<string, unknown>>) => void;
}

/** One conversation that the element shows, with whichever service. */
export interface Chat {
  /** What can be chosen from the menu in the head. */
  readonly menu: readonly MenuItem[];
  readonly attention: Attention;
  /** What it calls itself; empty, or absent, for nothing. */
  readonly title?: string;
  readonly picture?: HTMLImageElement | null;
  /** Whether there is, or soon will be, a text to draw that may be Markdown. */
  readonly wantsAnswers: boolean;
  /** Draws all that stands below the head. */
  body(): TemplateResult;
  /** Closes what is open inside of it. False when nothing is. */
  back(): boolean;
  /** The owner has changed a setting that does not end the conversation. */
  settingsChanged(): void;
  /** Another language is spoken from now on, as the host says. */
  languageChanged(): void;
  /** Sends a message for the page; resolves with what was said. Absent where pages cannot. */
  send?(content: string): Promise<unknown>;
  /** Ends it; it cannot be used after that. */
  end(): void;
}

/** Begins a chat; null, with a message for the owner, when the settings do not allow one. */
export type BeginChat = (host: ChatHost) => Chat | null;

/**
 * The services that chats can be had with, as far as their code is there: an entry of the package
 * puts its own here, and the element loads another's when it has to.
 */
export const services: { divinci?: BeginChat; imbrace?: BeginChat; signedIn?: BeginChat } = {};
