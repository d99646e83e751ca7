import { LitElement, type PropertyDeclarations } from "lit";
import type { TranscriptEntry } from "../js/generated/divinci.js";
import type { AccessToken } from "../js/imbrace/config.js";
import type { SiteActionHandler } from "../js/divinci/sdk/site-control.js";
import { isOn } from "./attributes.js";
import type { TrackedEvent } from "./chat-events.js";
import type { Launcher } from "./launcher.js";

/** Flags that are on unless they say "false", and those that are off unless present. */
const onByDefault = { fromAttribute: (value: string | null): boolean => value !== "false" };
/** A flag that is null, which leaves the choice to the release, unless present. */
const undecided = {
  fromAttribute: (value: string | null): boolean | null => (value === null ? null : isOn(value)),
};
const offByDefault = { fromAttribute: isOn };

/** Gives properties attributes of their names, in small letters with hyphens, unless they have others. */
function hyphenated(properties: PropertyDeclarations): PropertyDeclarations {
  const named = Object.entries(properties).map(([name, declaration]) => {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return [name, { attribute, ...declaration }] as const;
  });
  return Object.fromEntries(named);
}

/** What a page is told of a user who has been let in. */
export interface Login {
  /** Tier, limits and usage, as the service tells them. */
  readonly tierConfig: unknown;
}

/** The attributes of `<parley-chat>` as properties: everything that an owner can set. */
export abstract class ChatProperties extends LitElement {
  /** @internal */
  static override readonly properties: PropertyDeclarations = hyphenated({
    releaseId: {},
    baseUrl: {},
    gate: {},
    turnstileSiteKey: {},
    turnstileSrc: {},
    language: {},
    theme: { reflect: true },
    position: {},
    label: {},
    isOpen: { attribute: "open", type: Boolean, reflect: true },
    inline: { type: Boolean, reflect: true },
    launcher: {},
    signUpUrl: {},
    privacyUrl: {},
    appUrl: {},
    redirectTo: {},
    cssSrc: {},
    debug: { converter: offByDefault },
    externalUser: { attribute: "divinci-external-user" },
    messageFeedback: { converter: onByDefault },
    contextBubbles: { converter: undecided },
    releaseLook: {},
    productRecommendations: { converter: offByDefault },
    productsOf: { attribute: false },
    images: { converter: offByDefault },
    shareChat: { converter: offByDefault },
    quickMenu: { converter: offByDefault },
    helpRequests: { converter: offByDefault },
    notifications: { converter: offByDefault },
    metrics: { converter: offByDefault },
    experimentId: { attribute: "data-experiment-id" },
    experimentVariant: { attribute: "data-experiment-variant" },
    assistantId: { attribute: "imbrace-assistant-id" },
    organizationId: { attribute: "imbrace-organization-id" },
    environment: { attribute: "imbrace-env" },
    agentBaseUrl: { attribute: "imbrace-base-url" },
    tokenUrl: { attribute: "imbrace-token-url" },
    tokenCallback: { attribute: "imbrace-token-callback" },
    accessToken: { attribute: false },
    trackEvents: { attribute: false },
  });

