// @ts-check
// Refusals in the shapes of the iMBRACE services, each of which has its own: reference, section 3.

import { WireError } from "../http/wire-errors.mjs";

/** A refusal whose body is as the service's callers have seen it. */
export class ServiceRefusal extends WireError {}

/**
 * How a service words a refusal that was not made for it.
 * @typedef {object} RefusalShapes
 * @property {(status: number, message: string) => Record<string, unknown>} body
 * @property {(fields: import("../http/wire-errors.mjs").FieldError[]) =>
 *   { status: number, body: Record<string, unknown> }} invalid what does not fit a schema
 * @property {(request: import("fastify").FastifyRequest) => Record<string, unknown>} unknownRoute
 */

/**
 * The 401 and 403 of what stands before all services.
 * @param {401 | 403} status
 * @param {string} message
 */
export function notAllowedIn(status, message) {
  return new ServiceRefusal(status, { message }, message);
}

/**
 * @param {number} status
 * @param {string} error
 */
export function agentRefusal(status, error) {
  return new ServiceRefusal(status, { error }, error);
}

/** @typedef {"bad_request" | "unauthorized" | "forbidden" | "not_found" | "rate_limit"} Kind */
/** @typedef {"api" | "auth" | "chat" | "document" | "vote"} Surface */

const statuses = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  rate_limit: 429,
};

const messages = {
  bad_request: "The request does not fit.",
  unauthorized: "Sign in first.",
  forbidden: "It belongs to another user.",
  not_found: "It was not found.",
  rate_limit: "Too many requests.",
};

/**
 * @param {Kind} kind
 * @param {Surface} surface
 * @param {string} [cause]
 */
export function chatRefusal(kind, surface, cause) {
  const message = messages[kind];
  const body = { code: `${kind}:${surface}`, message, ...(cause !== undefined && { cause }) };
  return new ServiceRefusal(statuses[kind], body, message);
}

/**
 * @param {number} status
 * @param {string} detail
 */
export function detailRefusal(status, detail) {
  return new ServiceRefusal(status, { detail }, detail);
}

/**
 * The 400 of the agents' service, whatever was wrong with an agent.
 * @param {string} what
 */
export function agentNotTaken(what) {
  return detailRefusal(400, `[ERROR: ${what}]`);
}

/**
 * @param {number} status
 * @param {string} message
 */
export function boardRefusal(status, message) {
  return new ServiceRefusal(status, { success: false, message, data: null }, message);
}

/** @type {RefusalShapes} the agents that chat */
export const agentShapes = {
  body: (_status, message) => ({ error: message }),
  invalid: (fields) => ({ status: 400, body: { error: sentence(fields) } }),
  unknownRoute: ({ method, url }) => ({
    success: false,
    error: `API endpoint not found: ${method} ${pathOf(url)}`,
    timestamp: new Date().toISOString(),
    path: pathOf(url),
    method,
  }),
};

/** @type {RefusalShapes} chats, messages and documents */
export const chatShapes = {
  body: (status, message) => ({ code: chatCode(status), message }),
  invalid: (fields) => {
    const { status, body } = chatRefusal("bad_request", "api", sentence(fields));
    return { status, body };
  },
  unknownRoute: agentShapes.unknownRoute,
};

/** @type {RefusalShapes} agents as they are managed, and models */
export const detailShapes = {
  body: (_status, message) => ({ detail: message }),
  invalid: (fields) => ({
    status: 422,
    body: {
      detail: fields.map(({ field, message, code }) => ({
        loc: ["body", ...field.split(".")],
        msg: message,
        type: code ?? "value_error",
      })),
    },
  }),
  unknownRoute: () => ({ detail: "Not Found" }),
};

/** @type {RefusalShapes} folders and files */
export const boardShapes = {
  body: (_status, message) => ({ success: false, message, data: null }),
  invalid: (fields) => ({
    status: 400,
    body: { success: false, message: sentence(fields), data: null },
  }),
  unknownRoute: () => ({ success: false, message: "Not found", data: null }),
};

/** @param {import("../http/wire-errors.mjs").FieldError[]} fields */
function sentence(fields) {
  return fields.map(({ field, message }) => `${field} ${message}`).join("; ");
}

/** @param {number} status */
function chatCode(status) {
  const kind = Object.entries(statuses).find(([, of]) => of === status)?.[0] ?? "bad_request";
  return `${kind}:${status >= 500 ? "database" : "api"}`;
}

/** @param {string} url */
function pathOf(url) {
  return url.split("?", 1)[0] ?? "";
}
