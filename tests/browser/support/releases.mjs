// The demo gateway's releases, by what they are for.

export const releases = {
  open: "5eed00000000000000000001",
  captcha: "5eed00000000000000000002",
  code: "5eed00000000000000000003",
  link: "5eed00000000000000000004",
  terms: "5eed00000000000000000005",
  twoQuestions: "5eed00000000000000000006",
  lockedOut: "5eed00000000000000000007",
  interaction: "5eed00000000000000000008",
  turnedAway: "5eed00000000000000000009",
  shortSession: "5eed0000000000000000000a",
  openTerms: "5eed0000000000000000000b",
  homepage: "5eed0000000000000000000c",
  variants: "5eed0000000000000000000d",
  guide: "5eed0000000000000000000e",
  shop: "5eed0000000000000000000f",
};

/** The wire's addresses, as patterns for `page.route` and for counting requests. */
export const wire = {
  release: "**/white-label-release/*",
  config: "**/free-chat-gate/config?*",
  welcome: "**/free-chat-gate/welcome?*",
  start: "**/free-chat-gate/start",
  verify: "**/free-chat-gate/verify",
  send: "**/free-chat-gate/chat-send",
  acceptTerms: "**/terms-of-service/accept",
  feedback: "**/anonymous-feedback",
  handoff: "**/ai-chat/handoff",
  speech: "**/free-chat-gate/tts",
  turnstile: "**/turnstile/v0/api.js*",
};
