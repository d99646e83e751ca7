import { drawnIcon } from "../drawn-icon.js";
import { check, copy } from "../icons.js";
import { colourWhenSeen } from "./colour-when-seen.js";
import type { CodeTools } from "./options.js";

/** Milliseconds for which the button shows that it has copied. */
const shown = 2000;
const longestName = 24;

/** A block of code: its head, and a box around the text that scrolls sideways. */
export class CodeBlock {
  /** Where the text goes. */
  readonly code = document.createElement("code");
  readonly #head = document.createElement("div");
  readonly #box = document.createElement("pre");
  readonly #name = document.createElement("span");
  readonly #tools: CodeTools | undefined;
  #language = "";

  constructor(parent: ParentNode, tools: CodeTools | undefined) {
    this.#tools = tools;
    this.#box.className = "scroller";
    this.#box.tabIndex = 0;
    this.#box.append(this.code);
    const block = document.createElement("div");
    block.className = "code";
    if (tools !== undefined) block.append(this.#filledHead(tools));
    block.append(this.#box);
    parent.append(block);
  }

  /** What is said behind the fence: its first word is the language. */
  set info(info: string) {
    const [language = ""] = /^[\w+#.-]+/.exec(info.slice(0, longestName)) ?? [];
    if (language === "") return;
    this.#language = language.toLowerCase();
    this.#name.textContent = language;
    this.#head.hidden = false;
    this.#box.role = "group";
    this.#box.ariaLabel = language;
  }

  /** The text is whole. */
  close(): void {
    if (this.#tools !== undefined) colourWhenSeen(this.code, this.#language);
  }

  /** A head with nothing in it does not show. */
  #filledHead({ copied, copyName }: CodeTools): HTMLElement {
    const head = this.#head;
    head.className = "code-head";
    head.hidden = copyName === undefined;
    head.append(this.#name);
    if (copyName !== undefined) head.append(this.#copyButton(copyName, copied));
    return head;
  }

  #copyButton(name: string, copied: CodeTools["copied"]): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "tool";
    button.title = name;
    button.ariaLabel = name;
    button.append(drawnIcon(copy));
    button.addEventListener("click", () => {
      void this.#copy(button).then(copied);
    });
    return button;
  }

  async #copy(button: HTMLElement): Promise<boolean> {
    try {
      await navigator.clipboard.writeText(this.code.textContent);
    } catch {
      return false;
    }
    button.replaceChildren(drawnIcon(check));
    setTimeout(() => {
      button.replaceChildren(drawnIcon(copy));
    }, shown);
    return true;
  }
}
