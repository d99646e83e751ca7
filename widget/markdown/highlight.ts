import Prism from "prismjs/components/prism-core.js";
import type { Language } from "./languages.js";

interface GrammarModule {
  readonly default: (prism: unknown) => void;
}

/** The grammars, each loaded with the first code that is written in it. */
const grammars: Readonly<Record<Language, () => Promise<GrammarModule>>> = {
  bash: () => import("prismjs/components/prism-bash.js"),
  c: () => import("prismjs/components/prism-c.js"),
  cpp: () => import("prismjs/components/prism-cpp.js"),
  csharp: () => import("prismjs/components/prism-csharp.js"),
  css: () => import("prismjs/components/prism-css.js"),
  go: () => import("prismjs/components/prism-go.js"),
  java: () => import("prismjs/components/prism-java.js"),
  javascript: () => import("prismjs/components/prism-javascript.js"),
  json: () => import("prismjs/components/prism-json.js"),
  markup: () => import("prismjs/components/prism-markup.js"),
  php: () => import("prismjs/components/prism-php.js"),
  python: () => import("prismjs/components/prism-python.js"),
  sql: () => import("prismjs/components/prism-sql.js"),
  typescript: () => import("prismjs/components/prism-typescript.js"),
  yaml: () => import("prismjs/components/prism-yaml.js"),
};

/** The colours, and the kinds of tokens that have them. */
const colours: Readonly<Record<string, string>> = {
  comment: "comment prolog doctype cdata shebang",
  keyword: "keyword atrule important tag selector directive",
  string: "string char attr-value url regex template-string triple-quoted-string",
  number: "number boolean constant null symbol entity",
  name: "function function-variable class-name builtin annotation decorator",
  property: "property attr-name variable parameter key environment",
};

const colourOf = new Map(
  Object.entries(colours).flatMap(([colour, kinds]) =>
    kinds.split(" ").map((kind) => [kind, colour] as const),
  ),
);

/** Colours the text of an element: its tokens become elements, and it stays the same text. */
export async function highlight(code: Element, language: Language): Promise<void> {
  const { default: addTo } = await grammars[language]();
  addTo(Prism);
  const grammar = Prism.languages[language];
  if (grammar === undefined) return;
  code.replaceChildren(...nodesOf(Prism.tokenize(code.textContent, grammar)));
}

function nodesOf(content: Prism.TokenStream): (Node | string)[] {
  if (typeof content === "string") return [content];
  if (Array.isArray(content)) return content.flatMap(nodesOf);
  const inside = nodesOf(content.content);
  const colour = [content.type, content.alias].flat().map(colourOfKind).find(Boolean);
  if (colour === undefined) return inside;
  const token = document.createElement("span");
  token.className = `code-${colour}`;
  token.append(...inside);
  return [token];
}

function colourOfKind(kind: string | undefined): string | undefined {
  return kind === undefined ? undefined : colourOf.get(kind);
}
