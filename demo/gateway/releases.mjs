// @ts-check
// The releases that the demo offers: one for each way in, and one for each screen that is hard to
// reach.

import { languageNames } from "./languages.mjs";

/** @typedef {"none" | "captcha-only" | "captcha+otp" | "captcha+magic-link"} GateMode */
/** @typedef {{ siteKey: string, secret: string }} TurnstileKeys */
/**
 * @typedef {object} Look
 * @property {string | null} picture the path of a file
 * @property {Readonly<Record<string, string | boolean>>} theme members of the service's ReleaseTheme
 * @property {Readonly<Record<string, string | boolean | readonly string[]>>} config those of its
 *   ReleaseConfig that the widget shows
 */
/**
 * @typedef {object} Release
 * @property {string} id 24 hex digits
 * @property {string} title
 * @property {string} description what trying it shows
 * @property {GateMode} mode
 * @property {TurnstileKeys | null} turnstile
 * @property {import("./store/quota-counters.mjs").Quota} quota
 * @property {number | null} tokenSeconds how long a session lasts; null for the gateway's usual
 * @property {{ title: string, content: string } | null} terms version 1 of its terms of service
 * @property {readonly string[]} languages
 * @property {readonly string[]} variants in signed-in chat, names of the answers to choose from: the
 *   first in full, the others brief; one alone is not asked about
 * @property {Look} look what the widget shows of it
 * @property {readonly object[]} siteActions what answers may propose to do in the page, as descriptors
 * @property {import("./answers/showcase.mjs").Showcase | null} showcase
 * @property {Readonly<Record<string, string>>} attributes with which the demo's pages show it
 */

// Cloudflare's documented keys for testing; see Turnstile's documentation, "Testing".
const passVisible = "1x00000000000000000000AA";
const passInvisible = "1x00000000000000000000BB";
const blockVisible = "2x00000000000000000000AB";
const forceInteraction = "3x00000000000000000000FF";
const secretPass = "1x0000000000000000000000000000000AA";
const secretFail = "2x0000000000000000000000000000000AA";

const day = 24 * 60 * 60;

const shopReleaseId = "5eed0000000000000000000f";

/** The release that the homepage chat is pinned to. */
export const homepageReleaseId = "5eed0000000000000000000c";

/**
 * @param {Pick<Release, "id" | "title" | "description" | "mode"> & Partial<Release>} own
 * @returns {Release}
 */
function release(own) {
  return {
    turnstile: { siteKey: passVisible, secret: secretPass },
    quota: { messages: 20, seconds: day },
    tokenSeconds: null,
    terms: null,
    languages: languageNames,
    variants: ["In full"],
    look: { picture: null, theme: {}, config: {} },
    siteActions: [],
    showcase: null,
    attributes: {},
    ...own,
  };
}

const termsText = `Before you chat with this demo, please agree to a few things.

## What happens to your messages

Your conversation is kept in your browser and sent along with every message. The gateway signs it,
and stores it only when you hand it over or send feedback.

## What the answers are

They are passages of the project's documentation, found by a search. They may miss the point.

- Do not type secrets.
- Check what matters to you.
`;

/** @type {Look} */
const guideLook = {
  picture: "/guide.svg",
  theme: {
    primaryColor: "#5b2a86",
    secondaryColor: "#ffd9a0",
    backgroundColor: "#fffaf4",
    textColor: "#2a1a35",
    fontFamily: 'Georgia, "Times New Roman", serif',
    customCss: ".header h2 { font-style: italic }",
  },
  config: {
    welcomeMessage: "Welcome! I am the guide to **Parley**. Where shall we begin?",
    chatDisclaimer: "The guide quotes the documentation, and may miss the point. Check what matters.",
    conversationStarters: [
      "How do I put the chat on my page?",
      "Which gates are there?",
      "What happens to my messages?",
    ],
    contextBubbles: false,
  },
};

/** The way to the page of the element, where the conversation goes on. */
const shopActions = [
  {
    name: "showElement",
    description: "Go on with this chat on the page of the element",
    category: "navigation",
    requiresConfirmation: true,
    parameters: [],
    target: { kind: "navigate" },
  },
];

/** @type {import("./answers/showcase.mjs").Showcase} */
const shop = {
  products: [
    {
      name: "Mug",
      description: "For those who read documentation in the morning.",
      price: 14,
      currency: "EUR",
      path: "/knowledge/demo/gateway/knowledge/what-parley-is.md",
    },
    {
      name: "Notebook",
      description: "Squared, for state machines.",
      price: 9.5,
      currency: "EUR",
      path: "/knowledge/demo/gateway/knowledge/conversation.md",
    },
  ],
  proposals: [{ name: "showElement", params: { route: `/element.html?release=${shopReleaseId}` } }],
};

