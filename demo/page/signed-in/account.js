// Who is signed in, here and in the other tabs.

import { element } from "../dom.js";
import { say } from "../page.js";
import { post } from "../post.js";

const nameKey = "parley-demo-name";

/** Fires `change` when somebody has signed in or out, in whichever tab. */
export class Account extends EventTarget {
  #client;
  #release;

  /** @param {{ client: any, tokens: import("./shared-tokens.js").SharedTokens, release: string }} parts */
  constructor({ client, release, tokens }) {
    super();
    this.#client = client;
    this.#release = release;
    element("sign-in").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#signIn(event.target);
    });
    element("sign-out").addEventListener("click", () => {
      void this.#signOut();
    });
    tokens.addEventListener("clear", () => {
      if (localStorage.getItem(nameKey) !== null) say("Your session has ended. Please sign in again.");
      localStorage.removeItem(nameKey);
      this.#changed();
    });
    addEventListener("storage", ({ key }) => {
      if (key === nameKey) this.#changed();
    });
  }

  /** Empty for nobody. */
  get name() {
    return localStorage.getItem(nameKey) ?? "";
  }

  /** @param {HTMLFormElement} form */
  async #signIn(form) {
    try {
      const { name } = Object.fromEntries(new FormData(form));
      // The site's own server, which knows the site's key …
      const { refreshToken } = await post("demo/sign-in", { name });
      // … and the service, which knows what that server was given.
      const { accessToken, userInfo } = await post("embed/validate-login", {
        refreshToken,
        origin: location.origin,
        releaseId: this.#release,
      });
      await this.#client.setRefreshToken(refreshToken);
      await this.#client.setToken(accessToken);
      localStorage.setItem(nameKey, userInfo.nickname);
      say("");
      this.#changed();
    } catch (error) {
      say(`You could not be signed in: ${error.message}`);
    }
  }

  async #signOut() {
    localStorage.removeItem(nameKey);
    await this.#client.logout();
  }

  #changed() {
    this.dispatchEvent(new Event("change"));
  }
}
