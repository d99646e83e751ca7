import DOMPurify from "dompurify";
import { marked } from "marked";

const isInFence = (text) => (text.match(/^```/gm)?.length ?? 0) % 2 === 1;

/** marked and DOMPurify over the last block alone: those before it stand. */
export function begin(element) {
  let block = "";
  let box = element.appendChild(document.createElement("div"));
  const draw = () => {
    box.innerHTML = DOMPurify.sanitize(marked.parse(block));
  };
  return {
    write(token) {
      block += token;
      draw();
      if (!/\n\n$/.test(block) || isInFence(block)) return;
      block = "";
      box = element.appendChild(document.createElement("div"));
    },
    end: draw,
  };
}
