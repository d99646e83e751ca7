import { html, nothing, type TemplateResult } from "lit";
import type { ActionCard } from "../page-actions.js";
import { answerTexts } from "./answer-texts.js";
import { isolate } from "./isolate.js";
import type { View } from "./view.js";

/** What an answer would do on the page, with what the visitor says to it. */
export function actionCards(cards: readonly ActionCard[], view: View): TemplateResult[] {
  return cards.map((card) => actionCard(card, view));
}

function actionCard(card: ActionCard, view: View): TemplateResult {
  const { description, step, values } = card;
  const isAsking = step === "asking";
  const asks = answerTexts(view)("action.asks", { name: isolate(description) });
  return html`
    <div class="action-card" role="group" aria-label=${isAsking ? asks : description}>
      <p class="action-name" dir=${isAsking ? nothing : "auto"}>${isAsking ? asks : description}</p>
      ${values.length === 0 ? nothing : valueList(values)}
      ${isAsking ? choice(card, view) : outcome(step, view)}
    </div>
  `;
}

function valueList(values: ActionCard["values"]): TemplateResult {
  return html`<dl>
    ${values.map(
      ([name, value]) => html`<div><dt dir="auto">${name}</dt><dd dir="auto">${value}</dd></div>`,
    )}
  </dl>`;
}

function choice(card: ActionCard, view: View): TemplateResult {
  const texts = answerTexts(view);
  const decide = (agrees: boolean) => (event: Event) => {
    // The buttons go: the focus must not go with them.
    const place = (event.currentTarget as HTMLElement).closest<HTMLElement>(".log");
    card.decide(agrees);
    place?.focus({ preventScroll: true });
  };
  return html`
    <div class="pair">
      <button type="button" class="secondary" @click=${decide(false)}>${texts("action.refuse")}</button>
      <button type="button" class="primary" @click=${decide(true)}>${texts("action.allow")}</button>
    </div>
  `;
}

function outcome(step: Exclude<ActionCard["step"], "asking">, view: View): TemplateResult {
  if (step === "working") return html`<span class="spinner"></span>`;
  return html`<p class="small muted">${answerTexts(view)(`action.${step}`)}</p>`;
}
