// The strictest policies that a page may send: what the chat does under them, and what it does where
// they forbid WebAssembly.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { question, secondQuestion } from "./support/chat.mjs";
import { releases } from "./support/releases.mjs";
import { distFolder, setStage } from "./support/stage.mjs";

const scene = setStage();

const standIn = readFileSync(
  new URL("../../demo/gateway/turnstile/api.js", import.meta.url),
  "utf8",
);
/** Cloudflare's documented site key that always passes. */
const siteKey = "1x00000000000000000000AA";

/** A policy under which package and service are the page's own, and Turnstile is Cloudflare's. */
function policyWith(...scriptSources) {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scriptSources, "https://challenges.cloudflare.com"].join(" "),
    "style-src 'self'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types parley lit-html",
  ].join("; ");
}

const strict = policyWith();
const withWebAssembly = policyWith("'wasm-unsafe-eval'");

/**
 * Visits a page of the gateway's own origin that has nothing but a script tag, under a policy.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @param {string} policy
 * @param {string} release
 * @param {string} [more] attributes
 * @param {string} [head] of the page
 */
async function visitUnder(visitor, policy, release, more = "", head = "") {
  const { gateway, page } = visitor;
  const address = visitor.addressOf("shop.html");
  const tag = `<script src="/dist/parley.js" divinci-release-id="${release}"
    parley-base-url="${gateway.url}" ${more}></script>`;
  await visitor.intercept(address, (route) =>
    route.fulfill({
      contentType: "text/html; charset=utf-8",
      headers: { "content-security-policy": policy },
      body: `<!doctype html><html lang="en"><title>A shop</title>${head}<body>${tag}</body></html>`,
    }),
  );
  await visitor.intercept("https://challenges.cloudflare.com/**", (route) =>
    route.fulfill({ body: standIn, contentType: "text/javascript" }),
  );
  await page.goto(address);
}

/** The same, and opens the chat. @param {Parameters<typeof visitUnder>} given */
async function openUnder(...given) {
  await visitUnder(...given);
  await given[0].chat.open();
}

/** The names of the module's files that the page asks for from now on. */
function modules(visitor) {
  const requests = visitor.requestsTo(/\/dist\/\w+\.wasm/);
  return () => requests.map((request) => new URL(request.url()).pathname.replace("/dist/", ""));
}

/** Waits for what a browser and the chat have to say where WebAssembly is refused. */
async function expectRefusal({ console }) {
  await console.expect(/^CSP violation of script-src: wasm-eval /, 2);
  await console.expect(/^\[parley\] WebAssembly is not to be had .*'wasm-unsafe-eval'/);
}

/** How a visitor comes through a gate. */
const gates = {
  async "the homepage gate"(visitor, policy) {
    const { chat } = visitor;
    const gate = `parley-gate="homepage" parley-turnstile-site-key="${siteKey}"`;
    await openUnder(visitor, policy, releases.homepage, gate);
    await chat.enterEmail(visitor.email);
    await chat.code.waitFor();
    await chat.enterCode(await visitor.mailedCode());
  },
  async "a gate with captcha and code"(visitor, policy) {
    const { chat } = visitor;
    await openUnder(visitor, policy, releases.code);
    await chat.enterEmail(visitor.email);
    await chat.code.waitFor();
    await chat.enterCode(await visitor.mailedCode());
  },
  async "a gate with captcha alone"(visitor, policy) {
    await openUnder(visitor, policy, releases.captcha);
  },
};

for (const [gate, enter] of Object.entries(gates)) {
  scene(`${gate}, without WebAssembly: its place is taken by a script`, async ({ visitor, chat }) => {
    const loaded = modules(visitor);
    await enter(visitor, strict);
    await chat.ask(question);
    await chat.sources(await chat.ask(secondQuestion));
    assert.deepEqual(loaded(), ["chat.wasm.js"]);
    await expectRefusal(visitor);
    await visitor.photograph(`without WebAssembly ${gate}`);
  });

  scene(`${gate}, with WebAssembly: the script is not asked for`, async ({ visitor, chat }) => {
    const loaded = modules(visitor);
    await enter(visitor, withWebAssembly);
    await chat.ask(question);
    assert.deepEqual(loaded(), ["chat.wasm"]);
  });
}

