import { html, nothing, type TemplateResult } from "lit";
import type { AnswerTexts } from "../locales/answers/index.js";
import type { ActionCard } from "../page-actions.js";
import { textButton } from "./buttons.js";
import { isolate } from "./isolate.js";

/** What an answer would do on the page, with what the visitor says to it. */
export function actionCards(cards: readonly ActionCard[], texts: AnswerTexts): TemplateResult[] {
  return cards.map((card) => actionCard(card, texts));
}

function actionCard(card: ActionCard, texts: AnswerTexts): TemplateResult {
  const { description, step, values } = card;
  const isAsking = step === "asking";
  const said = isAsking ? texts("action.asks", { name: isolate(description) }) : description;
  return html`
    <div class="action-card" role="group" aria-label=${said} tabindex="-1">
      <p class="action-name" dir=${isAsking ? nothing : "auto"}>${said}</p>
      ${values.length === 0 ? nothing : valueList(values)} ${isAsking ? choice(card, texts) : nothing}
      <div role="status">${isAsking ? nothing : outcome(step, texts)}</div>
    </div>
  `;
}

/** It scrolls where it is long, also by keyboard. */
function valueList(values: ActionCard["values"]): TemplateResult {
  return html`<dl tabindex="0">
    ${values.map(
      ([name, value]) => html`<div><dt dir="auto">${name}</dt><dd dir="auto">${value}</dd></div>`,
    )}
  </dl>`;
}

function choice(card: ActionCard, texts: AnswerTexts): TemplateResult {
  const decide = (agrees: boolean) => (event: Event) => {
    // The buttons go: the focus must not go with them.
    (event.currentTarget as HTMLElement).closest<HTMLElement>(".action-card")?.focus();
    card.decide(agrees);
  };
  return html`
    <div class="pair">
      ${textButton("secondary", texts("action.refuse"), decide(false))}
      ${textButton("primary", texts("action.allow"), decide(true))}
    </div>
  `;
}

function outcome(
  step: Exclude<ActionCard["step"], "asking">,
  texts: AnswerTexts,
): TemplateResult {
  if (step === "working") return html`<span class="spinner"></span>`;
  return html`<p class="small muted">${texts(`action.${step}`)}</p>`;
}
