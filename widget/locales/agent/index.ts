import { type Part, partOf, type PartTexts } from "../part.js";
import english from "./en.json" with { type: "json" };

/** The texts of a chat with an agent, beside those of every chat; English has the keys. */
export type AgentKey = keyof typeof english;
export type AgentTexts = PartTexts<AgentKey>;

export const agentPart: Part<AgentKey> = partOf(
  english,
  (language) => import(`./${language}.json`, { with: { type: "json" } }),
);
