// Waiting for what a visitor will notice sooner or later.

const pause = 40;
const patience = 15_000;

/**
 * Repeats `look` until it no longer throws, and answers what it then returns. After fifteen seconds
 * its last complaint is the test's.
 * @template T
 * @param {() => T | Promise<T>} look
 * @param {number} [milliseconds] how long to be patient
 * @returns {Promise<T>}
 */
export async function eventually(look, milliseconds = patience) {
  const deadline = performance.now() + milliseconds;
  for (;;) {
    try {
      return await look();
    } catch (complaint) {
      if (performance.now() > deadline) throw complaint;
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
