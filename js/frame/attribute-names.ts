/**
 * The attributes of `<parley-chat>` that a page may set for a chat in a frame: Parley's own, and those
 * that have the names of Divinci's embed reference.
 */
export const attributeNames: readonly string[] = [
  "base-url",
  "gate",
  "turnstile-src",
  "turnstile-site-key",
  "language",
  "theme",
  "position",
  "label",
  "open",
  "sign-up-url",
  "privacy-url",
  "app-url",
  "redirect-to",
  "images",
  "release-look",
  "css-src",
  "debug",
  "divinci-external-user",
  "message-feedback",
  "context-bubbles",
  "product-recommendations",
  "share-chat",
  "quick-menu",
  "help-requests",
  "notifications",
  "metrics",
  "data-experiment-id",
  "data-experiment-variant",
];
