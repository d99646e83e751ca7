// @ts-check
import { spawn } from "node:child_process";
import { withTrueSizes } from "./wav.mjs";

const timeoutMs = 10_000;

/**
 * Speaks a text with espeak-ng, if this machine has it.
 * @param {string} text
 * @returns {Promise<Buffer | null>} a WAV file; null without espeak-ng, or when it fails
 */
export function espeak(text) {
  return new Promise((resolve) => {
    /** @type {Buffer[]} */
    const chunks = [];
    const child = spawn("espeak-ng", ["--stdin", "--stdout", "-v", "en"], {
      stdio: ["pipe", "pipe", "ignore"],
      signal: AbortSignal.timeout(timeoutMs),
    });
    child.on("error", () => resolve(null));
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.on("close", (status) =>
      resolve(status === 0 ? withTrueSizes(Buffer.concat(chunks)) : null),
    );
    // The pipe breaks when the program is missing; "error" above has said so already.
    child.stdin.on("error", () => {});
    child.stdin.end(text);
  });
}
