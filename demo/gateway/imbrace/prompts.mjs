// @ts-check
// What a language model is given, read as a conversation; and what users attach, put so that a model
// which reads only words knows of it.

/** @typedef {import("./language-model.mjs").Prompt} Prompt */
/** @typedef {import("ai").UIMessage} UIMessage */
/** @typedef {{ name: string, mediaType: string }} Attached */
/** @typedef {Extract<Prompt[number], { role: "tool" }>["content"][number]} ToolPart */
/** @typedef {Extract<ToolPart, { type: "tool-result" }>["output"]} ToolOutput */
/**
 * @typedef {object} Occasion
 * @property {import("../answers/answers.mjs").Question} question
 * @property {Attached[]} attached to the question
 * @property {ToolOutput | null} toolOutput what the tool said that was called for the question
 */

// The wire names no language.
const language = "English";

/**
 * @param {Prompt} prompt
 * @returns {Occasion}
 */
export function occasionOf(prompt) {
  /** @type {{ asked: string, attached: Attached[], answered: string }[]} */
  const turns = [];
  for (const message of prompt) {
    if (message.role === "user") turns.push({ ...userTurn(message.content), answered: "" });
    const turn = turns.at(-1);
    if (message.role === "assistant" && turn) turn.answered += textOf(message.content);
  }
  const present = turns.pop() ?? { asked: "", attached: [], answered: "" };
  const earlier = turns
    .filter(({ answered }) => answered !== "")
    .map(({ asked: prompt, answered: response }) => ({
      prompt,
      response,
      promptTimestamp: 0,
      responseTimestamp: 0,
    }));
  return {
    question: { text: present.asked, earlier, language },
    attached: present.attached,
    toolOutput: lastToolOutput(prompt.at(-1)),
  };
}

/**
 * A message with words in place of its files, which nobody is to fetch.
 * @param {UIMessage} message
 * @returns {UIMessage}
 */
export function withFilesInWords(message) {
  return {
    ...message,
    parts: message.parts.map((part) => {
      if (part.type !== "file") return part;
      const { filename, mediaType } = part;
      const name = filename ?? "a file";
      return {
        type: "text",
        text: `(Attached: ${name}, ${mediaType}.)`,
        providerMetadata: { parley: { attached: { name, mediaType } } },
      };
    }),
  };
}

/** @param {Extract<Prompt[number], { role: "user" }>["content"]} content */
function userTurn(content) {
  /** @type {Attached[]} */
  const attached = [];
  let asked = "";
  for (const part of content) {
    if (part.type !== "text") continue;
    const file = /** @type {any} */ (part.providerOptions?.["parley"]?.["attached"]);
    if (file) attached.push(file);
    else asked += `${asked && "\n"}${part.text}`;
  }
  return { asked, attached };
}

/** @param {Extract<Prompt[number], { role: "assistant" }>["content"]} content */
function textOf(content) {
  return content.map((part) => (part.type === "text" ? part.text : "")).join("");
}

/**
 * @param {Prompt[number] | undefined} message
 * @returns {ToolOutput | null}
 */
function lastToolOutput(message) {
  if (message?.role !== "tool") return null;
  const last = message.content.findLast((part) => part.type === "tool-result");
  return last?.type === "tool-result" ? last.output : null;
}
