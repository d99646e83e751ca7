import { MarkdownWriter } from "../../../widget/markdown.js";

/** Ours, one write for each token. */
export function begin(element) {
  const writer = new MarkdownWriter(element, { code: { copyName: "Copy" } });
  return {
    write: (token) => writer.write(token),
    end: () => writer.end(),
  };
}
