/** A random UUID (RFC 9562, version 4). `crypto.randomUUID` is missing on pages without https. */
export function uuid(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = Array.from(bytes, (byte, i) => {
    const marked = i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte;
    return marked.toString(16).padStart(2, "0");
  }).join("");
  const ends = [8, 12, 16, 20, 32];
  return ends.map((end, i) => hex.slice(i === 0 ? 0 : ends[i - 1], end)).join("-");
}
