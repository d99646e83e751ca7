import { ImbraceNetworkError } from "./errors.js";

/** A response like another, whose body fails after `idle` milliseconds of silence; 0 is no limit. */
export function watched(response: Response, idle: number): Response {
  const { body, headers, status, statusText } = response;
  if (!body || !(idle > 0)) return response;
  return new Response(watchedBody(body, idle), { headers, status, statusText });
}

function watchedBody(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
  idle: number,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  return new ReadableStream({
    async pull(controller) {
      const timer = setTimeout(() => {
        const silence = new ImbraceNetworkError({
          code: "TIMEOUT",
          message: `Nothing came for ${String(idle)}ms`,
        });
        controller.error(silence);
        void reader.cancel(silence).catch(() => undefined);
      }, idle);
      try {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      } finally {
        clearTimeout(timer);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
}
