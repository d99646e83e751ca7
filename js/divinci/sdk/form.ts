/** What a form holds under a name: text, or a file. */
export type FormPart = readonly [name: string, value: string | Blob];

/** Lines end as they do in a message, whatever the system that they come from. */
function withLineEnds(text: string): string {
  return text.replace(/\r\n|\r|\n/g, "\r\n");
}

function quoted(name: string): string {
  const escaped = name.replaceAll("\n", "%0A").replaceAll("\r", "%0D").replaceAll('"', "%22");
  return `"${escaped}"`;
}

/** 128 random bits, which no file holds unless it knows them. */
function makeBoundary(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `----parley${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

function head(boundary: string, [name, value]: FormPart): string {
  const lead = `--${boundary}\r\nContent-Disposition: form-data; name=${quoted(withLineEnds(name))}`;
  if (typeof value === "string") return `${lead}\r\n\r\n`;
  const fileName = "name" in value ? String(value.name) : "blob";
  const type = value.type || "application/octet-stream";
  return `${lead}; filename=${quoted(fileName)}\r\nContent-Type: ${type}\r\n\r\n`;
}

/**
 * A form as multipart/form-data (RFC 7578, in the spelling of WHATWG HTML, "multipart form data").
 * The host's own FormData would do, but does not tell how long it will be, without which there is
 * no progress and, from Node, no Content-Length. The files stay where they are: a Blob only refers
 * to them. Its `type` names the boundary.
 */
export function encodeForm(parts: Iterable<FormPart>): Blob {
  const boundary = makeBoundary();
  const pieces: BlobPart[] = [];
  for (const part of parts) {
    const value = part[1];
    pieces.push(head(boundary, part), typeof value === "string" ? withLineEnds(value) : value);
    pieces.push("\r\n");
  }
  pieces.push(`--${boundary}--\r\n`);
  return new Blob(pieces, { type: `multipart/form-data; boundary=${boundary}` });
}
