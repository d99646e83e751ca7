// @ts-check
import { once } from "node:events";

/**
 * Answers with server-sent events, one `data:` line each, as they come about and no faster than the
 * client reads. What is thrown before the first event is an answer like any other's; when the
 * client goes, what is left of the events is given up.
 * @param {import("fastify").FastifyReply} reply
 * @param {(gone: AbortSignal) => AsyncIterable<string>} events the data of each
 */
export async function sendEventStream(reply, events) {
  const { raw } = reply;
  const gone = new AbortController();
  raw.once("close", () => gone.abort());
  for await (const data of events(gone.signal)) {
    if (!raw.headersSent) begin(reply);
    const full = !raw.write(`data: ${data}\n\n`);
    if (full) await once(raw, "drain", { signal: gone.signal }).catch(() => {});
    if (gone.signal.aborted || raw.destroyed) break;
  }
  raw.end();
}

/** @param {import("fastify").FastifyReply} reply */
function begin(reply) {
  reply.hijack();
  reply.raw.writeHead(200, {
    .../** @type {import("node:http").OutgoingHttpHeaders} */ (reply.getHeaders()),
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
}
