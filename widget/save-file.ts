import type { TranscriptFormat } from "./transcript.js";

const types = { markdown: ["md", "text/markdown"], plain: ["txt", "text/plain"] } as const;

/** Has the browser save a text as a file: it does not leave the device. */
export function saveFile(text: string, name: string, format: TranscriptFormat): void {
  const [extension, type] = types[format];
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `${name}.${extension}`;
  link.click();
  // The browser has begun to read it by the end of the click.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  });
}
