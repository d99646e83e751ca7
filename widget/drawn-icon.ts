const svg = "http://www.w3.org/2000/svg";

/** One of the icons as a node, for what is not drawn by a template. */
export function drawnIcon(path: string): SVGElement {
  const icon = document.createElementNS(svg, "svg");
  icon.setAttribute("class", "icon");
  icon.setAttribute("viewBox", "0 0 24 24");
  icon.setAttribute("aria-hidden", "true");
  const line = icon.appendChild(document.createElementNS(svg, "path"));
  line.setAttribute("d", path);
  return icon;
}
