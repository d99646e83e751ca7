/** The label of a fenced block that proposes an action (reference, section 2.18). */
const LABEL = "divinci-action";

/** A fenced block of its own lines, also one that the end of the reply cuts off. */
const BLOCK = new RegExp(
  String.raw`^[ \t]*\x60{3}${LABEL}[ \t]*\r?\n([\s\S]*?)(?:^[ \t]*\x60{3}[ \t]*$|$(?![\s\S]))`,
  "gm",
);

/** What stands in the blocks of a reply that propose actions. */
export function actionBlocks(reply: string): string[] {
  return Array.from(reply.matchAll(BLOCK), ([, block = ""]) => block);
}

/** What is left of a reply to show. */
export function withoutActionBlocks(reply: string): string {
  const parts: string[] = [];
  let end = 0;
  for (const match of reply.matchAll(BLOCK)) {
    parts.push(reply.slice(end, match.index));
    end = match.index + match[0].length;
  }
  parts.push(reply.slice(end));
  const shown = parts.map((part) => part.trim()).filter((part) => part !== "");
  return shown.join("\n\n");
}
