// @ts-check
// What the gateway's tests share: a gateway on a free port with a clock turned by hand, and a
// client that speaks real HTTP to it.

import { after } from "node:test";
import { createGateway } from "../gateway.mjs";
import { builtInReleases } from "../releases.mjs";

/** @typedef {{ status: number, headers: Headers, body: any, text: string }} Answer */

/** The releases by what they are for. */
export const ids = {
  none: "5eed00000000000000000001",
  captcha: "5eed00000000000000000002",
  otp: "5eed00000000000000000003",
  link: "5eed00000000000000000004",
  terms: "5eed00000000000000000005",
  tiny: "5eed00000000000000000006",
  blocked: "5eed00000000000000000007",
  refused: "5eed00000000000000000009",
  short: "5eed0000000000000000000a",
  openTerms: "5eed0000000000000000000b",
  homepage: "5eed0000000000000000000c",
  variants: "5eed0000000000000000000d",
  look: "5eed0000000000000000000e",
};

export const email = "visitor@example.com";

/** A clock that stands still until a test moves it. */
export class Clock {
  ms = Date.UTC(2026, 10, 20, 12);

  /** @param {number} seconds */
  advance(seconds) {
    this.ms += seconds * 1000;
  }
}

/**
 * Starts a gateway that is closed when the file's tests are over.
 * @param {Partial<import("../options.mjs").GatewayOptions>} [options]
 */
export async function startGateway(options = {}) {
  const clock = new Clock();
  /** @type {string[]} */
  const log = [];
  const gateway = await createGateway({
    database: ":memory:",
    now: () => clock.ms,
    log: (line) => log.push(line),
    ...options,
  });
  after(() => gateway.close());
  return new Client(gateway, clock, log);
}

/** Talks to a gateway as a page would. */
export class Client {
  /**
   * @param {import("../gateway.mjs").Gateway} gateway
   * @param {Clock} clock
   * @param {string[]} log
   */
  constructor(gateway, clock, log) {
    this.gateway = gateway;
    this.clock = clock;
    this.log = log;
  }

  /**
   * @param {string} path
   * @param {RequestInit} [init]
   * @returns {Promise<Answer>}
   */
  async request(path, init = {}) {
    const response = await fetch(new URL(path, this.gateway.url), { redirect: "manual", ...init });
    const text = await response.text();
    const json = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: json && text !== "" ? JSON.parse(text) : undefined,
    };
  }

  /**
   * @param {string} path
   * @param {Record<string, string>} [query]
   */
  get(path, query = {}) {
    return this.request(`${path}?${new URLSearchParams(query)}`);
  }

  /**
   * @param {string} path
   * @param {unknown} body
   * @param {Record<string, string>} [headers]
   */
  post(path, body, headers = {}) {
    return this.request(path, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  }

  /**
   * @param {Record<string, unknown>} body
   */
  start(body) {
    return this.post("/ai-chat/free-chat-gate/start", {
      turnstileToken: this.turnstileToken(),
      ...body,
    });
  }

  /**
   * A session behind a gate that asks for no e-mail address.
   * @param {string} releaseId
   * @returns {Promise<string>} the token
   */
  async session(releaseId) {
    return (await this.start({ releaseId })).body.token;
  }

  /**
   * @param {string} token
   * @param {string} newPrompt
   * @param {{ transcript: unknown[], signiture: string }} [before]
   * @param {Record<string, unknown>} [more]
   */
  send(token, newPrompt, before = { transcript: [], signiture: "" }, more = {}) {
    return this.post("/ai-chat/free-chat-gate/chat-send", {
      token,
      newPrompt,
      transcript: before.transcript,
      prevSigniture: before.signiture,
      ...more,
    });
  }

  /**
   * The newest mail that reached an address.
   * @param {string} [to]
   */
  newestMail(to = email) {
    const mail = this.gateway.mailCatcher?.mails(to)[0];
    if (!mail) throw new Error(`No mail reached ${to}.`);
    return mail;
  }

  /** @param {string} [to] */
  mailedCode(to) {
    return /\b\d{6}\b/.exec(this.newestMail(to).text)?.[0] ?? "";
  }

  /** @param {string} [to] */
  mailedLink(to) {
    return new URL(/https?:\S+/.exec(this.newestMail(to).text)?.[0] ?? "");
  }

  /**
   * A token such as the stand-in's browser script makes.
   * @param {Record<string, unknown>} [more]
   */
  turnstileToken(more = {}) {
    const payload = {
      at: this.clock.ms,
      hostname: "localhost",
      nonce: crypto.randomUUID(),
      ...more,
    };
    return `XXXX.DUMMY.TOKEN.${Buffer.from(JSON.stringify(payload)).toString("base64url")}`;
  }
}

/**
 * A code that is not the right one.
 * @param {string} right
 */
export function wrongCode(right) {
  return right === "000000" ? "000001" : "000000";
}

/**
 * The built-in releases, one of them changed.
 * @param {string} id
 * @param {Partial<import("../releases.mjs").Release>} change
 */
export function releasesWith(id, change) {
  return builtInReleases.map((release) =>
    release.id === id ? { ...release, ...change } : release,
  );
}

/**
 * A text with one character exchanged for another, somewhere in the middle.
 * @param {string} text
 */
export function tampered(text) {
  const at = Math.floor(text.length / 2);
  return text.slice(0, at) + (text[at] === "A" ? "B" : "A") + text.slice(at + 1);
}
