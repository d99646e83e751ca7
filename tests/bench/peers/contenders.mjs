/**
 * The widgets that are weighed and timed beside each other, each on a page of its own. `open` is what
 * a visitor clicks before there is a field to type into; a widget without it shows the field at once.
 */

import { agents } from "../../browser/support/agents.mjs";
import { releases } from "../../browser/support/releases.mjs";

/** The launcher of ours, and an answer's words. */
const parley = { open: 'button[aria-haspopup="dialog"]', answer: ".question ~ .answer .prose" };

/**
 * @typedef {object} Contender
 * @property {string} title
 * @property {{ name: string, version: string }} [package] where npm has it; ours is in dist/
 * @property {(site: { gateway: string, url: string }) => string} body of its page
 * @property {string} [open] selector of its launcher, also in shadow trees
 * @property {string} [answer] selector of an answer's words, where the bench's server can answer
 */

/** @type {Map<string, Contender>} */
export const contenders = new Map([
  [
    "parley",
    {
      title: "Parley",
      body: ({ gateway }) =>
        `<script src="${gateway}/dist/parley.js" divinci-release-id="${releases.open}"` +
        ` parley-base-url="${gateway}"></script>`,
      ...parley,
    },
  ],
  [
    "parley-agent",
    {
      title: "Parley, agent",
      body: ({ gateway }) =>
        `<script src="${gateway}/dist/parley.js" imbrace-assistant-id="${agents.plain}"` +
        ` imbrace-base-url="${gateway}" imbrace-token-url="/imbrace-token"></script>`,
      ...parley,
    },
  ],
  [
    "deep-chat",
    {
      title: "deep-chat",
      package: { name: "deep-chat", version: "2.4.2" },
      body: () =>
        '<script type="module" src="/deep-chat/dist/deepChat.bundle.js"></script>' +
        `<deep-chat connect='{"url": "/answers", "stream": true}'></deep-chat>`,
      answer: ".ai-message-text",
    },
  ],
  [
    "typebot",
    {
      title: "Typebot",
      package: { name: "@typebot.io/js", version: "0.10.7" },
      body: ({ url }) =>
        '<script type="module">' +
        'import Typebot from "/typebot/dist/web.js";' +
        `Typebot.initBubble({ typebot: "bench", apiHost: "${url}" });</script>`,
      open: 'button[part="button"]',
    },
  ],
  [
    "flowise",
    {
      title: "Flowise",
      package: { name: "flowise-embed", version: "3.1.6" },
      body: ({ url }) =>
        '<script type="module">' +
        'import Chatbot from "/flowise/dist/web.js";' +
        `Chatbot.init({ chatflowid: "bench", apiHost: "${url}" });</script>`,
      open: 'button[part="button"]',
    },
  ],
]);

/**
 * What the services of others answer: as little as lets their widget show its field, and one event
 * where it is asked. What is no text is JSON.
 */
export const answers = new Map([
  ["POST /answers", 'data: {"text": "Add the script to the page."}\n\n'],
  [
    "POST /api/v1/typebots/bench/startChat",
    {
      sessionId: "session",
      resultId: "result",
      typebot: { id: "bench", version: "6.1", theme: { general: {}, chat: {} }, settings: {} },
      messages: [],
      input: { id: "question", type: "text input", options: {} },
    },
  ],
  ["GET /api/v1/public-chatbotConfig/bench", {}],
  ["GET /api/v1/chatflows-streaming/bench", { isStreaming: true }],
]);
