// @ts-check
// Everything about the gateway that can be set, what it is set to when nobody sets it, and the
// environment's names for it.

import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { builtInReleases, homepageReleaseId } from "./releases.mjs";

/** @typedef {import("./store/rate-limiter.mjs").Rate} Rate */
/** @typedef {import("./releases.mjs").TurnstileKeys} TurnstileKeys */
/** @typedef {import("./answers/model.mjs").ModelOptions} ModelOptions */
/** @typedef {"start" | "mail" | "verify" | "message" | "other"} RateName */
/**
 * @typedef {object} GatewayOptions
 * @property {string} host
 * @property {number} port 0 for any free one
 * @property {string | null} publicUrl how visitors reach the gateway; null for its own address
 * @property {string} database a file, or ":memory:"
 * @property {string | null} signingKey null to keep one in the database
 * @property {() => number} now milliseconds; tests turn this clock by hand
 * @property {readonly import("./releases.mjs").Release[]} releases
 * @property {string} homepageReleaseId
 * @property {string} workspaceId of all releases
 * @property {readonly string[]} allowedOrigins besides this machine's own
 * @property {boolean} loopbackOrigins whether pages served from this machine may call the gateway
 * @property {Record<RateName, Rate>} rates mail: an e-mail address; the others: an IP address
 * @property {number | null} quotaMessages for every release in place of its own; null to leave them
 * @property {number} tokenSeconds
 * @property {number} codeSeconds
 * @property {number} codeAttempts
 * @property {number} linkSeconds
 * @property {number} handoffSeconds
 * @property {string | null} apiKey with which a site's server signs its users in; null for none
 * @property {number} accessSeconds how long a signed-in user's access token is good
 * @property {number} refreshSeconds how long a user is known without signing in anew
 * @property {number} ticketSeconds how long a socket's ticket is good
 * @property {number} delegatedSeconds how long a prepared message may take to be answered
 * @property {number} socketsPerUser
 * @property {number} pingMs between two pings of a socket; one that answers none of them is ended
 * @property {number} wordPauseMs between the words of a streamed answer that no model writes
 * @property {string | null} imbraceApiKey with which servers call the iMBRACE wire; null for none
 * @property {string} imbraceOrganizationId of all agents
 * @property {number} imbraceTokenSeconds how long an access token of that wire is good
 * @property {string | null} smtpUrl null to catch the mails
 * @property {string} mailFrom
 * @property {boolean} turnstileReal whether Cloudflare's servers are asked, and not the stand-in
 * @property {TurnstileKeys | null} turnstileKeys in place of the test keys that pass
 * @property {ModelOptions | null} model null to answer by the documentation's words
 * @property {"strict" | "off"} csp
 * @property {readonly string[]} connectSources further servers that the demo page may call
 * @property {string} projectRoot where README.md and docs/ are
 * @property {string} pageFolder the demo page
 * @property {string} distFolder the built package
 * @property {(line: string) => void} log
 */

const here = dirname(fileURLToPath(import.meta.url));
const projectRoot = join(here, "..", "..");

/** @type {Readonly<GatewayOptions>} */
export const defaultOptions = {
  host: "127.0.0.1",
  port: 0,
  publicUrl: null,
  database: join(here, "data", "gateway.sqlite"),
  signingKey: null,
  now: Date.now,
  releases: builtInReleases,
  homepageReleaseId,
  workspaceId: "5eed000000000000000000ff",
  allowedOrigins: [],
  loopbackOrigins: true,
  rates: {
    start: { count: 60, seconds: 600 },
    mail: { count: 10, seconds: 600 },
    verify: { count: 60, seconds: 600 },
    message: { count: 60, seconds: 60 },
    other: { count: 120, seconds: 60 },
  },
  quotaMessages: null,
  tokenSeconds: 3600,
  codeSeconds: 600,
  codeAttempts: 5,
  linkSeconds: 900,
  handoffSeconds: 86_400,
  apiKey: null,
  accessSeconds: 1800,
  refreshSeconds: 30 * 86_400,
  ticketSeconds: 60,
  delegatedSeconds: 600,
  socketsPerUser: 20,
  pingMs: 30_000,
  wordPauseMs: 15,
  imbraceApiKey: null,
  imbraceOrganizationId: "org_parley_demo",
  imbraceTokenSeconds: 1800,
  smtpUrl: null,
  mailFrom: "Parley demo <demo@parley.invalid>",
  turnstileReal: false,
  turnstileKeys: null,
  model: null,
  csp: "strict",
  connectSources: [],
  projectRoot,
  pageFolder: join(projectRoot, "demo", "page"),
  distFolder: join(projectRoot, "dist"),
  log: () => {},
};

/** Thrown for an environment variable that makes no sense; the message is for whoever set it. */
export class OptionError extends Error {}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Partial<GatewayOptions>} what the environment sets
 */
