// What the service's answers look like.

export const RELEASE = "6a1b2c3d4e5f60718293a4b5";

/** A conversation of `count` messages, as the server signs it. */
export function signed(count, more = {}) {
  const transcript = Array.from({ length: count }, (_, i) => ({
    prompt: `Question ${i + 1}`,
    promptTimestamp: 1755600000000 + i,
    response: `Answer ${i + 1}`,
    responseTimestamp: 1755600001000 + i,
    context: [],
  }));
  return { transcript, signiture: `signature-${count}`, ...more };
}
