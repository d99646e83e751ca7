/** What the owner has chosen, checked: the part of the element's properties that views read. */
export interface Settings {
  readonly releaseId: string;
  readonly gate: "free-chat" | "homepage";
  readonly baseUrl: string | null;
  readonly turnstileSiteKey: string;
  readonly turnstileScript: string;
  readonly theme: "auto" | "light" | "dark";
  /** Where a visitor may sign up when the free messages are used up. */
  readonly signUpUrl: string | null;
  readonly privacyUrl: string | null;
  /** The app that takes conversations over. */
  readonly appUrl: string;
  /** Where the link of a sign-in e-mail leads back to. */
  readonly redirectTo: string;
  /** Offer thumbs up and down. */
  readonly feedback: boolean;
  /** Show the sources of an answer. */
  readonly sources: boolean;
  /** What of the release's own look is taken over: "full" is its style sheet too. */
  readonly releaseLook: "theme" | "full" | "none";
}
