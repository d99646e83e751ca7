// Stands in for Turnstile's browser script (explicit rendering), so that the demo and the tests run
// without a network: the documented interface, and Cloudflare's documented test site keys. Made for
// pages under the strictest Content-Security-Policy: no markup from text, no style attributes, no
// code from strings.
// @ts-check
(() => {
  "use strict";

  const lifetimeMs = 300_000;
  const verifyingMs = 120;
  const defaultRetryMs = 8000;

  /** @typedef {{ passes: boolean, visible: boolean, interactive: boolean }} Key */
  /** @type {Map<string, Key>} */
  const keys = new Map([
    ["1x00000000000000000000AA", { passes: true, visible: true, interactive: false }],
    ["2x00000000000000000000AB", { passes: false, visible: true, interactive: false }],
    ["1x00000000000000000000BB", { passes: true, visible: false, interactive: false }],
    ["2x00000000000000000000BB", { passes: false, visible: false, interactive: false }],
    ["3x00000000000000000000FF", { passes: true, visible: true, interactive: true }],
  ]);

  const errors = { unknownKey: "110100", badAction: "110420", badData: "110430", failed: "600010" };

  const styleText = `
    :host { display: block; block-size: 65px; inline-size: 300px; color-scheme: light; }
    :host([data-size="flexible"]) { inline-size: 100%; min-inline-size: 300px; }
    :host([data-size="compact"]) { inline-size: 150px; block-size: 140px; }
    :host([data-theme="dark"]) { color-scheme: dark; }
    :host([data-theme="auto"]) { color-scheme: light dark; }
    :host([hidden]) { display: none; }
    .box {
      box-sizing: border-box; inline-size: 100%; block-size: 100%; padding: 8px 12px;
      display: flex; gap: 12px; align-items: center; justify-content: space-between;
      font: 14px/1.3 system-ui, sans-serif; border: 1px solid;
      color: light-dark(#1b1f24, #f2f4f7); background: light-dark(#fafafa, #232629);
      border-color: light-dark(#8a8f98, #8a8f98);
    }
    :host([data-size="compact"]) .box { flex-direction: column; }
    .side { margin-inline-start: auto; text-align: end; }
    label { display: flex; gap: 10px; align-items: center; min-block-size: 44px; cursor: pointer; }
    input { inline-size: 22px; block-size: 22px; margin: 0; }
    p { margin: 0; }
    small { font-size: 12px; }
    [hidden] { display: none; }
  `;

  /** @type {CSSStyleSheet | null} */
  let sheet = null;
  function styles() {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styleText);
    }
    return sheet;
  }

  /**
   * @template {keyof HTMLElementTagNameMap} Tag
   * @param {Tag} tag
   * @param {Node[]} children
   * @returns {HTMLElementTagNameMap[Tag]}
   */
  function element(tag, ...children) {
    const made = document.createElement(tag);
    made.append(...children);
    return made;
  }

  /** @param {Record<string, unknown>} payload */
  function dummyToken(payload) {
    const bytes = new TextEncoder().encode(JSON.stringify(payload));
    const text = btoa(String.fromCharCode(...bytes));
    return `XXXX.DUMMY.TOKEN.${text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "")}`;
  }

  class Widget {
    host = element("div");
    checkbox = element("input");
    label = element("label", this.checkbox, new Text("Verify you are human"));
    status = element("p");
    /** @type {HTMLInputElement | null} */
    field = null;
    /** @type {ReturnType<typeof setTimeout>[]} */
    #timers = [];
    #token = "";
    #expired = false;
    #running = false;

    /**
     * @param {string} id
     * @param {Element} container
     * @param {Record<string, any>} params
     */
    constructor(id, container, params) {
      this.id = id;
      this.container = container;
      this.params = params;
      this.key = keys.get(params.sitekey);
      this.#build();
      if (params.execution !== "execute") this.#later(0, () => this.execute());
    }

    execute() {
      if (this.#running || this.#token) return;
      this.#running = true;
      const { action = "", cData = "" } = this.params;
      if (!this.key) return this.#fail(errors.unknownKey, false);
      if (!/^[\w-]{0,32}$/.test(action)) return this.#fail(errors.badAction, false);
      if (!/^[\w-]{0,255}$/.test(cData)) return this.#fail(errors.badData, false);
      this.#show(this.params.appearance === "interaction-only" ? null : "Verifying…");
      this.#later(verifyingMs, () => this.#challenge());
    }

    reset() {
      this.#stop();
      this.#expired = false;
      this.#conceal();
      if (this.params.execution !== "execute") this.#later(0, () => this.execute());
    }

    remove() {
      this.#stop();
      this.host.remove();
      this.field?.remove();
    }

    get response() {
      return this.#token || undefined;
    }

    get expired() {
      return this.#expired;
    }

    #build() {
      const { size = "normal", theme = "auto" } = this.params;
      this.host.dataset.size = size;
      this.host.dataset.theme = theme;
      this.checkbox.type = "checkbox";
      this.checkbox.tabIndex = Number(this.params.tabindex ?? 0);
      this.checkbox.addEventListener("change", () => this.#interacted());
      this.status.setAttribute("role", "status");
      const side = element("div", this.status, element("small", new Text("Stand-in")));
      side.className = "side";
      const box = element("div", this.label, side);
      box.className = "box";
      const root = this.host.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [styles()];
      root.append(box);
      this.container.append(this.host);
      if (this.params["response-field"] !== false) {
        this.field = element("input");
        this.field.type = "hidden";
        this.field.name = this.params["response-field-name"] ?? "cf-turnstile-response";
        this.container.append(this.field);
      }
      this.#conceal();
    }

    /** As it is before the challenge begins. */
    #conceal() {
      this.#show(null);
      this.checkbox.checked = false;
      this.label.hidden = true;
      const { appearance = "always" } = this.params;
      this.host.hidden = appearance !== "always" || this.key?.visible === false;
    }

    #challenge() {
      if (!this.key?.passes) return this.#fail(errors.failed, true);
      if (!this.key.interactive) return this.#solve(false);
      this.#call("before-interactive-callback");
      this.#show(null);
      this.label.hidden = false;
      this.host.hidden = false;
      this.#later(lifetimeMs, () => this.#timeOut());
    }

    #interacted() {
      const solved = this.#token !== "";
      this.checkbox.checked = true;
      if (solved) return;
      this.#clearTimers();
      this.#call("after-interactive-callback");
      this.#solve(true);
    }

    /** @param {boolean} interactive */
    #solve(interactive) {
      this.#running = false;
      const { action = "", cData = "" } = this.params;
      const nonce = crypto.randomUUID?.() ?? String(crypto.getRandomValues(new Uint32Array(4)));
      this.#token = dummyToken({
        at: Date.now(),
        hostname: location.hostname,
        action,
        cdata: cData,
        interactive,
        nonce,
      });
      if (this.field) this.field.value = this.#token;
      this.#show("Success!");
      this.#later(lifetimeMs, () => this.#expire());
      this.#call("callback", this.#token);
    }

    #expire() {
      this.#stop();
      this.#expired = true;
      this.#show("The check has expired.");
      this.#call("expired-callback");
      if ((this.params["refresh-expired"] ?? "auto") === "auto") this.reset();
    }

    #timeOut() {
      this.#stop();
      this.#show("The check has timed out.");
      this.#call("timeout-callback");
      if ((this.params["refresh-timeout"] ?? "auto") === "auto") this.reset();
    }

    /**
     * @param {string} code
     * @param {boolean} mayRetry
     */
    #fail(code, mayRetry) {
      this.#running = false;
      this.#show("The check failed.");
      if (mayRetry && this.params.retry !== "never") {
        this.#later(Number(this.params["retry-interval"] ?? defaultRetryMs), () => this.execute());
      }
      if (typeof this.params["error-callback"] !== "function") {
        throw new Error(`[Turnstile stand-in] Uncaught error ${code}: there is no error-callback.`);
      }
      if (!this.#call("error-callback", code)) console.warn(`[Turnstile stand-in] Error ${code}.`);
    }

    /** @param {string | null} text null while there is nothing to say */
    #show(text) {
      this.status.textContent = text;
      if (this.params.appearance === "execute" && text !== null)
        this.host.hidden = !this.key?.visible;
    }

    /**
     * @param {string} name
     * @param {unknown[]} args
     */
    #call(name, ...args) {
      const callback = this.params[name];
      return typeof callback === "function" ? callback(...args) : undefined;
    }

    #stop() {
      this.#clearTimers();
      this.#running = false;
      this.#token = "";
      if (this.field) this.field.value = "";
    }

    /**
     * @param {number} ms
     * @param {() => void} work
     */
    #later(ms, work) {
      this.#timers.push(setTimeout(work, ms));
    }

    #clearTimers() {
      this.#timers.splice(0).forEach(clearTimeout);
    }
  }

  /** @type {Map<string, Widget>} */
  const widgets = new Map();
  let count = 0;

  /**
   * A widget by its id, by its container, or the newest.
   * @param {string | Element} [which]
   * @returns {Widget | undefined}
   */
  function widget(which) {
    const all = [...widgets.values()];
    if (which === undefined) return all.at(-1);
    if (typeof which !== "string") return all.find(({ container }) => container === which);
    return (
      widgets.get(which) ?? all.find(({ container }) => container === document.querySelector(which))
    );
  }

  /** @param {string} message */
  function misuse(message) {
    return new TypeError(`[Turnstile stand-in] ${message}`);
  }

  Object.assign(window, {
    turnstile: {
      /** @param {() => void} callback */
      ready(callback) {
        if (typeof callback !== "function") throw misuse("ready() wants a function.");
        queueMicrotask(callback);
      },

      /**
       * @param {string | Element} container
       * @param {Record<string, any>} [params]
       */
      render(container, params = {}) {
        const target =
          typeof container === "string" ? document.querySelector(container) : container;
        if (!(target instanceof Element)) throw misuse("render() found no such container.");
        if (typeof params.sitekey !== "string")
          throw misuse("The parameter sitekey has to be a string.");
        count += 1;
        const id = `cf-chl-widget-standin-${count}`;
        widgets.set(id, new Widget(id, target, params));
        return id;
      },

      /**
       * @param {string | Element} which
       * @param {Record<string, any>} [params]
       */
      execute(which, params) {
        const found = widget(which);
        if (found) found.execute();
        else if (params) this.render(which, params);
      },

      /** @param {string | Element} [which] */
      reset(which) {
        widget(which)?.reset();
      },

      /** @param {string | Element} [which] */
      remove(which) {
        const found = widget(which);
        if (!found) return;
        found.remove();
        widgets.delete(found.id);
      },

      /** @param {string | Element} [which] */
      getResponse(which) {
        return widget(which)?.response;
      },

      /** @param {string | Element} [which] */
      isExpired(which) {
        return widget(which)?.expired ?? false;
      },
    },
  });

  const script = /** @type {HTMLScriptElement | null} */ (document.currentScript);
  const onload = script && new URL(script.src).searchParams.get("onload");
  const callback = onload && /** @type {any} */ (window)[onload];
  if (typeof callback === "function") callback();
})();
