// @ts-check

/**
 * Aborts when nobody reads an answer any more: its client has gone, or has got all of it.
 * @param {import("fastify").FastifyReply} reply
 * @returns {AbortSignal}
 */
export function whenGone({ raw }) {
  const gone = new AbortController();
  raw.once("close", () => gone.abort());
  return gone.signal;
}
