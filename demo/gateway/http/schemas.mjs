// @ts-check
// JSON Schemas of what clients send. Members that are not named here are let through: the wire may
// grow.

/** @typedef {Record<string, unknown>} Schema */

const releaseId = { type: "string", minLength: 1, maxLength: 64 };
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
      sentiment: { enum: [-1, 1] },
      feedback: { type: "string", maxLength: 2000 },
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
      tosId: { type: "string", maxLength: 128 },
      version: { type: "integer" },
      freeChatToken: token,
      anonymousSessionId: sessionId,
    },
    ["freeChatToken", "anonymousSessionId"],
  ),
  verifyEmail: object({ email, turnstileToken }),
  confirmEmail: object({ email, code }),
  homepageTurn: object(turn, ["language"]),
  publishTerms: object({
    title: { type: "string", minLength: 1, maxLength: 200 },
    content: { type: "string", minLength: 1, maxLength: 20_000 },
  }),
  releaseParam: object({ releaseId }),
};
