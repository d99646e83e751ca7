// One message: its text as it arrives, and its sources.

import { make } from "../dom.js";
import { blocksOf } from "./blocks.js";

export class MessageView {
  #content = "";
  #text = make("div");
  #sources = make("details");
  #note = make("p");
  #variants = make("div");

  /** @param {"user" | "assistant"} role */
  constructor(role) {
    this.role = role;
    this.node = make("article");
    this.node.className = role;
    const who = make("h3", role === "user" ? "You" : "Answer");
    who.className = "unseen";
    this.#text.className = "text";
    this.#sources.hidden = true;
    this.#note.className = "note";
    this.#note.hidden = true;
    this.#variants.className = "variants";
    this.#variants.role = "group";
    this.#variants.ariaLabel = "Answers to choose from";
    this.#variants.hidden = true;
    this.node.append(who, this.#text, this.#note, this.#variants, this.#sources);
    this.#sources.addEventListener("toggle", () => {
      if (this.#sources.open) this.#sources.scrollIntoView({ block: "nearest" });
    });
  }

  get content() {
    return this.#content;
  }

  /** Whether more is to come: a screen reader then waits for the whole. */
  get busy() {
    return this.node.ariaBusy === "true";
  }
  set busy(busy) {
    this.node.ariaBusy = String(busy);
  }

  /** @param {string} delta */
  append(delta) {
    this.text(this.#content + delta);
  }

  /** @param {string} content */
  text(content) {
    this.#content = content;
    if (this.role === "user") this.#text.textContent = content;
    else this.#text.replaceChildren(...blocksOf(content));
  }

  /** @param {string} note */
  note(note) {
    this.#note.textContent = note;
    this.#note.hidden = note === "";
  }

  /**
   * Lets the reader choose.
   * @param {{ variantName: string }[]} variants
   * @param {number | undefined} selected
   * @param {(index: number) => void} select
   */
  variants(variants, selected, select) {
    this.#variants.hidden = variants.length < 2;
    variants.forEach(({ variantName }, index) => {
      const button = this.#variants.children[index] ?? this.#variant(index, select);
      button.textContent = variantName;
      button.ariaPressed = String(index === selected);
    });
  }

  /**
   * @param {number} index
   * @param {(index: number) => void} select
   */
  #variant(index, select) {
    const button = make("button");
    button.type = "button";
    button.addEventListener("click", () => {
      select(index);
    });
    this.#variants.append(button);
    return button;
  }

  /** @param {{ content: string, metadata?: { originalName?: string, sourceUrl?: string } }[]} context */
  sources(context) {
    const list = make("ol");
    list.append(...context.map(source));
    const count = context.length === 1 ? "1 source" : `${context.length} sources`;
    this.#sources.replaceChildren(make("summary", count), list);
    this.#sources.hidden = context.length === 0;
  }
}

/** @param {{ metadata?: { originalName?: string, sourceUrl?: string } }} source */
function source({ metadata }) {
  const item = make("li");
  const name = metadata?.originalName ?? "Source";
  const address = metadata?.sourceUrl ?? "";
  if (!/^https?:/.test(address)) {
    item.textContent = name;
    return item;
  }
  const link = make("a", name);
  link.href = address;
  link.target = "_blank";
  link.rel = "noreferrer";
  item.append(link);
  return item;
}
