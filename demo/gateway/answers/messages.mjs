// @ts-check

/** @typedef {import("./model.mjs").Message} Message */

// Older turns than this seldom matter, and cost.
const turnsKept = 6;

/**
 * What a language model is told.
 * @param {import("./answers.mjs").Question} question
 * @param {import("../conversation.mjs").ContextItem[]} context
 * @returns {Message[]}
 */
export function modelMessages({ text, earlier, language, brief }, context) {
  const passages = context.map(
    ({ content, metadata }, index) => `[${index + 1}] ${metadata?.["originalName"]}\n${content}`,
  );
  const instructions = [
    "You answer questions of visitors about Parley, a chat widget for web pages.",
    "Use only the numbered passages below. Cite each that you use as [n] behind what it supports.",
    "If they do not hold the answer, say so.",
    `Answer in ${language}, in Markdown, ${brief ? "in one sentence" : "briefly"}.`,
    "",
    ...(passages.length > 0 ? passages : ["(No passage was found.)"]),
  ].join("\n");
  return [
    { role: "system", content: instructions },
    ...earlier
      .slice(-turnsKept)
      .flatMap(({ prompt, response }) => [
        /** @type {Message} */ ({ role: "user", content: prompt }),
        /** @type {Message} */ ({ role: "assistant", content: response }),
      ]),
    { role: "user", content: text },
  ];
}
