// @ts-check
import { pdfOf } from "./pdf.mjs";

/** @type {ReadonlyMap<string, Buffer>} by the names under which they are handed out */
export const guides = new Map([
  [
    "onboarding.pdf",
    pdfOf("Onboarding", [
      "The demo's agents are there from the start: each shows one thing that an",
      "answer may hold.",
      "",
      "1. Get an access token:  POST /demo/imbrace-token",
      "2. See the agents:  GET /v3/ai/accounts/assistants",
      "3. Ask one:  POST /ai-agent/v2/chat",
      "",
      "An agent of your own is made with POST /v3/ai/assistant_apps. It belongs to",
      "whoever made it, and answers out of the project's documentation.",
    ]),
  ],
]);
