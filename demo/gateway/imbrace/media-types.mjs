// @ts-check
// What an uploaded file is. Its own first bytes say so; what its sender calls it says nothing.

const names = new Map([
  ["image/jpeg", "jpg"],
  ["image/png", "png"],
  ["image/gif", "gif"],
  ["image/webp", "webp"],
  ["application/pdf", "pdf"],
  ["text/csv", "csv"],
]);

/**
 * @param {Buffer} content
 * @param {string} name
 * @returns {string | null} null for a file of a kind that is not taken
 */
export function mediaTypeOf(content, name) {
  const head = content.toString("latin1", 0, 12);
  if (head.startsWith("\xff\xd8\xff")) return "image/jpeg";
  if (head.startsWith("\x89PNG\r\n\x1a\n")) return "image/png";
  if (/^GIF8[79]a/.test(head)) return "image/gif";
  if (/^RIFF[^]{4}WEBP/.test(head)) return "image/webp";
  if (head.startsWith("%PDF-")) return "application/pdf";
  return /\.csv$/i.test(name) && isText(content) ? "text/csv" : null;
}

/**
 * @param {string} mediaType one of those that are taken
 * @returns {string} the ending of a file's name
 */
export function endingOf(mediaType) {
  return names.get(mediaType) ?? "bin";
}

/** @param {Buffer} content */
function isText(content) {
  if (content.includes(0)) return false;
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}
