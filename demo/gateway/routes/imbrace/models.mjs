// @ts-check
// Language models without an agent around them: completions, embeddings, and which ones there are.

import { estimatedTokens } from "../../answers/usage.mjs";
import { sendEventStream } from "../../http/event-stream.mjs";
import { imbraceSchemas } from "../../http/imbrace-schemas.mjs";
import { embeddingOf } from "../../imbrace/embeddings.mjs";
import { ServiceRefusal } from "../../imbrace/refusals.mjs";
import { callerOf } from "./area.mjs";
import { wordsOfFaults } from "./faults.mjs";
import { whenGone } from "./when-gone.mjs";

/**
 * @typedef {object} CompletionBody
 * @property {string} [model]
 * @property {import("../../imbrace/completions.mjs").Told[]} messages
 * @property {boolean} [stream]
 * @property {number} [maxTokens]
 */

const usualModel = "Default";

/** @type {import("./area.mjs").AddRoutes} */
export function models(app, { options, limiter, imbrace }) {
  const { completions } = imbrace;

  app.post(
    "/completions",
    { schema: { body: imbraceSchemas.completion } },
    async (request, reply) => {
      limiter.take("message", request.ip);
      const {
        model = usualModel,
        messages,
        stream,
        maxTokens = Infinity,
      } = /** @type {CompletionBody} */ (request.body);
      if (!stream) return completions.complete(messages, model, maxTokens, whenGone(reply));
      const worded = wordsOfFaults(request, options.log);
      return sendEventStream(reply, (gone) =>
        withFaults(completions.stream(messages, model, maxTokens, gone), gone, worded),
      );
    },
  );

  app.post("/embeddings", { schema: { body: imbraceSchemas.embedding } }, async (request) => {
    limiter.take("message", request.ip);
    const { model = usualModel, input } =
      /** @type {{ model?: string, input: string | string[] }} */ (request.body);
    const texts = Array.isArray(input) ? input : [input];
    const tokens = texts.reduce((sum, text) => sum + estimatedTokens(text), 0);
    return {
      object: "list",
      model,
      data: texts.map((text, index) => ({
        object: "embedding",
        index,
        embedding: embeddingOf(text),
      })),
      usage: { prompt_tokens: tokens, total_tokens: tokens },
    };
  });

  app.get("/workflow-agent/models", async (request) => {
    if (callerOf(request).organizationId === null) throw withoutOrganization();
    const name = options.model?.model ?? usualModel;
    return {
      success: true,
      message: "Models of the organization.",
      data: [
        {
          name,
          is_toolCall_available: true,
          is_vision_available: false,
          is_support_thinking: true,
        },
      ],
    };
  });

  // The demo has the system's alone, and that one is no row of this list.
  app.get("/providers", async () => []);
}

/**
 * A stream's events. What goes wrong once it has begun is said in its band.
 * @param {AsyncIterable<string>} events
 * @param {AbortSignal} gone
 * @param {(error: unknown) => string} worded
 * @returns {AsyncGenerator<string, void>}
 */
async function* withFaults(events, gone, worded) {
  try {
    yield* events;
  } catch (error) {
    if (!gone.aborted) yield JSON.stringify({ error: { message: worded(error) } });
  }
}

function withoutOrganization() {
  const loc = ["header", "x-organization-id"];
  const detail = [{ loc, msg: "Field required", type: "missing" }];
  return new ServiceRefusal(422, { detail }, "x-organization-id is required");
}
