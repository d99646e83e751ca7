// @ts-check
import { refusalFor } from "../../http/error-handler.mjs";

/**
 * What readers of a stream may know of its faults; what is the gateway's own is logged. A fault that
 * was told of comes by once more as its bare words, and is known again.
 * @param {import("fastify").FastifyRequest} request
 * @param {(line: string) => void} log
 * @returns {(error: unknown) => string}
 */
export function wordsOfFaults(request, log) {
  /** @type {Set<string>} */
  const told = new Set();
  return (error) => {
    if (error instanceof Error && told.has(error.message)) return error.message;
    const fault = /** @type {import("fastify").FastifyError} */ (error);
    const { message } = refusalFor(fault, request, log);
    told.add(message);
    return message;
  };
}
