// @ts-check
// A language is named on the wire by its English name. What the gateway says of its own accord, in
// each.

/**
 * @typedef {object} Phrases
 * @property {string} locale BCP 47
 * @property {string} greeting
 * @property {readonly string[]} salutations what a visitor may open with, in lower case
 * @property {string} found opens an answer made of passages
 * @property {string} alsoFound leads over to further passages
 * @property {string} nothingFound
 * @property {string} topics leads over to what can be asked about
 */

/** @type {ReadonlyMap<string, Phrases>} */
const languages = new Map([
  [
    "English",
    {
      locale: "en",
      greeting: "Hello! Ask me anything about Parley: I look it up in its documentation.",
      salutations: ["hello", "hi", "hey", "good morning", "good evening"],
      found: "This is what the documentation says:",
      alsoFound: "Related passages:",
      nothingFound: "I found nothing about that in the documentation.",
      topics: "You can ask me about:",
    },
  ],
  [
    "Spanish",
    {
      locale: "es",
      greeting: "¡Hola! Pregúntame lo que quieras sobre Parley: lo busco en su documentación.",
      salutations: ["hola", "buenos días", "buenas tardes"],
      found: "Esto es lo que dice la documentación:",
      alsoFound: "Pasajes relacionados:",
      nothingFound: "No he encontrado nada sobre eso en la documentación.",
      topics: "Puedes preguntarme por:",
    },
  ],
  [
    "German",
    {
      locale: "de",
      greeting:
        "Hallo! Fragen Sie mich alles über Parley: Ich schlage es in der Dokumentation nach.",
      salutations: ["hallo", "guten tag", "guten morgen", "moin", "servus"],
      found: "Das steht dazu in der Dokumentation:",
      alsoFound: "Verwandte Stellen:",
      nothingFound: "Dazu habe ich in der Dokumentation nichts gefunden.",
      topics: "Sie können mich fragen nach:",
    },
  ],
  [
    "French",
    {
      locale: "fr",
      greeting: "Bonjour ! Posez-moi vos questions sur Parley : je cherche dans sa documentation.",
      salutations: ["bonjour", "bonsoir", "salut"],
      found: "Voici ce que dit la documentation :",
      alsoFound: "Passages apparentés :",
      nothingFound: "Je n’ai rien trouvé à ce sujet dans la documentation.",
      topics: "Vous pouvez m’interroger sur :",
    },
  ],
  [
    "Arabic",
    {
      locale: "ar",
      greeting: "مرحبًا! اسألني ما تشاء عن Parley وسأبحث عنه في وثائقه.",
      salutations: ["مرحبا", "مرحبًا", "السلام عليكم", "أهلا"],
      found: "هذا ما تقوله الوثائق:",
      alsoFound: "مقاطع ذات صلة:",
      nothingFound: "لم أجد شيئًا عن ذلك في الوثائق.",
      topics: "يمكنك أن تسألني عن:",
    },
  ],
  [
    "Japanese",
    {
      locale: "ja",
      greeting:
        "こんにちは。Parley について何でも聞いてください。ドキュメントを調べてお答えします。",
      salutations: ["こんにちは", "こんばんは", "おはようございます"],
      found: "ドキュメントには次のように書かれています。",
      alsoFound: "関連する箇所：",
      nothingFound: "それについてはドキュメントに見つかりませんでした。",
      topics: "次のことについて質問できます：",
    },
  ],
]);

/** The names of the languages that a release can offer. */
export const languageNames = [...languages.keys()];

const english = /** @type {Phrases} */ (languages.get("English"));

/**
 * The name as the gateway spells it, if the release offers the language; a name from outside goes
 * no further.
 * @param {string | undefined} name any case, e.g. "spanish"
 * @param {readonly string[]} offered
 * @returns {string} "English" for what is not offered
 */
export function chosenLanguage(name, offered) {
  const wanted = name?.trim().toLowerCase();
  return offered.find((language) => language.toLowerCase() === wanted) ?? "English";
}

/**
 * @param {string} language
 * @returns {Phrases}
 */
export function phrasesIn(language) {
  return languages.get(language) ?? english;
}

/**
 * @param {string} text
 * @returns {boolean} whether a visitor says no more than hello, in any of the languages
 */
export function isSalutation(text) {
  const words = text
    .toLowerCase()
    .replace(/[.!?,。！？、¡¿]/g, " ")
    .trim();
  return [...languages.values()].some(({ salutations }) => salutations.includes(words));
}
