import { TimeoutError } from "../../error-classes.js";
import { DivinciError } from "../../errors.js";
import type { FeedbackFilters } from "../../generated/divinci.js";
import { chatStream } from "./chat-stream.js";
import { callbackStream } from "./streams.js";

type Method = (...args: unknown[]) => unknown;

/** Entries of a page, when the caller does not say (reference, section 2.15). */
const FEEDBACK_PAGE = 50;

/** The wire counts entries where the method counts pages. */
function pagesToOffset(list: Method): Method {
  return (filters) => {
    const { page, ...rest } = (filters ?? {}) as FeedbackFilters;
    if (page === undefined) return list(rest);
    return list({ ...rest, offset: page * (rest.limit ?? FEEDBACK_PAGE) });
  };
}

const REQUEST_TIMEOUT = 408;

/**
 * As the vendor's client does: the base class says that no single call was late, but the assistant.
 */
function lateAnswer(sendAndPoll: Method): Method {
  return async (...args) => {
    try {
      return await sendAndPoll(...args);
    } catch (error) {
      const isLate = error instanceof TimeoutError && error.status === REQUEST_TIMEOUT;
      throw isLate ? new DivinciError(error) : error;
    }
  };
}

/** What a row cannot say, by the method's name in the table. */
export const BEHAVIOUR: Record<string, (method: Method) => Method> = {
  "analytics.streamRealtime": callbackStream,
  "chat.sendAndPoll": lateAnswer,
  "chat.stream": chatStream,
  "feedback.list": pagesToOffset,
};
