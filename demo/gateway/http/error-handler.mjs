// @ts-check
import { flatError, validationError, WireError } from "./wire-errors.mjs";

/** @typedef {import("fastify").FastifyError & { validationContext?: string }} AnyError */

/** Fastify's own refusals, by status. */
const codes = new Map([
  [400, "BAD_REQUEST"],
  [413, "PAYLOAD_TOO_LARGE"],
  [415, "UNSUPPORTED_MEDIA_TYPE"],
]);

/**
 * Turns whatever went wrong into the wire's shapes. What the gateway did not foresee is logged with
 * its request id, and answered without a word about its insides.
 * @param {import("fastify").FastifyInstance} app
 * @param {(line: string) => void} log
 */
export function handleErrors(app, log) {
  app.setErrorHandler((/** @type {AnyError} */ error, request, reply) => {
    return refuse(reply, refusalFor(error, request, log));
  });

  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ code: "NOT_FOUND", message: "There is nothing at this address." }),
  );
}

/**
 * What to tell a client of an error; what is the gateway's own fault is logged.
 * @param {AnyError} error
 * @param {import("fastify").FastifyRequest} request
 * @param {(line: string) => void} log
 * @returns {WireError}
 */
export function refusalFor(error, request, log) {
  const refusal = asWireError(error);
  if (refusal.status >= 500) {
    log(`${request.id} ${request.method} ${request.routeOptions.url ?? ""}: ${causes(error)}`);
  }
  return refusal;
}

/**
 * For what fails before any route or hook: an address that cannot be read.
 * @param {AnyError} error
 * @param {import("fastify").FastifyRequest} request
 * @param {import("fastify").FastifyReply} reply
 */
export function refuseEarly(error, request, reply) {
  refuse(reply.header("x-request-id", request.id), asWireError(error));
}

/**
 * @param {import("fastify").FastifyReply} reply
 * @param {WireError} refusal
 */
function refuse(reply, { status, headers, body }) {
  return reply.code(status).headers(headers).send(body);
}

/**
 * @param {AnyError} error
 * @returns {WireError}
 */
function asWireError(error) {
  if (error instanceof WireError) return error;
  if (error.validation) return validationError(error.validation.map(fieldError));
  const status = error.statusCode ?? 500;
  if (status < 500) return flatError(status, codes.get(status) ?? "BAD_REQUEST", error.message);
  return flatError(500, "INTERNAL_ERROR", "Something went wrong on the server.");
}

/**
 * @param {import("fastify").FastifySchemaValidationError} found
 * @returns {import("./wire-errors.mjs").FieldError}
 */
function fieldError(found) {
  const missing = found.keyword === "required" ? String(found.params["missingProperty"]) : "";
  const path = [...found.instancePath.split("/").filter(Boolean), missing]
    .filter(Boolean)
    .join(".");
  return {
    field: path || "body",
    message: missing ? "is required" : (found.message ?? "is not valid"),
    code: found.keyword,
  };
}

/**
 * An error and what lies behind it, in a line.
 * @param {unknown} error
 * @returns {string}
 */
function causes(error) {
  if (!(error instanceof Error)) return String(error);
  const text = error instanceof WireError ? error.message : (error.stack ?? error.message);
  return error.cause === undefined ? text : `${text} <- ${causes(error.cause)}`;
}
