// @ts-check
// JSON Schemas of what clients send. Members that are not named here are let through: the wire may
// grow.

import { tierNames } from "../tiers.mjs";

/** @typedef {Record<string, unknown>} Schema */

const id = { type: "string", minLength: 1, maxLength: 64 };
const releaseId = id;
const token = { type: "string", minLength: 1, maxLength: 512 };

// No white space, control characters, brackets or separators: nothing that could become a second
// header or recipient.
const addressCharacter = '[^\\s\\u0000-\\u001f\\u007f"<>()\\[\\],;:\\\\@]';
const email = {
  type: "string",
  maxLength: 254,
  pattern: `^${addressCharacter}+@${addressCharacter}+\\.${addressCharacter}{2,63}$`,
};
const code = { type: "string", pattern: "^[0-9]{6}$" };
const turnstileToken = { type: "string", maxLength: 2048 };
const signature = { type: "string", maxLength: 128 };
const prompt = { type: "string", minLength: 1, maxLength: 4000, pattern: "\\S" };
const language = { type: "string", maxLength: 64 };
const sessionId = { type: "string", pattern: "^[A-Za-z0-9_-]{8,128}$" };
const messageIndex = { type: "integer", minimum: 0 };
const url = { type: "string", minLength: 1, maxLength: 2048 };

const transcript = {
  type: "array",
  maxItems: 200,
  items: {
    type: "object",
    required: ["prompt", "response"],
    properties: { prompt: { type: "string" }, response: { type: "string" } },
  },
};

const context = {
  type: "array",
  maxItems: 50,
  items: {
    type: "object",
    required: ["content"],
    properties: { content: { type: "string" } },
  },
};

const title = { type: "string", minLength: 1, maxLength: 200 };
const sentiment = { enum: [-1, 1] };
const version = { tosId: { type: "string", maxLength: 128 }, version: { type: "integer" } };
const comment = { type: "string", maxLength: 2000 };
const username = { type: "string", minLength: 1, maxLength: 100, pattern: "\\S" };
// The demo's assistant reads nothing else.
const contentType = { enum: ["text"] };

/**
 * @param {Record<string, Schema>} properties
 * @param {string[]} [optional] names of properties that may be missing
 * @returns {Schema}
 */
export function object(properties, optional = []) {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", required, properties };
}

const turn = { prevSigniture: signature, newPrompt: prompt, transcript, language };
const answered = { response: { type: "string", minLength: 1, maxLength: 100_000 }, context };

export const schemas = {
  ofRelease: object({ releaseId }),
  welcome: object({ releaseId, language }, ["language"]),
  state: object({ releaseId, token: { ...token, minLength: 0 } }, ["releaseId", "token"]),
  start: object(
    { releaseId, turnstileToken, email, marketingConsent: { type: "boolean" }, redirectTo: url },
    ["turnstileToken", "email", "marketingConsent", "redirectTo"],
  ),
  verifyCode: object({ releaseId, email, otpCode: code }),
  followLink: object({ token, redirectTo: url }, ["redirectTo"]),
  gateTurn: object({ token, ...turn }, ["language"]),
  gateComplete: object({ token, ...turn, ...answered }, ["language"]),
  speech: object({ token, transcript, signiture: signature, messageIndex }),
  anonymousTurn: object({ releaseId, ...turn, sessionId }, ["language", "sessionId"]),
  anonymousComplete: object({ releaseId, ...turn, ...answered, sessionId }, [
    "language",
    "sessionId",
  ]),
  feedback: object(
    {
      releaseId,
      transcript,
      signiture: signature,
      messageIndex,
      sentiment,
      feedback: comment,
      email,
      sessionId,
    },
    ["sentiment", "feedback", "email", "sessionId"],
  ),
  handoff: object({
    releaseId,
    prevSigniture: signature,
    transcript: { ...transcript, minItems: 1 },
  }),
  acceptTerms: object(
    {
      ...version,
      freeChatToken: token,
      anonymousSessionId: sessionId,
    },
    ["freeChatToken", "anonymousSessionId"],
  ),
  verifyEmail: object({ email, turnstileToken }),
  confirmEmail: object({ email, code }),
  homepageTurn: object(turn, ["language"]),
  publishTerms: object({
    title,
    content: { type: "string", minLength: 1, maxLength: 20_000 },
  }),
  releaseParam: object({ releaseId }),
  login: object(
    {
      apikey: { type: "string", maxLength: 512 },
      userId: { anyOf: [{ type: "string", minLength: 1, maxLength: 128 }, { type: "integer" }] },
      username,
      picture: { ...url, pattern: "^https://" },
      membershipTier: { enum: tierNames },
    },
    ["picture", "membershipTier"],
  ),
  validateLogin: object({ refreshToken: token, origin: url, releaseId }),
  signIn: object({ name: username, tier: { enum: tierNames } }, ["tier"]),
  createChat: object(
    { releases: { type: "array", minItems: 1, maxItems: 1, items: releaseId }, title },
    ["title"],
  ),
  listChats: object(
    {
      release: releaseId,
      releaseId,
      limit: { type: "string", pattern: "^([1-9][0-9]?|100)$" },
      divinciHandoff: { type: "string" },
    },
    ["release", "releaseId", "limit", "divinciHandoff"],
  ),
  chatParam: object({ chatId: id }),
  messageParam: object({ chatId: id, messageId: id }),
  chatMessage: object({ content: prompt, stream: { type: "boolean" }, contentType }, [
    "stream",
    "contentType",
  ]),
  prepareMessage: object({ content: prompt }),
  completeMessage: object({ requestId: id, ...answered }, ["context"]),
  rating: object({ rating: {} }),
  messageFeedback: object({ feedback: comment, sentiment }, ["feedback", "sentiment"]),
  arenaSelect: object({ selectedIndex: { type: "integer", minimum: 0 } }),
  acceptUserTerms: object({ releaseId, ...version }),
  ticket: object({ purpose: { enum: ["chat", "transcript"] }, resourceId: id }),
  workspaceParam: object({ workspaceId: id }),
};
