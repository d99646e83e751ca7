import { jsonEvents } from "../listed-values.js";
import { chatText, streamFailure } from "./chat-text.js";
import type { ImbraceLine } from "./line.js";

type Method = (...args: unknown[]) => unknown;

async function* streamChatText(
  line: ImbraceLine,
  args: readonly unknown[],
): AsyncGenerator<string, void, undefined> {
  const response = await line.respond("aiAgent.streamChat", args);
  const { core } = await line.open();
  yield* chatText(core, response);
}

async function* streamCompletion(
  line: ImbraceLine,
  args: readonly unknown[],
): AsyncGenerator<unknown, void, undefined> {
  const { body } = await line.respond("ai.stream", args);
  if (!body) return;
  const { core } = await line.open();
  try {
    yield* jsonEvents(core, body);
  } catch (error) {
    throw streamFailure(error);
  }
}

/** What a row cannot say, by the method's name in the table. */
export const BEHAVIOUR: Record<string, (line: ImbraceLine) => Method> = {
  "aiAgent.streamChatText":
    (line) =>
    (...args) =>
      streamChatText(line, args),
  "ai.stream":
    (line) =>
    (...args) =>
      streamCompletion(line, args),
};
