const PREFIX = 'data: {"type":"text-delta","id":"0","delta":"';
const SUFFIX = '"}';

/**
 * The quickest that plain JavaScript gets without being a parser: it slices the delta out of a line
 * of the one expected shape, and parses only what holds a backslash.
 */
export function read(chunks) {
  const decoder = new TextDecoder();
  let text = "";
  let rest = "";
  for (const chunk of chunks) {
    rest += decoder.decode(chunk, { stream: true });
    let start = 0;
    for (;;) {
      const end = rest.indexOf("\n", start);
      if (end < 0) break;
      if (end > start && rest.startsWith(PREFIX, start)) {
        const delta = rest.slice(start + PREFIX.length, end - SUFFIX.length);
        text += delta.includes("\\") ? JSON.parse(`"${delta}"`) : delta;
      }
      start = end + 1;
    }
    rest = rest.slice(start);
  }
  return text;
}
