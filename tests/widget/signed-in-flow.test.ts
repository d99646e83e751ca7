// The conversation of a signed-in user as a state machine, over the client and the demo gateway.

import assert from "node:assert/strict";
import path from "node:path";
import { after, beforeEach, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { setWasmUrl } from "../../js/core.js";
import { DivinciClient } from "../../js/divinci/client.js";
import { SignedInFlow } from "../../widget/signed-in/flow.js";
import { Quota } from "../../widget/signed-in/quota.js";
import { StoredChat } from "../../widget/signed-in/stored-chat.js";
import { createGateway } from "./support/demo-gateway.mjs";

const build = process.env.PARLEY_BUILD ?? fileURLToPath(new URL("../../build/wasm", import.meta.url));
setWasmUrl(pathToFileURL(path.join(build, "sdk", "parley.wasm")));

const apiKey = "the key of a site's server in a test";
const open = "5eed00000000000000000001";
const withTerms = "5eed0000000000000000000b";
const question = "How do I put the chat on my page?";
const unlimited = { count: 100_000, seconds: 1 };

let ahead = 0;
const gateway = await createGateway({
  apiKey,
  database: ":memory:",
  now: () => Date.now() + ahead,
  port: 0,
  rates: { start: unlimited, verify: unlimited, message: unlimited, other: unlimited },
});
after(() => gateway.close());

/** The part of a page that a flow looks at. */
const page = new EventTarget();
const kept = new Map<string, string>();
Object.assign(globalThis, {
  addEventListener: page.addEventListener.bind(page),
  requestAnimationFrame: (draw: () => void) => Number(setTimeout(draw)),
  cancelAnimationFrame: clearTimeout,
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  },
});
Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true });

beforeEach(() => {
  ahead = 0;
  kept.clear();
});

interface Login {
  readonly refreshToken: string;
  readonly accessToken: string;
  readonly tierConfig: unknown;
}

async function post(address: string, body: object): Promise<Login> {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  return (await (await fetch(new URL(address, gateway.url), init)).json()) as Login;
}

let users = 0;

/** A user who is in, and whose flow has begun. */
async function enter(releaseId = open, membershipTier = "premium"): Promise<Entered> {
  const userId = `user ${String(++users)}`;
  const login = { apikey: apiKey, userId, username: "Ada", membershipTier };
  const { refreshToken } = await post("/embed/login", login);
  const origin = gateway.url;
  const granted = await post("/embed/validate-login", { refreshToken, origin, releaseId });
  const client = new DivinciClient({ releaseId, baseUrl: gateway.url, origin, maxRetries: 0 });
  await client.setRefreshToken(refreshToken);
  await client.setToken(granted.accessToken);
  const quota = new Quota();
  quota.take(granted.tierConfig);
  const entered = { client, quota, userId, expired: false };
  const begin = (): SignedInFlow => {
    const flow = new SignedInFlow({
      client,
      quota,
      stored: new StoredChat(releaseId, userId),
      expired: () => {
        entered.expired = true;
      },
    });
    after(() => {
      flow.close();
    });
    flow.start();
    return flow;
  };
  const flow = begin();
  await until(flow, () => flow.state.screen !== "loading");
  return Object.assign(entered, { begin, flow });
}

interface Entered {
  readonly client: DivinciClient;
  readonly quota: Quota;
  readonly userId: string;
  readonly expired: boolean;
  readonly flow: SignedInFlow;
  readonly begin: () => SignedInFlow;
}

/** Waits until a flow has come somewhere. */
async function until(flow: SignedInFlow, isThere: () => boolean): Promise<void> {
  while (!isThere()) {
    await new Promise((resolve) => {
      flow.addEventListener("change", resolve, { once: true });
    });
  }
}

async function ask({ flow }: Entered, prompt = question): Promise<string> {
  const before = flow.transcript.length;
  flow.send(prompt);
  await until(flow, () => flow.state.pending === "");
  assert.equal(flow.transcript.length, before + 1);
  return flow.transcript.at(-1)?.response ?? "";
}

test("an answer grows, and is kept with its sources and its name", async () => {
  const user = await enter();
  const { flow } = user;
  const seen = new Set<string>();
  flow.addEventListener("change", () => seen.add(flow.state.answer ?? ""));
  const told: unknown[] = [];
  flow.addEventListener("exchange", (event) => told.push((event as CustomEvent).detail));
  assert.equal(flow.state.screen, "chat");
  const answer = await ask(user);
  const [exchange] = flow.transcript;
  assert.ok([...seen].some((part) => part !== "" && answer.startsWith(part)));
  assert.match(exchange?.messageId ?? "", /^[a-f\d]{24}$/);
  assert.notEqual(exchange?.context?.length, 0);
  assert.deepEqual(told, [exchange]);
  await flow.submitFeedback(0, { sentiment: -1, feedback: "Too short" });
  await assert.rejects(flow.submitFeedback(1, { sentiment: 1 }), /not stored/);
});

