/*
 * How long a text may be for its place, in Latin letters. The narrowest chat is 320 pixels wide, which
 * is 40 of them in a line; what breaks into lines may be longer than one.
 */

const places: readonly (readonly [keys: RegExp, limit: number])[] = [
  // Alone in a line that does not break: the head of the panel, and what stands in the empty field.
  [/^(chat\.title|composer\.placeholder)$/, 28],
  // Two buttons beside each other, or one below the other where they do not fit.
  [/^(cancel|clear\.(confirm|cancel)|feedback\.send|terms\.(agree|decline))$/, 30],
  // A button as wide as the panel.
  [/^(retry|code\.submit|email\.send\w+|handoff\.open|quota\.signUp)$/, 30],
  // A line of a menu, a button that looks like a link, the name of a field.
  [/^(menu\.\w+|(code|link)\.(resend|change)|(email|code)\.label|email\.privacy)$/, 44],
  [/^answer\.sources?$/, 24],
  // The name of a button with an icon: heard, or seen where the pointer rests.
  [/^(chat\.(menu|close|latest)|composer\.send|answer\.(copy|read|stop|good|bad))$/, 40],
  [/^(chat\.(log|you|assistant|writing)|composer\.label|answer\.advisory|newTab)$/, 44],
  // The same of chats with agents, where what a tool does stands beside the tool's own name.
  [/^tool\.(running|done|failed|denied|asks|approve|deny)$/, 30],
  [/^(tool\.(input|output|reason)|attach|agent\.(newChat|stop\w*|again|edit|open|back|older|newer|version|thoughts))\b/, 44],
  // The same of chats with signed-in users.
  [/^chat\.(new|stop|stopped)$/, 44],
  // What stands around answers: a button beside another, and a line of a box that is narrower.
  [/^(action\.(allow|refuse|done|failed|refused)|save\.(plain|markdown))$/, 30],
  [/^(source|product|quick)\.\w+$/, 40],
  // A remark above the field.
  [/^answer\.\w+$/, 72],
  [/\.title$/, 56],
];

/** A sentence that has the width of the panel to itself may have some lines of it. */
const sentence = 240;

/** The longest that a text may be. */
export function limitOf(key: string): number {
  return places.find(([keys]) => keys.test(key))?.[1] ?? sentence;
}
