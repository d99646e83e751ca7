import { html, type TemplateResult } from "lit";
import type { Session } from "../../session.js";
import type { SignedInTexts } from "../../locales/signed-in/index.js";
import type { Messages } from "../../locales/index.js";
import { textButton } from "../../views/buttons.js";
import type { Variant } from "../stored-chat.js";

/** What a choice is drawn from. */
export interface ChoiceView {
  readonly session: Session;
  readonly messages: Messages;
  readonly texts: SignedInTexts;
  /** Saves which one is chosen. */
  readonly choose: (variant: number) => Promise<void>;
  /** Draws an answer. */
  readonly draw: (text: string) => TemplateResult;
}

/** Answers side by side, of which one is to be chosen. */
export function variantChoice(variants: readonly Variant[], view: ChoiceView): TemplateResult {
  const { messages, session, texts } = view;
  const choose = async (variant: number): Promise<void> => {
    try {
      await view.choose(variant);
    } catch {
      session.say(texts("variants.failed"));
    }
  };
  return html`
    <div class="variants" role="group" aria-label=${texts("variants.name")}>
      ${variants.map(({ content, name }, index) => {
        const title = name || texts("variants.nth", { n: messages.number(index + 1) });
        return html`
          <section class="variant" aria-label=${title}>
            <h3 dir="auto">${title}</h3>
            ${view.draw(content)}
            ${textButton("secondary", texts("variants.choose"), () => void choose(index))}
          </section>
        `;
      })}
    </div>
  `;
}