/** @type {readonly Release[]} */
export const builtInReleases = [
  release({
    id: "5eed00000000000000000001",
    title: "Open door",
    description: "No gate: the chat is there at once. Anonymous chat works too.",
    mode: "none",
    turnstile: null,
  }),
  release({
    id: "5eed00000000000000000002",
    title: "Quiet check",
    description: "Turnstile runs unseen when the first message is sent.",
    mode: "captcha-only",
    turnstile: { siteKey: passInvisible, secret: secretPass },
  }),
  release({
    id: "5eed00000000000000000003",
    title: "Code by e-mail",
    description: "E-mail address and Turnstile, then a six-digit code that arrives by mail.",
    mode: "captcha+otp",
  }),
  release({
    id: "5eed00000000000000000004",
    title: "Link by e-mail",
    description: "E-mail address and Turnstile, then a link in a mail leads back to the page.",
    mode: "captcha+magic-link",
  }),
  release({
    id: "5eed00000000000000000005",
    title: "House rules",
    description: "The first message waits until the terms of service are accepted.",
    mode: "captcha-only",
    turnstile: { siteKey: passInvisible, secret: secretPass },
    terms: { title: "House rules of the demo", content: termsText },
  }),
  release({
    id: "5eed00000000000000000006",
    title: "Two questions",
    description: "The quota is spent after two messages.",
    mode: "captcha-only",
    turnstile: { siteKey: passInvisible, secret: secretPass },
    quota: { messages: 2, seconds: day },
  }),
  release({
    id: "5eed00000000000000000007",
    title: "Locked out",
    description: "Turnstile fails in the browser: its site key always blocks.",
    mode: "captcha+otp",
    turnstile: { siteKey: blockVisible, secret: secretFail },
  }),
  release({
    id: "5eed00000000000000000008",
    title: "Show of hands",
    description: "Turnstile asks for an interaction before the first message is sent.",
    mode: "captcha-only",
    turnstile: { siteKey: forceInteraction, secret: secretPass },
  }),
  release({
    id: "5eed00000000000000000009",
    title: "Turned away",
    description: "Turnstile passes in the browser, and the server refuses its token.",
    mode: "captcha-only",
    turnstile: { siteKey: passInvisible, secret: secretFail },
  }),
  release({
    id: "5eed0000000000000000000a",
    title: "Short session",
    description: "A session lasts fifteen seconds; the next message renews it by itself.",
    mode: "captcha-only",
    turnstile: { siteKey: passInvisible, secret: secretPass },
    tokenSeconds: 15,
  }),
  release({
    id: "5eed0000000000000000000b",
    title: "House rules, open door",
    description: "Terms of service without a gate, also for anonymous chat.",
    mode: "none",
    turnstile: null,
    terms: { title: "House rules of the demo", content: termsText },
  }),
  release({
    id: "5eed0000000000000000000d",
    title: "Two answers",
    description: "Signed-in users choose between two answers. Visitors get the first.",
    mode: "none",
    turnstile: null,
    variants: ["In full", "In brief"],
  }),
  release({
    id: "5eed0000000000000000000e",
    title: "Parley guide",
    description: "The release’s own look: name, picture, colours, font, first words, and no sources.",
    mode: "none",
    turnstile: null,
    look: guideLook,
  }),
  release({
    id: shopReleaseId,
    title: "Shop window",
    description:
      "Products, an action in the page, help from a person, notifications, how long an answer took.",
    mode: "none",
    turnstile: null,
    siteActions: shopActions,
    showcase: shop,
    attributes: {
      "product-recommendations": "true",
      "help-requests": "true",
      notifications: "true",
      metrics: "true",
    },
  }),
  release({
    id: homepageReleaseId,
    title: "Homepage chat",
    description: "The older gate: e-mail address and Turnstile, a six-digit code, ten messages.",
    mode: "captcha+otp",
    quota: { messages: 10, seconds: day },
  }),
];

/**
 * The releases with an owner's real Turnstile keys in place of the test keys that always pass. The
 * keys that block or refuse stay: they show what they show with Cloudflare's own servers too.
 * @param {readonly Release[]} releases
 * @param {TurnstileKeys | null} keys
 * @returns {Release[]}
 */
export function withTurnstileKeys(releases, keys) {
  return releases.map((one) =>
    keys && one.turnstile?.secret === secretPass && one.turnstile.siteKey !== forceInteraction
      ? { ...one, turnstile: keys }
      : one,
  );
}
