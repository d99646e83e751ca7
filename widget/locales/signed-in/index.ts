import { type Part, partOf, type PartTexts } from "../part.js";
import english from "./en.json" with { type: "json" };

/** The texts of a chat with a signed-in user, beside those of every chat; English has the keys. */
export type SignedInKey = keyof typeof english;
export type SignedInTexts = PartTexts<SignedInKey>;

export const signedInPart: Part<SignedInKey> = partOf(
  english,
  (language) => import(`./${language}.json`, { with: { type: "json" } }),
);