  /** Which of the owner's releases answers: 8 to 64 letters and digits. */
  declare releaseId: string | null;
  /** Address of the service; Divinci's when null. */
  declare baseUrl: string | null;
  /** "free-chat" (when null) or "homepage", the older gate, which needs a `turnstileSiteKey`. */
  declare gate: string | null;
  declare turnstileSiteKey: string | null;
  /** Address of Turnstile's script; Cloudflare's when null. */
  declare turnstileSrc: string | null;
  /** BCP 47 tag; when null the page's language, then the browser's. */
  declare language: string | null;
  /** "light", "dark", or the visitor's preference when null. */
  declare theme: string | null;
  /** Corner of the launcher: "end" of the line (when null) or "start". */
  declare position: string | null;
  /** Name of the chat, as its title and accessible name. */
  declare label: string | null;
  /** Whether the panel is open; the attribute is `open`. */
  declare isOpen: boolean;
  /** Fill the element's own box instead of floating above the page. */
  declare inline: boolean;
  /** "none" when the page has a button of its own. */
  declare launcher: string | null;
  /** Where a visitor can sign up when the free messages are used up. */
  declare signUpUrl: string | null;
  /** The privacy policy that the e-mail screen links to. */
  declare privacyUrl: string | null;
  /** The app that takes conversations over; Divinci's when null. */
  declare appUrl: string | null;
  /** Where the link of a sign-in e-mail leads back to; this page when null. */
  declare redirectTo: string | null;
  /** A style sheet to apply inside the chat. */
  declare cssSrc: string | null;
  /** Log every screen on the console. */
  declare debug: boolean;
  /**
   * Only users whom the page has logged in may chat: empty or "true" until it calls `login`, else
   * the refresh token of a user, who is logged in when the chat is opened.
   */
  declare externalUser: string | null;
  /** Offer thumbs up and down at answers. */
  declare messageFeedback: boolean;
  /** Show the sources of answers; when null, unless the release switches them off. */
  declare contextBubbles: boolean | null;
  /**
   * What of the release's own look is taken over: its title, picture, texts and "theme" (when
   * null), the same and its style sheet ("full"), or "none" of it.
   */
  declare releaseLook: string | null;
  /** Show what answers recommend, as cards. */
  declare productRecommendations: boolean;
  /** Finds in an exchange the list of what it recommends; as the service documents it when null. */
  declare productsOf: ((entry: TranscriptEntry) => unknown) | null;
  /** Let answers show pictures, from https alone. */
  declare images: boolean;
  /** Offer to share the conversation. */
  declare shareChat: boolean;
  /** Show what can be done with the conversation above the message field too. */
  declare quickMenu: boolean;
  /** Offer to ask a person for help: the page is told by `parley-help`. */
  declare helpRequests: boolean;
  /** Offer notifications of answers that come while nobody looks at the page. */
  declare notifications: boolean;
  /** Show how long each answer took, by the service's own times. */
  declare metrics: boolean;
  declare experimentId: string | null;
  /** "control" or "treatment"; anything else is ignored. */
  declare experimentVariant: string | null;

  /** Which of the owner's iMBRACE agents answers, in place of a release. */
  declare assistantId: string | null;
  /** The organization that the agent belongs to, unless the token's source names it. */
  declare organizationId: string | null;
  /** iMBRACE's "develop", "sandbox", "stable" (when null) or "prodv2". */
  declare environment: string | null;
  /** Address of another gateway than iMBRACE's. */
  declare agentBaseUrl: string | null;
  /** Where the page gets a visitor's access token, by POST. */
  declare tokenUrl: string | null;
  /** The name of a function on `window` that gives one, or a promise of one. */
  declare tokenCallback: string | null;
  /** A visitor's access token, or a function that gives one and is asked again when it is refused. */
  declare accessToken: AccessToken | null;

  /**
   * Takes what the chat tells of, for figures: `client.analytics.trackEvents`, or whatever has its form.
   * Nothing that was said or typed is among it.
   */
  declare trackEvents: ((events: readonly TrackedEvent[]) => unknown) | null;

  /**
   * How the page does its actions, by name.
   * @internal
   */
  readonly actionHandlers = new Map<string, SiteActionHandler>();

  /** What gets the focus back when the chat is closed; else what had it before. */
  opener: HTMLElement | null = null;

  /**
   * A launcher that stands in the page already: the chat works it in place of one of its own.
   * @internal
   */
  drawnLauncher: Launcher | null = null;

  constructor() {
    super();
    // What is not said is null. This way costs a page fewer bytes than a line for each.
    for (const name of Object.keys(ChatProperties.properties)) Reflect.set(this, name, null);
    this.isOpen = this.inline = this.debug = false;
    this.productRecommendations = this.images = this.shareChat = this.quickMenu = false;
    this.helpRequests = this.notifications = this.metrics = false;
    this.messageFeedback = true;
  }
}

/** All that an owner can set, under the names of the element's properties. */
export type ChatOptions = {
  [Name in Exclude<keyof ChatProperties, keyof LitElement | "drawnLauncher" | "actionHandlers">]?:
    | ChatProperties[Name]
    | undefined;
};
