/**
 * How the token comes back from a magic link is not documented. Taken are a parameter of the query or the fragment with one
 * of these names, provided its value is a token of this release (`<releaseId>.…`), so that a page's own parameters are safe.
 */
const PARAMETERS = ["freeChatToken", "token"];

/** The gate token in this page's address, which is then removed from there; empty when there is none. */
export function takeReturnedToken(releaseId: string): string {
  if (typeof location === "undefined" || typeof history === "undefined") return "";
  const address = new URL(location.href);
  const fragment = new URLSearchParams(address.hash.slice(1));
  for (const parameters of [address.searchParams, fragment]) {
    for (const name of PARAMETERS) {
      const token = parameters.get(name);
      if (!token?.startsWith(`${releaseId}.`)) continue;
      parameters.delete(name);
      if (parameters === fragment) address.hash = fragment.toString();
      history.replaceState(history.state, "", address);
      return token;
    }
  }
  return "";
}
