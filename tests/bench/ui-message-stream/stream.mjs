/**
 * The streams that all contenders read: answers of an agent as the Vercel AI SDK sends them, each
 * with some thinking, a call of a tool and a long text, one event for every token. They are the
 * same on every run and every machine.
 */
import { ANSWER, tokens } from "../sse/stream.mjs";

const THOUGHT =
  "The user asks how to reset a controller. I should look up which model it is, and then say " +
  'what to press and for how long; the manual calls that a "soft reset".\n';

const INPUT = {
  query: 'controller reset "soft"',
  filters: { product: ["PX-1", "PX-2"], language: "en", limit: 25 },
  note: "Only pages of the manual, newest first;\nno forum posts.",
};

const OUTPUT = {
  hits: Array.from({ length: 8 }, (_, index) => ({
    title: `Manual, page ${index + 1}`,
    url: `https://manual.example.test/px/${index + 1}`,
    score: 1 - index / 16,
  })),
};

const LARGEST_DELTA = 5;

/** That the text becomes as events, about. */
const BYTES_OF_ANSWER = 21_000;

/** One answer of about `size` bytes: its chunks, and the message that they come to. */
function makeAnswer(size, messageId) {
  const events = [];
  let bytes = 0;
  const add = (chunk) => {
    const event = Buffer.from(`data: ${JSON.stringify(chunk)}\n\n`);
    events.push(event);
    bytes += event.length;
  };
  const block = (kind, id, deltas) => {
    add({ type: `${kind}-start`, id });
    for (const delta of deltas) add({ type: `${kind}-delta`, id, delta });
    add({ type: `${kind}-end`, id });
    return deltas.join("");
  };
  const input = JSON.stringify(INPUT);
  const tool = { toolCallId: "call_1", toolName: "search" };

  add({ type: "start", messageId });
  add({ type: "start-step" });
  const thought = block("reasoning", "0", tokens(THOUGHT));
  add({ type: "tool-input-start", ...tool });
  for (let at = 0; at < input.length; at += LARGEST_DELTA) {
    const inputTextDelta = input.slice(at, at + LARGEST_DELTA);
    add({ type: "tool-input-delta", toolCallId: tool.toolCallId, inputTextDelta });
  }
  add({ type: "tool-input-available", ...tool, input: INPUT });
  add({ type: "tool-output-available", toolCallId: tool.toolCallId, output: OUTPUT });
  add({ type: "finish-step" });
  add({ type: "start-step" });
  const once = tokens(ANSWER);
  const times = Math.ceil((size - bytes) / BYTES_OF_ANSWER);
  const text = block("text", "0", Array.from({ length: times }, () => once).flat());
  add({ type: "finish-step" });
  add({ type: "finish" });
  events.push(Buffer.from("data: [DONE]\n\n"));

  const done = (type, text) => ({ type, text, state: "done" });
  const parts = [
    { type: "step-start" },
    done("reasoning", thought),
    {
      type: "tool-search",
      toolCallId: tool.toolCallId,
      state: "output-available",
      input: INPUT,
      output: OUTPUT,
    },
    { type: "step-start" },
    done("text", text),
  ];
  return {
    bytes: new Uint8Array(Buffer.concat(events)),
    events: events.length,
    message: { id: messageId, role: "assistant", parts },
  };
}

/** Answers of `answerSize` bytes, until they are `size` bytes together. */
export function makeAnswers(size, answerSize) {
  const answers = [];
  for (let bytes = 0; bytes < size; bytes += answers.at(-1).bytes.length) {
    answers.push(makeAnswer(answerSize, `m${answers.length}`));
  }
  return answers;
}
