import { type Part, partOf, type PartTexts } from "../part.js";
import english from "./en.json" with { type: "json" };

/** The texts around answers of a gate, beside those of every chat; English has the keys. */
export type AnswerKey = keyof typeof english;
export type AnswerTexts = PartTexts<AnswerKey>;

export const answerPart: Part<AnswerKey> = partOf(
  english,
  (language) => import(`./${language}.json`, { with: { type: "json" } }),
);
