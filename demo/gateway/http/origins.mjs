// @ts-check

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Which web origins may call the gateway, and receive a visitor who followed a magic link. */
export class Origins {
  #listed;
  #loopback;

  /**
   * @param {readonly string[]} listed e.g. "https://www.example.com"
   * @param {boolean} loopback whether every origin on this machine counts too
   */
  constructor(listed, loopback) {
    this.#listed = new Set(listed.map((origin) => new URL(origin).origin));
    this.#loopback = loopback;
  }

  /**
   * @param {string} origin as a browser sends it
   * @returns {boolean}
   */
  allows(origin) {
    const url = webUrl(origin);
    if (!url) return false;
    return this.#listed.has(url.origin) || (this.#loopback && loopbackHosts.has(url.hostname));
  }

  /**
   * Adds an origin, e.g. the gateway's own once it is known.
   * @param {string} origin
   */
  add(origin) {
    this.#listed.add(new URL(origin).origin);
  }

  /**
   * @param {string} address
   * @returns {URL | null} the parsed address when a visitor may be sent there
   */
  page(address) {
    const url = webUrl(address);
    return url && url.username === "" && url.password === "" && this.allows(url.origin)
      ? url
      : null;
  }
}

/**
 * @param {string} text
 * @returns {URL | null} null unless it is an absolute http or https address
 */
function webUrl(text) {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "http:" || url.protocol === "https:" ? url : null;
}
