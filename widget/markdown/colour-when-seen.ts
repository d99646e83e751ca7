import { type Language, languageOf } from "./languages.js";

/** Code that is longer, in characters, stays plain: it would stop the page for too long. */
const longest = 20_000;

const waiting = new WeakMap<Element, Language>();
let observer: IntersectionObserver | null = null;

/**
 * Colours a block of code when it comes into view, by a library that is loaded then: a page that
 * shows no code does without it, and a long conversation is not coloured all at once.
 */
export function colourWhenSeen(code: Element, name: string): void {
  const language = languageOf(name);
  if (language === undefined || code.textContent.length > longest) return;
  waiting.set(code, language);
  observer ??= new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) colour(target);
  });
  observer.observe(code);
}

function colour(code: Element): void {
  observer?.unobserve(code);
  const language = waiting.get(code);
  if (language === undefined) return;
  waiting.delete(code);
  // Without colours the code can be read all the same.
  import("./highlight.js").then(({ highlight }) => highlight(code, language)).catch(() => undefined);
}
