/**
 * How many launchers stand in a corner of the page before that of a chat comes to it, so that it is
 * drawn above them.
 */
export function launchersBelow(chat: Element, corner: string): string {
  const others = [...document.querySelectorAll("parley-launcher, parley-chat")].filter((other) => {
    const launcher = other === chat ? null : other.shadowRoot?.querySelector(".launcher");
    return launcher?.classList.contains(corner) === true;
  });
  return String(others.length);
}
