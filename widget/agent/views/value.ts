import { html, type TemplateResult } from "lit";
import { bounded, worded } from "./bounded.js";

/** Objects with more members than this are shown as JSON. */
const mostFields = 8;

/** What goes into a tool or comes out of it, as text: a flat object as a list of its members. */
export function value(content: unknown): TemplateResult {
  if (typeof content === "string")
    return html`<pre tabindex="0" dir="auto">${bounded(content)}</pre>`;
  const fields = fieldsOf(content);
  if (fields === null) return html`<pre tabindex="0" dir="ltr">${bounded(json(content))}</pre>`;
  return html`<dl>
    ${fields.map(
      ([name, text]) =>
        html`<div>
          <dt><bdi>${worded(name)}</bdi></dt>
          <dd dir="auto">${bounded(text)}</dd>
        </div>`,
    )}
  </dl>`;
}

function fieldsOf(content: unknown): [string, string][] | null {
  if (typeof content !== "object" || content === null || Array.isArray(content)) return null;
  const entries = Object.entries(content);
  const isFlat = entries.every(([, field]) => typeof field !== "object" || field === null);
  if (!isFlat || entries.length === 0 || entries.length > mostFields) return null;
  return entries.map(([name, field]) => [name, String(field)]);
}

function json(content: unknown): string {
  return JSON.stringify(content, null, 2);
}
