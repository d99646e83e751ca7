import { fill } from "../fill.js";
import english from "./en.json" with { type: "json" };

/** The texts of a chat with an agent, beside those of every chat; English has the keys. */
export type AgentKey = keyof typeof english;
type AgentCatalogue = Readonly<Record<AgentKey, string>>;

const others: Readonly<Record<string, () => Promise<{ readonly default: AgentCatalogue }>>> = {
  ar: () => import("./ar.json", { with: { type: "json" } }),
  de: () => import("./de.json", { with: { type: "json" } }),
  es: () => import("./es.json", { with: { type: "json" } }),
  fr: () => import("./fr.json", { with: { type: "json" } }),
  ja: () => import("./ja.json", { with: { type: "json" } }),
};

/** A text, with `{name}` replaced by the value of that name. */
export type AgentTexts = (key: AgentKey, values?: Readonly<Record<string, string>>) => string;

function texts(catalogue: AgentCatalogue): AgentTexts {
  return (key, values = {}) => fill(catalogue[key], values);
}

export const englishAgentTexts = texts(english);

/** Loads the texts of a language that `chooseLanguage` has returned. */
export async function loadAgentTexts(language: string): Promise<AgentTexts> {
  const load = others[language];
  return load === undefined ? englishAgentTexts : texts((await load()).default);
}
