// What a visitor could not read, reach or tell apart, found by measuring what is drawn. Pictures
// would differ with every font; these do not.

/**
 * The faults of what a panel shows at present, in words. Runs in the page.
 * @param {Element} panel
 * @param {{ forced: boolean }} options whether colours are the visitor's own
 * @returns {string[]}
 */
export function faultsOfLook(panel, { forced }) {
  const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const room = panel.getBoundingClientRect();
  /** @type {string[]} */
  const faults = [];
  const shown = [...panel.querySelectorAll("*")].filter(isShown);

  for (const node of shown) {
    const box = node.getBoundingClientRect();
    const outside = box.left < room.left - 1 || box.right > room.right + 1;
    if (outside && !scrollsSideways(node)) report(node, "reaches out of the panel");
    if (isCut(node)) report(node, "has less room than it needs");
    const words = ownText(node);
    if (words !== "" && !isInactive(node)) readable(node, getComputedStyle(node).color, words);
    if (node.placeholder)
      readable(node, getComputedStyle(node, "::placeholder").color, node.placeholder);
  }

  const controls = shown.filter((node) =>
    node.matches("button, input, textarea, summary, a[href]"),
  );
  for (const control of controls) {
    // The target size of WCAG 2.2: a box to tick has its words too, links and citations stand in
    // sentences.
    const target = control.matches("[type=checkbox]") ? control.closest("label") : control;
    const { width, height } = target.getBoundingClientRect();
    if (!control.matches("a, .citation button") && (width < 24 || height < 24))
      report(control, `is ${width}×${height}`);
    const alone = control.matches("button") && control.closest(".menu") === null;
    if (forced && alone && !isOutlined(control)) report(control, "has no outline");
  }
  controls.forEach((one, index) => {
    for (const other of controls.slice(index + 1)) {
      if (overlap(one, other)) report(one, `lies over "${nameOf(other)}"`);
    }
  });
  return faults;

  /** @param {Element} node @param {string} fault */
  function report(node, fault) {
    faults.push(
      `${node.localName}.${node.className.baseVal ?? node.className} "${nameOf(node)}" ${fault}`,
    );
  }

  /** @param {any} node */
  function nameOf(node) {
    return (node.ariaLabel ?? node.textContent.trim()).slice(0, 40);
  }

  /** What is not drawn, is for screen readers alone, or is scrolled away is nobody's to see. */
  function isShown(node) {
    if (!node.checkVisibility({ visibilityProperty: true }) || node.closest(".quiet") !== null)
      return false;
    const box = node.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return false;
    for (
      let frame = node.parentElement;
      frame !== null && frame !== panel;
      frame = frame.parentElement
    ) {
      if (getComputedStyle(frame).overflowY === "visible") continue;
      const view = frame.getBoundingClientRect();
      if (box.bottom > view.bottom + 1 || box.top < view.top - 1) return false;
    }
    return true;
  }

  function ownText(node) {
    return [...node.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent.trim())
      .join("");
  }

  function isInactive(node) {
    return node.closest('[aria-disabled="true"], [disabled]') !== null;
  }

  /** Code and tables are as wide as they are, in a box that scrolls. */
  function scrollsSideways(node) {
    for (let frame = node.parentElement; frame !== panel; frame = frame.parentElement) {
      if (getComputedStyle(frame).overflowX === "auto")
        return frame.getBoundingClientRect().right <= room.right + 1;
    }
    return false;
  }

  function isCut(node) {
    if (node.clientWidth === 0 || !/visible|clip|hidden/.test(getComputedStyle(node).overflowX))
      return false;
    return (
      node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).textOverflow !== "ellipsis"
    );
  }

  function isOutlined(node) {
    const { borderTopStyle, borderTopWidth } = getComputedStyle(node);
    return borderTopStyle !== "none" && Number.parseFloat(borderTopWidth) >= 1;
  }

  /** Two controls that a pointer could not tell apart; one in the other is one. */
  function overlap(one, other) {
    if (one.contains(other) || other.contains(one)) return false;
    if (floats(one) !== floats(other)) return false;
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    return wide > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  }

  /** What is meant to lie over the rest: the menu, and the way to the latest message. */
  function floats(node) {
    return node.closest(".menu, .latest") !== null;
  }

  function readable(node, colour, words) {
    for (const ground of groundsOf(node)) {
      const ratio = contrast(over(colour, ground), ground);
      const { fontSize, fontWeight } = getComputedStyle(node);
      const size = Number.parseFloat(fontSize);
      const wanted = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700) ? 3 : 4.5;
      if (ratio < wanted)
        report(node, `has a contrast of ${ratio.toFixed(2)} in "${words.slice(0, 30)}"`);
    }
  }

  /** The colours that lie behind a node; a gradient has one for each of its stops. */
  function groundsOf(node) {
    const layers = [];
    for (let at = node; at !== null; at = at.parentElement ?? at.getRootNode().host ?? null) {
      const { backgroundColor, backgroundImage } = getComputedStyle(at);
      layers.unshift({
        backgroundColor,
        stops: backgroundImage.match(/(?:rgba?|color|oklab)\([^)]*\)/g),
      });
    }
    let grounds = ["rgb(255 255 255)"];
    for (const { backgroundColor, stops } of layers) {
      grounds = grounds.map((ground) => over(backgroundColor, ground));
      if (stops !== null)
        grounds = grounds.flatMap((ground) => stops.map((stop) => over(stop, ground)));
    }
    return grounds;
  }

  /** A colour, which may let some light through, over another that does not. */
  function over(colour, ground) {
    pixel.fillStyle = ground;
    pixel.fillRect(0, 0, 1, 1);
    pixel.fillStyle = colour;
    pixel.fillRect(0, 0, 1, 1);
    return `rgb(${[...pixel.getImageData(0, 0, 1, 1).data].slice(0, 3).join(" ")})`;
  }

  function contrast(one, other) {
    const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  }

  function luminance(colour) {
    const [red, green, blue] = colour.match(/\d+/g).map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
}
