// A user's tokens, kept where every tab of this site finds them: the client's `tokenStorage`. Fires
// `clear` when they are gone: at sign-out, and when the service renews them no more.

const tokenKey = "parley-demo-token";
const refreshKey = "parley-demo-refresh-token";

export class SharedTokens extends EventTarget {
  getToken() {
    return localStorage.getItem(tokenKey);
  }

  /**
   * When it ends needs no note: the service says so, and the client then renews it.
   * @param {string} token
   */
  setToken(token) {
    localStorage.setItem(tokenKey, token);
  }

  getRefreshToken() {
    return localStorage.getItem(refreshKey);
  }

  /** @param {string} token */
  setRefreshToken(token) {
    localStorage.setItem(refreshKey, token);
  }

  clearToken() {
    localStorage.removeItem(tokenKey);
    localStorage.removeItem(refreshKey);
    this.dispatchEvent(new Event("clear"));
  }
}