test("a conversation goes on where it was left, until another is begun", async () => {
  const user = await enter();
  await ask(user);
  const again = user.begin();
  await until(again, () => again.state.screen === "chat");
  assert.deepEqual(
    again.transcript.map(({ messageId, prompt, response }) => [messageId, prompt, response]),
    user.flow.transcript.map(({ messageId, prompt, response }) => [messageId, prompt, response]),
  );
  again.signOut();
  assert.deepEqual(again.transcript, []);
});

test("what was said in another tab is taken up, unless something is under way", async () => {
  const user = await enter();
  await ask(user);
  const other = user.begin();
  assert.equal(await other.catchUp(), false);
  await until(other, () => other.state.screen === "chat");
  await ask(user, "And then?");
  assert.equal(await other.catchUp(), true);
  assert.deepEqual(other.transcript.map(({ prompt }) => prompt), [question, "And then?"]);
  other.send(question);
  assert.equal(await other.catchUp(), false);
  await until(other, () => other.state.pending === "");
  assert.equal(other.transcript.length, 3);
});

test("a chat that was deleted elsewhere begins anew with the next question", async () => {
  const user = await enter();
  await ask(user);
  const id = new StoredChat(open, user.userId).id ?? "";
  await user.client.chat.delete(id);
  await ask(user);
  assert.notEqual(new StoredChat(open, user.userId).id, id);
  await user.client.chat.delete(new StoredChat(open, user.userId).id ?? "");
  const again = user.begin();
  await until(again, () => again.state.screen === "chat");
  assert.deepEqual(again.transcript, []);
});

test("an answer that is stopped is kept as far as it came; without a word the question goes back", async () => {
  const user = await enter();
  const { flow } = user;
  flow.send(question);
  await until(flow, () => (flow.state.answer ?? "") !== "");
  flow.stop();
  await until(flow, () => flow.state.pending === "");
  assert.equal(flow.ending, "stopped");
  assert.equal(flow.transcript.length, 1);
  flow.send(question);
  flow.stop();
  await until(flow, () => flow.state.pending === "");
  assert.equal(flow.state.draft, question);
  assert.equal(flow.transcript.length, 1);
});

test("terms stand before an answer, and the question waits for them", async () => {
  const user = await enter(withTerms);
  const { flow } = user;
  flow.send(question);
  await until(flow, () => flow.state.screen === "terms");
  assert.notEqual(flow.state.terms?.content, "");
  flow.declineTerms();
  assert.deepEqual([flow.state.screen, flow.state.draft], ["chat", question]);
  flow.send(question);
  await until(flow, () => flow.state.screen === "terms");
  flow.acceptTerms();
  await until(flow, () => flow.state.pending === "" && flow.transcript.length === 1);
});

test("a quota that is used up closes the chat until there is more", async () => {
  const user = await enter(open, "free");
  const { flow, quota } = user;
  for (let n = 0; n < 4; n += 1) await ask(user);
  assert.deepEqual(quota.level, { span: "hour", ratio: 0.8, level: "near" });
  await ask(user);
  assert.equal(flow.state.screen, "quota");
  flow.send(question);
  assert.equal(flow.state.pending, "");
  // As if nobody had counted: the refusal tells.
  quota.renew({});
  flow.retry();
  assert.equal(flow.state.screen, "chat");
  flow.send(question);
  await until(flow, () => flow.state.pending === "");
  assert.deepEqual([flow.state.screen, flow.state.draft], ["quota", question]);
  assert.deepEqual(quota.level, { span: "hour", ratio: 1, level: "spent" });
  assert.equal(flow.state.error?.status, 429);
});

test("an access token is renewed; a user whom nobody knows any more is told", async () => {
  const user = await enter();
  ahead += 1801_000;
  await ask(user);
  ahead += 31 * 86_400_000;
  user.flow.send(question);
  await until(user.flow, () => user.flow.state.pending === "");
  assert.ok(user.expired);
  assert.equal(user.flow.state.draft, question);
});

test("without a connection the chat waits, and says so", async () => {
  const { flow } = await enter();
  page.dispatchEvent(new Event("offline"));
  assert.equal(flow.state.screen, "offline");
  flow.send(question);
  assert.equal(flow.state.pending, "");
  page.dispatchEvent(new Event("online"));
  assert.equal(flow.state.screen, "chat");
});