scene("a policy that names scripts by a nonce alone", async ({ visitor, chat }) => {
  const byNonce = "'nonce-b2xkIGRvb3I' 'strict-dynamic' 'wasm-unsafe-eval'";
  const policy = strict.replace(/script-src [^;]+/, `script-src ${byNonce}`);
  await openUnder(visitor, policy, releases.captcha, 'nonce="b2xkIGRvb3I"');
  await chat.ask(question);
});

scene("a browser without WebAssembly has the script too", async ({ visitor, chat }) => {
  const loaded = modules(visitor);
  await visitor.page.addInitScript(() => delete globalThis.WebAssembly);
  await openUnder(visitor, withWebAssembly, releases.open);
  await chat.ask(question);
  assert.deepEqual(loaded(), ["chat.wasm.js"]);
  await visitor.console.expect(/^\[parley\] WebAssembly is not to be had /);
});

scene("when the script cannot be had, the visitor is told and may try again", async ({
  visitor,
  chat,
}) => {
  const script = "**/chat.wasm.js*";
  await visitor.intercept(script, (route) => route.abort());
  await openUnder(visitor, strict, releases.open);
  await chat.retry.waitFor();
  await visitor.page.unroute(script);
  await chat.retry.click();
  await chat.ask(question);
  await visitor.console.expectFailedRequests(/ERR_FAILED/);
  await visitor.console.expect(/^CSP violation of script-src: wasm-eval /);
  await visitor.console.expect(/^\[parley\] .*CORE_NOT_LOADED.*chat\.wasm\.js/);
  await expectRefusal(visitor);
});

const hashes = JSON.parse(readFileSync(path.join(distFolder, "integrity.json"), "utf8"));

/**
 * Visits a page that names the hash of every file, as the README says: that of the loader in its
 * tag, those of the modules in an import map.
 */
async function visitWithHashes(visitor) {
  const modules = Object.entries(hashes).filter(([name]) => name.endsWith(".js"));
  const integrity = Object.fromEntries(modules.map(([name, hash]) => [`/dist/${name}`, hash]));
  const map = JSON.stringify({ integrity });
  const mapHash = `'sha256-${createHash("sha256").update(map).digest("base64")}'`;
  await visitUnder(
    visitor,
    policyWith("'wasm-unsafe-eval'", mapHash),
    releases.open,
    `integrity="${hashes["parley.js"]}"`,
    `<script type="importmap">${map}</script>`,
  );
}

/** Has a file of the package arrive with another content. */
async function tamper(visitor, name) {
  await visitor.intercept(`**/dist/${name}`, async (route) => {
    const response = await route.fetch();
    const body = Buffer.concat([await response.body(), Buffer.from("\n")]);
    await route.fulfill({ response, body });
  });
}

scene("with the hashes of all files the chat works", async ({ visitor, chat }) => {
  await visitWithHashes(visitor);
  await chat.open();
  await chat.ask(question);
});

scene("a loader that is not as published does not run", async ({ visitor, chat }) => {
  await tamper(visitor, "parley.js");
  await visitWithHashes(visitor);
  await visitor.page.waitForLoadState("networkidle");
  assert.equal(await chat.launcher.count(), 0);
  await visitor.console.expectRepeated(/integrity/);
});

scene("neither does an element, however often it is asked for", async ({ visitor, chat }) => {
  await tamper(visitor, "element.js*");
  await visitWithHashes(visitor);
  for (let time = 0; time < 3; time += 1) {
    await visitor.page.getByRole("button").first().click();
    await visitor.console.expect(/^\[parley\] Could not load .*chat-start\.js/);
  }
  assert.equal(await chat.panel.count(), 0);
  await visitor.console.expectRepeated(/integrity/);
});

scene("nor a module, whether the page names hashes or not", async ({ visitor, chat }) => {
  await tamper(visitor, "chat.wasm");
  await openUnder(visitor, withWebAssembly, releases.open);
  await chat.retry.waitFor();
  await visitor.console.expectRepeated(/integrity/);
  await visitor.console.expect(/^\[parley\] .*CORE_NOT_LOADED.*chat\.wasm/);
});
