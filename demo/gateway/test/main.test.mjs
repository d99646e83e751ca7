// @ts-check
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { defaultOptions, OptionError, optionsFromEnv } from "../options.mjs";
import { withTurnstileKeys } from "../releases.mjs";

const main = fileURLToPath(new URL("../main.mjs", import.meta.url));

/**
 * @param {Record<string, string>} env
 */
function run(env) {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"], PARLEY_DATABASE: ":memory:", ...env },
  });
  after(() => child.kill("SIGKILL"));
  let output = "";
  /** @type {Set<() => void>} */
  const waiting = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
      waiting.forEach((check) => check());
    });
  }
  const status = /** @type {Promise<number | null>} */ (
    new Promise((resolve) => child.on("close", (code) => resolve(code)))
  );
  /**
   * @param {RegExp} pattern
   * @returns {Promise<RegExpExecArray>}
   */
  const says = (pattern) =>
    new Promise((resolve, reject) => {
      const check = () => {
        const found = pattern.exec(output);
        if (found) resolve(found);
      };
      waiting.add(check);
      check();
      status.then(() => reject(new Error(`It ended without saying ${pattern}: ${output}`)));
    });
  return { child, says, status, output: () => output };
}

test("it prints its addresses, serves, and ends on a signal", async () => {
  const gateway = run({ PARLEY_PORT: "0" });
  const [, url = ""] = await gateway.says(/demo page\s+(\S+)\n/);
  await gateway.says(/mails\s+\S+\/mail\n/);
  assert.equal((await fetch(new URL("/demo/settings.json", url))).status, 200);
  gateway.child.kill("SIGTERM");
  assert.equal(await gateway.status, 0);
  assert.match(gateway.output(), /Closed on SIGTERM/);
});

test("a taken port is said, and the next free one used", async () => {
  const other = createServer();
  await /** @type {Promise<void>} */ (
    new Promise((resolve) => other.listen(0, "127.0.0.1", () => resolve()))
  );
  after(() => other.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (other.address());
  const gateway = run({ PARLEY_PORT: String(port) });
  const [, used] = await gateway.says(new RegExp(`Port ${port} is taken; using (\\d+)`));
  assert.ok(Number(used) > port);
  gateway.child.kill("SIGINT");
  assert.equal(await gateway.status, 0);
});

test("a setting that makes no sense is named", async () => {
  const gateway = run({ PARLEY_PORT: "eighty" });
  assert.equal(await gateway.status, 1);
  assert.match(gateway.output(), /^PARLEY_PORT has to be a whole number/);
});

test("the environment's settings are understood", () => {
  const options = optionsFromEnv({
    PARLEY_PORT: "8080",
    PARLEY_PUBLIC_URL: "https://demo.example.com/",
    PARLEY_ALLOWED_ORIGINS: "https://a.example, https://b.example/path",
    PARLEY_LOOPBACK_ORIGINS: "0",
    PARLEY_RATE_MESSAGE: "3/60",
    PARLEY_QUOTA_MESSAGES: "7",
    PARLEY_CSP: "off",
    PARLEY_TURNSTILE_SITE_KEY: "site",
    PARLEY_TURNSTILE_SECRET: "secret",
    PARLEY_OPENAI_URL: "http://localhost:11434/v1",
    PARLEY_OPENAI_MODEL: "small",
    PARLEY_SMTP_URL: "",
  });
  assert.deepEqual(options, {
    port: 8080,
    publicUrl: "https://demo.example.com",
    allowedOrigins: ["https://a.example", "https://b.example"],
    loopbackOrigins: false,
    rates: { ...defaultOptions.rates, message: { count: 3, seconds: 60 } },
    quotaMessages: 7,
    csp: "off",
    turnstileReal: true,
    turnstileKeys: { siteKey: "site", secret: "secret" },
    model: { url: "http://localhost:11434/v1", key: null, model: "small" },
  });
});

test("settings that contradict themselves are refused", () => {
  /** @type {NodeJS.ProcessEnv[]} */
  const bad = [
    { PARLEY_PORT: "65536" },
    { PARLEY_TOKEN_SECONDS: "-1" },
    { PARLEY_RATE_START: "many" },
    { PARLEY_CSP: "loose" },
    { PARLEY_PUBLIC_URL: "ftp://example.com" },
    { PARLEY_SIGNING_KEY: "short" },
    { PARLEY_IMBRACE_API_KEY: "short" },
    { PARLEY_TURNSTILE_SITE_KEY: "site" },
    { PARLEY_TURNSTILE_REAL: "maybe" },
    { PARLEY_OPENAI_URL: "http://localhost/v1" },
  ];
  for (const env of bad) assert.throws(() => optionsFromEnv(env), OptionError);
});

test("an owner's keys take the place of those that always pass, and of no others", () => {
  const keys = { siteKey: "site", secret: "secret" };
  const replaced = withTurnstileKeys(defaultOptions.releases, keys);
  const siteKeys = new Map(replaced.map(({ title, turnstile }) => [title, turnstile?.siteKey]));
  assert.equal(siteKeys.get("Code by e-mail"), "site");
  assert.equal(siteKeys.get("Locked out"), "2x00000000000000000000AB");
  assert.equal(siteKeys.get("Show of hands"), "3x00000000000000000000FF");
  assert.equal(siteKeys.get("Open door"), undefined);
});
