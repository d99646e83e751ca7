import type { TranscriptEntry } from "../js/index.js";
import { safeWebAddress } from "./links.js";
import { field, text } from "./loose-values.js";

/** Something that an answer recommends, ready to be shown. */
export interface Product {
  readonly name: string;
  readonly address: string | null;
  /** A picture from https; null when there is none. */
  readonly image: string | null;
  /** As the service wrote it, or an amount of money. */
  readonly price: string | { readonly amount: number; readonly currency: string };
  readonly description: string;
}

/** Finds what an entry recommends: a list of whatever the service sends. */
export type ReadProducts = (entry: TranscriptEntry) => unknown;

const most = 12;

/**
 * Where products stand in an entry. The service documents a list `products` for the messages of
 * chats, and none for signed transcripts: an owner whose release has them elsewhere says so.
 */
export const readProducts: ReadProducts = ({ products, productRecommendations }) =>
  products ?? productRecommendations;

/**
 * The products that an entry recommends. Which fields they have is not documented, beyond what cards
 * show: name, address, address of a picture, price and description. One without a name is left out.
 */
export function productsOf(entry: TranscriptEntry, read: ReadProducts): Product[] {
  const found = read(entry);
  if (!Array.isArray(found)) return [];
  return found.slice(0, most).map(toProduct).filter(({ name }) => name !== "");
}

function toProduct(item: unknown): Product {
  return {
    name: firstText(item, "name", "title"),
    address: safeWebAddress(firstText(item, "url", "link")),
    image: secureAddress(firstText(item, "imageUrl", "image_url", "image")),
    price: priceOf(item),
    description: text(field(item, "description")),
  };
}

function firstText(item: unknown, ...names: readonly string[]): string {
  return names.map((name) => text(field(item, name))).find((found) => found !== "") ?? "";
}

function secureAddress(address: string): string | null {
  const found = safeWebAddress(address);
  return found?.startsWith("https:") === true ? found : null;
}

function priceOf(item: unknown): Product["price"] {
  const price = field(item, "price");
  if (typeof price !== "number" || !Number.isFinite(price)) return text(price);
  const currency = text(field(item, "currency"));
  return { amount: price, currency: /^[A-Za-z]{3}$/.test(currency) ? currency : "" };
}
