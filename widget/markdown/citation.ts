import type { CitationTools } from "./options.js";

/** More sources in a row are no citation that anybody would look up. */
const longestRange = 20;

/**
 * Draws what an answer cites, such as `2` or `1, 4-6`. What names sources becomes buttons that show
 * them; the rest stays text.
 */
export function drawCitation(parent: Element, cited: string, tools?: CitationTools): void {
  const parts = cited.split(",");
  const unknown: string[] = [];
  for (const part of parts) {
    const places = placesOf(part, tools?.count ?? 0);
    if (places === null || tools === undefined) unknown.push(part);
    else parent.append(button(part.trim(), places, tools));
  }
  if (unknown.length > 0) parent.append(`[${unknown.join(",").trim()}]`);
}

/** The places of the sources that a number or a range counts from 1; null when one is not there. */
function placesOf(part: string, count: number): number[] | null {
  const [first = 0, last = first, ...more] = part.split(/[–-]/).map(Number);
  const isThere = first >= 1 && last >= first && last <= count && last - first < longestRange;
  if (!isThere || more.length > 0) return null;
  return Array.from({ length: last - first + 1 }, (_, place) => first - 1 + place);
}

function button(part: string, places: readonly number[], tools: CitationTools): HTMLElement {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = part;
  made.ariaLabel = tools.nameOf(part);
  made.ariaHasPopup = "dialog";
  made.ariaExpanded = "false";
  made.addEventListener("click", () => {
    tools.show(made, places);
  });
  return made;
}
