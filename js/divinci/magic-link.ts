/**
 * How the token comes back from a magic link is not documented. Taken are a parameter of the query
 * or the fragment with one of these names, provided its value is a token of this release
 * (`<releaseId>.…`), so that a page's own parameters are safe.
 */
const PARAMETERS = ["freeChatToken", "token"];

/**
 * The gate token in this page's address, which is then removed from there; empty when there is
 * none.
 */
export function takeReturnedToken(releaseId: string): string {
  if (typeof location === "undefined" || typeof history === "undefined") return "";
  const address = new URL(location.href);
  for (const part of ["search", "hash"] as const) {
    // Cut out of the text: what else stands there keeps its spelling.
    const parameters = address[part].slice(1).split("&");
    for (const parameter of parameters) {
      const token = tokenIn(parameter, releaseId);
      if (token === "") continue;
      address[part] = parameters.filter((other) => other !== parameter).join("&");
      history.replaceState(history.state, "", address);
      return token;
    }
  }
  return "";
}

function tokenIn(parameter: string, releaseId: string): string {
  const [[name, value] = ["", ""]] = new URLSearchParams(parameter);
  return PARAMETERS.includes(name) && value.startsWith(`${releaseId}.`) ? value : "";
}
