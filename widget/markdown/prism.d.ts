/** Prism's core as far as it is used, as a module: see js/prism-modules.mjs. */
declare module "prismjs/components/prism-core.js" {
  namespace Prism {
    /** Opaque: patterns by the kind of token that they find. */
    interface Grammar {
      readonly __grammar: never;
    }
    interface Token {
      readonly type: string;
      readonly alias?: string | readonly string[];
      readonly content: TokenStream;
    }
    type TokenStream = string | Token | (string | Token)[];
    /** Filled by grammars. */
    const languages: Readonly<Record<string, Grammar | undefined>>;
    function tokenize(text: string, grammar: Grammar): (string | Token)[];
  }
  export default Prism;
}

/** A grammar. */
declare module "prismjs/components/prism-*" {
  /** Adds it to `Prism.languages`. */
  export default function add(prism: unknown): void;
}
