import { type Part, partOf, type PartTexts } from "../part.js";
import english from "./en.json" with { type: "json" };

/** The texts around answers of a gate, beside those of every chat; English has the keys. */
export type AnswerKey = keyof typeof english;
export type AnswerTexts = PartTexts<AnswerKey>;

export const answerPart: Part<AnswerKey> = partOf(english, {
  ar: () => import("./ar.json", { with: { type: "json" } }),
  bn: () => import("./bn.json", { with: { type: "json" } }),
  cs: () => import("./cs.json", { with: { type: "json" } }),
  de: () => import("./de.json", { with: { type: "json" } }),
  el: () => import("./el.json", { with: { type: "json" } }),
  es: () => import("./es.json", { with: { type: "json" } }),
  fa: () => import("./fa.json", { with: { type: "json" } }),
  fil: () => import("./fil.json", { with: { type: "json" } }),
  fr: () => import("./fr.json", { with: { type: "json" } }),
  gu: () => import("./gu.json", { with: { type: "json" } }),
  he: () => import("./he.json", { with: { type: "json" } }),
  hi: () => import("./hi.json", { with: { type: "json" } }),
  id: () => import("./id.json", { with: { type: "json" } }),
  it: () => import("./it.json", { with: { type: "json" } }),
  ja: () => import("./ja.json", { with: { type: "json" } }),
  ko: () => import("./ko.json", { with: { type: "json" } }),
  mr: () => import("./mr.json", { with: { type: "json" } }),
  ms: () => import("./ms.json", { with: { type: "json" } }),
  nl: () => import("./nl.json", { with: { type: "json" } }),
  pa: () => import("./pa.json", { with: { type: "json" } }),
  pl: () => import("./pl.json", { with: { type: "json" } }),
  pt: () => import("./pt.json", { with: { type: "json" } }),
  ro: () => import("./ro.json", { with: { type: "json" } }),
  ru: () => import("./ru.json", { with: { type: "json" } }),
  sw: () => import("./sw.json", { with: { type: "json" } }),
  ta: () => import("./ta.json", { with: { type: "json" } }),
  te: () => import("./te.json", { with: { type: "json" } }),
  th: () => import("./th.json", { with: { type: "json" } }),
  tr: () => import("./tr.json", { with: { type: "json" } }),
  uk: () => import("./uk.json", { with: { type: "json" } }),
  ur: () => import("./ur.json", { with: { type: "json" } }),
  vi: () => import("./vi.json", { with: { type: "json" } }),
  "zh-hans": () => import("./zh-hans.json", { with: { type: "json" } }),
  "zh-hant": () => import("./zh-hant.json", { with: { type: "json" } }),
  zu: () => import("./zu.json", { with: { type: "json" } }),
});