export function optionsFromEnv(env) {
  /** @type {Partial<GatewayOptions>} */
  const options = {};
  /**
   * @template {keyof GatewayOptions} Name
   * @param {Name} name
   * @param {string} variable
   * @param {(text: string, variable: string) => GatewayOptions[Name]} read
   */
  const take = (name, variable, read) => {
    const text = env[variable];
    if (text !== undefined && text !== "") options[name] = read(text, variable);
  };

  take("host", "PARLEY_HOST", String);
  take("port", "PARLEY_PORT", (text, variable) => count(text, variable, 65_535));
  take("publicUrl", "PARLEY_PUBLIC_URL", webAddress);
  take("database", "PARLEY_DATABASE", String);
  take("signingKey", "PARLEY_SIGNING_KEY", secret);
  take("allowedOrigins", "PARLEY_ALLOWED_ORIGINS", origins);
  take("loopbackOrigins", "PARLEY_LOOPBACK_ORIGINS", flag);
  take("quotaMessages", "PARLEY_QUOTA_MESSAGES", count);
  take("tokenSeconds", "PARLEY_TOKEN_SECONDS", count);
  take("codeSeconds", "PARLEY_CODE_SECONDS", count);
  take("codeAttempts", "PARLEY_CODE_ATTEMPTS", count);
  take("linkSeconds", "PARLEY_LINK_SECONDS", count);
  take("handoffSeconds", "PARLEY_HANDOFF_SECONDS", count);
  take("apiKey", "PARLEY_API_KEY", secret);
  take("accessSeconds", "PARLEY_ACCESS_SECONDS", count);
  take("refreshSeconds", "PARLEY_REFRESH_SECONDS", count);
  take("ticketSeconds", "PARLEY_TICKET_SECONDS", count);
  take("socketsPerUser", "PARLEY_SOCKETS_PER_USER", count);
  take("wordPauseMs", "PARLEY_WORD_PAUSE_MS", (text, variable) => count(text, variable, 10_000));
  take("imbraceApiKey", "PARLEY_IMBRACE_API_KEY", secret);
  take("imbraceTokenSeconds", "PARLEY_IMBRACE_TOKEN_SECONDS", count);
  take("smtpUrl", "PARLEY_SMTP_URL", String);
  take("mailFrom", "PARLEY_MAIL_FROM", String);
  take("csp", "PARLEY_CSP", (text, variable) => oneOf(text, variable, ["strict", "off"]));
  take("connectSources", "PARLEY_CONNECT_SOURCES", origins);
  take("pageFolder", "PARLEY_PAGE_FOLDER", String);
  take("distFolder", "PARLEY_DIST_FOLDER", String);
  return { ...options, ...rates(env), ...turnstile(env), ...model(env) };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Partial<GatewayOptions>}
 */
function rates(env) {
  const names = /** @type {RateName[]} */ (Object.keys(defaultOptions.rates));
  const entries = names.map((name) => {
    const variable = `PARLEY_RATE_${name.toUpperCase()}`;
    const text = env[variable];
    return [name, text ? rate(text, variable) : defaultOptions.rates[name]];
  });
  return { rates: Object.fromEntries(entries) };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Partial<GatewayOptions>}
 */
function turnstile(env) {
  const siteKey = env["PARLEY_TURNSTILE_SITE_KEY"];
  const secret = env["PARLEY_TURNSTILE_SECRET"];
  if (Boolean(siteKey) !== Boolean(secret)) {
    throw new OptionError(
      "PARLEY_TURNSTILE_SITE_KEY and PARLEY_TURNSTILE_SECRET go together: set both.",
    );
  }
  if (siteKey && secret) return { turnstileReal: true, turnstileKeys: { siteKey, secret } };
  const real = env["PARLEY_TURNSTILE_REAL"];
  return real ? { turnstileReal: flag(real, "PARLEY_TURNSTILE_REAL") } : {};
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Partial<GatewayOptions>}
 */
function model(env) {
  const url = env["PARLEY_OPENAI_URL"];
  if (!url) return {};
  const name = env["PARLEY_OPENAI_MODEL"];
  if (!name)
    throw new OptionError("PARLEY_OPENAI_URL is set; PARLEY_OPENAI_MODEL has to name a model.");
  return {
    model: {
      url: webAddress(url, "PARLEY_OPENAI_URL"),
      key: env["PARLEY_OPENAI_KEY"] || null,
      model: name,
    },
  };
}

/**
 * @param {string} text
 * @param {string} variable
 * @param {number} [most]
 */
function count(text, variable, most = 1_000_000_000) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value <= most) return value;
  throw new OptionError(`${variable} has to be a whole number from 0 to ${most}; it is "${text}".`);
}

/**
 * @param {string} text e.g. "60/600": sixty in ten minutes
 * @param {string} variable
 * @returns {Rate}
 */
function rate(text, variable) {
  const [, times, seconds] = /^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? [];
  if (times && seconds) return { count: Number(times), seconds: Number(seconds) };
  throw new OptionError(
    `${variable} has to be COUNT/SECONDS, for example 60/600; it is "${text}".`,
  );
}

/**
 * @param {string} text
 * @param {string} variable
 */
function flag(text, variable) {
  return ["1", "true"].includes(oneOf(text, variable, ["1", "true", "0", "false"]));
}

/**
 * @template {string} Word
 * @param {string} text
 * @param {string} variable
 * @param {readonly Word[]} words
 * @returns {Word}
 */
function oneOf(text, variable, words) {
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new OptionError(`${variable} has to be one of ${words.join(", ")}; it is "${text}".`);
}

/**
 * @param {string} text
 * @param {string} variable
 */
function webAddress(text, variable) {
  if (/^https?:/.test(text) && URL.canParse(text)) return text.replace(/\/+$/, "");
  throw new OptionError(`${variable} has to be an http or https address; it is "${text}".`);
}

/**
 * @param {string} text origins, parted by commas
 * @param {string} variable
 */
function origins(text, variable) {
  return text.split(",").map((one) => new URL(webAddress(one.trim(), variable)).origin);
}

/**
 * @param {string} text
 * @param {string} variable
 */
function secret(text, variable) {
  if (Buffer.byteLength(text) >= 32) return text;
  throw new OptionError(`${variable} has to be at least 32 characters long.`);
}
