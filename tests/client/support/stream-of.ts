const encoder = new TextEncoder();

/**
 * A stream of the given texts, one chunk of bytes each, that ends or fails; and whether it was
 * cancelled.
 */
export function streamOf(chunks: readonly string[], failure?: Error) {
  const rest = chunks.map((chunk) => encoder.encode(chunk));
  const seen = { cancelled: false };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = rest.shift();
      if (chunk !== undefined) controller.enqueue(chunk);
      else if (failure !== undefined) controller.error(failure);
      else controller.close();
    },
    cancel() {
      seen.cancelled = true;
    },
  });
  return { stream, seen };
}
