/**
 * The stream that all contenders read: answers of a language model as the Vercel AI SDK sends them,
 * one `text-delta` event for every token. It is the same on every run and every machine.
 */

/** Markdown with what real answers hold: lists, code, quotation marks, line ends, other scripts. */
export const ANSWER = `To reset the controller, hold **both** buttons for about ten seconds and let go
when the light turns white. That "soft reset" keeps your settings; only the connection is forgotten,
so the next thing to do is pairing it again with the phone or tablet that you normally use.

1. Open the app and choose *Settings → Devices*.
2. Wait until the serial number (for example \`PX-2207\`) shows up, then tap "Pair again".
3. If nothing happens after thirty seconds, check the battery and try once more.

Should the light stay red, the firmware is older than version 4.1 and has to be brought up to date
before anything else works. Whether that is so can be seen with this command:

\`\`\`sh
curl -s http://controller.local/status | grep "version"
\`\`\`

The update itself takes a few minutes. Please leave the controller plugged in meanwhile; an update
that was interrupted can be repeated, but the device will not answer until it has been finished.

Afterwards the controller remembers every room that it knew before. Rooms that were added later have
to be chosen once more, which is quickly done: touch the name of the room, wait for the short sound,
and confirm. Nothing of this changes the timetable, the holiday settings or the access of guests.

It costs €14.90 to have this done in the shop, and your café round the corner may be nearer, though.
Für Geräte aus der ersten Serie gilt außerdem: zuerst den Stecker ziehen. 😀

| Model | Reset with   | Takes      |
|-------|--------------|------------|
| PX-1  | a pin        | 40 seconds |
| PX-2  | both buttons | 10 seconds |

そのほかの質問は、いつでもどうぞ。 Is there anything else that I can help you with today?

`;

/** Cuts a text as tokenizers do: words and marks with the space before them, digits by three. */
export function tokens(text) {
  return text.match(/ ?\p{Script=Latin}{1,9}| ?\d{1,3}| ?[^\p{L}\d\s]{1,4}|\p{L}{1,2}|\n+| +/gu);
}

/**
 * The first events of endlessly many answers, until they are at least `size` bytes.
 * `shape` says what they are like, `text` is what a reader must make of them.
 */
export function makeStream(size) {
  const deltas = tokens(ANSWER);
  const events = deltas.map((delta) =>
    Buffer.from(`data: ${JSON.stringify({ type: "text-delta", id: "0", delta })}\n\n`),
  );
  const pieces = [];
  let bytes = 0;
  while (bytes < size) {
    const event = events[pieces.length % events.length];
    pieces.push(event);
    bytes += event.length;
  }
  const share = (pattern) =>
    deltas.filter((delta) => pattern.test(JSON.stringify(delta))).length / deltas.length;
  return {
    bytes: new Uint8Array(Buffer.concat(pieces)),
    text: pieces.map((_, index) => deltas[index % deltas.length]).join(""),
    shape: {
      bytes,
      events: pieces.length,
      charactersPerDelta: ANSWER.length / deltas.length,
      shareWithBackslash: share(/\\/),
      // eslint-disable-next-line no-control-regex
      shareNotAscii: share(/[^\x00-\x7f]/),
    },
  };
}

/** Cuts a stream into chunks of `size` bytes, each in memory of its own, as from a network. */
export function cut(bytes, size) {
  const chunks = [];
  for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.slice(at, at + size));
  return chunks;
}

/** The chunks as the body of an answer brings them. */
export function bodyOf(chunks) {
  let next = 0;
  return new ReadableStream({
    pull(controller) {
      if (next < chunks.length) controller.enqueue(chunks[next++]);
      else controller.close();
    },
  });
}
