import * as parley from "./parley.mjs";

/** What a frame brings at a thousand tokens a second. */
const tokensOfFrame = 16;

/** Ours as the chat uses it: what has come since the last frame is written at once. */
export function begin(element) {
  const writer = parley.begin(element);
  let held = [];
  const flush = () => {
    if (held.length > 0) writer.write(held.join(""));
    held = [];
  };
  return {
    write(token) {
      held.push(token);
      if (held.length === tokensOfFrame) flush();
    },
    end() {
      flush();
      writer.end();
    },
  };
}
