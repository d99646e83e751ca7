const allowed: ReadonlySet<string> = new Set(["http:", "https:", "mailto:", "tel:"]);

/**
 * The address of a link that came from an answer, a citation or a server; null when it is not a
 * web page, an e-mail address or a telephone number. Relative addresses belong to the page.
 */
export function safeLink(address: string): string | null {
  if (address === "" || !URL.canParse(address, document.baseURI)) return null;
  const url = new URL(address, document.baseURI);
  return allowed.has(url.protocol) ? url.href : null;
}

/** The same for pages alone: an address that may be opened, played or loaded. */
export function safeWebAddress(address: string): string | null {
  const link = safeLink(address);
  return link !== null && /^https?:/.test(link) ? link : null;
}
