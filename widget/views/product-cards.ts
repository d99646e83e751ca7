import { html, nothing, type TemplateResult } from "lit";
import type { TranscriptEntry } from "../../js/index.js";
import type { Messages } from "../locales/index.js";
import { type Product, productsOf, readProducts } from "../products.js";
import { answerTexts } from "./answer-texts.js";
import type { View } from "./view.js";

/** What an answer recommends, as cards beside each other. */
export function productCards(entry: TranscriptEntry, view: View): unknown {
  const { settings } = view;
  const products = settings.products ? productsOf(entry, settings.productsOf ?? readProducts) : [];
  if (products.length === 0) return nothing;
  return html`
    <ul class="products" role="list" tabindex="0" aria-label=${answerTexts(view)("product.list")}>
      ${products.map((product) => html`<li>${card(product, view)}</li>`)}
    </ul>
  `;
}

function card(product: Product, { messages, settings }: View): TemplateResult {
  const { description, image } = product;
  const price = priceText(product.price, messages);
  return html`
    ${image === null || !settings.images ? nothing : picture(image)}
    <p class="product-name">${name(product, messages)}</p>
    ${description === "" ? nothing : html`<p class="extract" dir="auto">${description}</p>`}
    ${price === "" ? nothing : html`<p class="price" dir="auto">${price}</p>`}
  `;
}

/** The name beside it says what it shows. */
function picture(address: string): TemplateResult {
  return html`<img
    alt=""
    loading="lazy"
    decoding="async"
    referrerpolicy="no-referrer"
    src=${address}
  />`;
}

function name({ address, name: text }: Product, messages: Messages): TemplateResult {
  if (address === null) return html`<span dir="auto">${text}</span>`;
  return html`<a dir="auto" href=${address} target="_blank" rel="noopener noreferrer"
    >${text}<span class="quiet"> (${messages.text("newTab")})</span></a
  >`;
}

function priceText(price: Product["price"], messages: Messages): string {
  if (typeof price === "string") return price;
  const { amount, currency } = price;
  return messages.number(amount, currency === "" ? {} : { style: "currency", currency });
}
