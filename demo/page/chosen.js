// What the page's address asks for. Without an address of a service, the page takes itself to be
// served by the demo gateway, and asks it what there is.

/**
 * @typedef {object} GatewaySettings what the demo gateway offers
 * @property {{ id: string, title: string, description: string, mode: string,
 *   attributes: Record<string, string> }[]} releases
 * @property {{ releaseId: string, title: string, description: string, turnstileSiteKey: string }} homepage
 * @property {{ organizationId: string, tokenUrl: string, agents: { id: string, name: string,
 *   description: string }[] }} imbrace
 * @property {string} turnstileScript
 * @property {string | null} mailPage
 */

/**
 * @typedef {object} Chosen
 * @property {string} release empty when there is none to show
 * @property {GatewaySettings | null} gateway
 * @property {[string, string][]} attributes of the chat, without its release
 */

const query = new URLSearchParams(location.search);

/** Where the built package lies: beside the page, or where it is in the repository. */
export const dist = new URL(
  location.pathname.includes("/demo/page/") ? "../../dist/" : "dist/",
  location.href,
);

/**
 * The settings as they stand in the address bar.
 * @param {string} name
 * @returns {string}
 */
export function setting(name) {
  return query.get(name)?.trim() ?? "";
}

/** @returns {Promise<Chosen>} */
export async function chosen() {
  const gateway = setting("api") === "" ? await askGateway() : null;
  const homepage = setting("gate") === "homepage";
  const first = homepage ? gateway?.homepage.releaseId : gateway?.releases[0]?.id;
  const release = setting("release") || (first ?? "");
  return {
    release,
    gateway,
    attributes: Object.entries({
      "base-url": setting("api") || (gateway ? location.origin : ""),
      gate: setting("gate"),
      "turnstile-site-key":
        setting("site-key") || (homepage ? (gateway?.homepage.turnstileSiteKey ?? "") : ""),
      "turnstile-src": gateway?.turnstileScript ?? "",
      "app-url": gateway ? `${location.origin}/ai-chat` : "",
      language: setting("language"),
      theme: setting("theme"),
      ...gateway?.releases.find(({ id }) => id === release)?.attributes,
    }).filter(([, value]) => value !== ""),
  };
}

/** @returns {Promise<GatewaySettings | null>} null where there is no gateway */
export async function askGateway() {
  try {
    const answer = await fetch("demo/settings.json");
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
