import { html, type TemplateResult } from "lit";
import type { FilePart } from "../../../js/ui-message.js";
import { safeWebAddress } from "../../links.js";
import { icon } from "../../views/icon.js";
import { page } from "../icons.js";
import { bounded } from "./bounded.js";
import type { AgentView } from "./view.js";

/** A picture that is in the message itself: to draw it, the page loads nothing from anywhere. */
const ownPicture = /^data:image\/(png|jpeg|gif|webp);base64,[a-z\d+/=]+$/i;

const longestName = 200;

/** A file of a message: a picture where it is safe to draw, and else a link. */
export function file(part: FilePart, { messages }: AgentView): TemplateResult {
  const { mediaType, url } = part;
  const name = nameOf(part);
  if (ownPicture.test(url)) return html`<img class="picture" src=${url} alt=${name} />`;
  const address = safeWebAddress(url);
  const content = html`${icon(page)}<span class="file-name" dir="auto">${name}</span>
    <span class="file-state" dir="ltr">${bounded(mediaType, longestName)}</span>`;
  if (address === null) return html`<span class="file">${content}</span>`;
  return html`<a class="file" href=${address} target="_blank" rel="noopener noreferrer"
    >${content}<span class="quiet"> (${messages.text("newTab")})</span></a
  >`;
}

/** The service calls it `name`, the protocol `filename`; without either it is called as it lies. */
function nameOf(part: FilePart): string {
  const { filename, name } = part as FilePart & { name?: unknown };
  const given = typeof name === "string" ? name : (filename ?? "");
  if (given !== "") return bounded(given, longestName);
  const last = /([^/?#]+)(?:[?#].*)?$/.exec(part.url.startsWith("data:") ? "" : part.url);
  return bounded(last?.[1] ?? part.mediaType, longestName);
}
