// What an ImbraceClient does beside its tables: credentials, options, errors, signing in.

import assert from "node:assert/strict";
import { test, type TestContext } from "node:test";

import { setWasmUrl } from "../../js/core.ts";
import { NetworkError } from "../../js/error-classes.ts";
import { DivinciError } from "../../js/errors.ts";
import { ImbraceClient } from "../../js/imbrace/client.ts";
import type { ImbraceClientConfig } from "../../js/imbrace/config.ts";
import {
  ApiError,
  AuthError,
  ImbraceError,
  ImbraceNetworkError,
  InvalidResponseError,
} from "../../js/imbrace/errors.ts";
import { sdkWasm } from "./support/fake-fetch.ts";

setWasmUrl(sdkWasm);

const API_KEY = { apiKey: "key", organizationId: "org_1" };

/** Answers every request by `answer`; counts them. */
function clientOf(
  context: TestContext,
  config: ImbraceClientConfig,
  answer: (request: Request, count: number) => Response | Promise<Response>,
): { client: ImbraceClient; requests: Request[] } {
  const requests: Request[] = [];
  context.mock.method(globalThis, "fetch", async (...asked: Parameters<typeof fetch>) => {
    const request = new Request(...asked);
    requests.push(request);
    return answer(request, requests.length);
  });
  return { client: new ImbraceClient({ baseUrl: "https://api.test", ...config }), requests };
}

const ok = (value: unknown = {}): Response => Response.json(value);

test("a token that a function gives is kept until it is refused", async (context) => {
  let asked = 0;
  const accessToken = (): string => `token-${String(++asked)}`;
  let refused = "";
  const { client, requests } = clientOf(context, { accessToken }, (request) => {
    const isRefused = request.headers.get("x-access-token") === refused;
    return isRefused ? new Response("expired", { status: 401 }) : ok();
  });
  await client.aiAgent.getConfig();
  await client.aiAgent.getConfig();
  assert.equal(asked, 1);
  refused = "token-1";
  await client.aiAgent.getConfig();
  assert.equal(asked, 2);
  assert.deepEqual(
    requests.map(({ headers }) => headers.get("x-access-token")),
    ["token-1", "token-1", "token-1", "token-2"],
  );
});

test("a hundred calls refused at once ask for one token", async (context) => {
  let asked = 0;
  const accessToken = async (): Promise<string> => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    return `token-${String(++asked)}`;
  };
  const { client, requests } = clientOf(context, { accessToken }, (request) =>
    request.headers.get("x-access-token") === "token-1"
      ? new Response("expired", { status: 401 })
      : ok(),
  );
  await Promise.all(Array.from({ length: 100 }, () => client.aiAgent.getConfig()));
  assert.equal(asked, 2);
  assert.equal(requests.length, 200);
});

test("what the function throws is what the call throws, and it is asked again", async (context) => {
  let fails = true;
  const accessToken = (): Promise<string> =>
    fails ? Promise.reject(new RangeError("no session")) : Promise.resolve("token");
  const { client, requests } = clientOf(context, { accessToken }, () => ok());
  await assert.rejects(client.aiAgent.getConfig(), RangeError);
  assert.equal(requests.length, 0);
  fails = false;
  await client.aiAgent.getConfig();
});

test("a token that is a text is refused for good", async (context) => {
  const { client, requests } = clientOf(
    context,
    { accessToken: "token" },
    () => new Response("no", { status: 401 }),
  );
  await assert.rejects(client.aiAgent.getConfig(), (error) => {
    assert.ok(error instanceof AuthError);
    assert.ok(error instanceof ImbraceError);
    assert.ok(!(error instanceof DivinciError));
    assert.equal(error.name, "AuthError");
    assert.equal(error.statusCode, 401);
    assert.equal(error.message, "Auth failed [401] with x-access-token — server: no");
    return true;
  });
  assert.equal(requests.length, 1);
});

test("setAccessToken takes an API key's place", async (context) => {
  const { client, requests } = clientOf(context, API_KEY, () => ok());
  client.setAccessToken("token");
  await client.aiAgent.getConfig();
  assert.equal(requests[0]?.headers.get("x-api-key"), null);
  assert.equal(requests[0].headers.get("x-access-token"), "token");
  client.clearAccessToken();
  await client.aiAgent.getConfig();
  assert.equal(requests[1]?.headers.get("x-access-token"), null);
});

test("an answer of 404 is told word for word", async (context) => {
  const { client } = clientOf(
    context,
    API_KEY,
    () => new Response('{"error":"gone"}', { status: 404, headers: { "x-request-id": "r1" } }),
  );
  await assert.rejects(client.aiAgent.getTrace("t"), (error) => {
    assert.ok(error instanceof ApiError);
    assert.equal(error.message, '[404] {"error":"gone"}');
    assert.equal(error.body, '{"error":"gone"}');
    assert.equal(error.requestId, "r1");
    return true;
  });
});

test("an answer that is no JSON is a SyntaxError, and one of this client's", async (context) => {
  const { client } = clientOf(context, API_KEY, () => new Response("<html>"));
  await assert.rejects(client.aiAgent.getConfig(), (error) => {
    assert.ok(error instanceof InvalidResponseError);
    assert.ok(error instanceof SyntaxError);
    assert.ok(error instanceof ImbraceError);
    assert.equal((error).body, "<html>");
    assert.equal((error).statusCode, 200);
    return true;
  });
});

test("a lost connection is a NetworkError by either vendor's class", async (context) => {
  const { client, requests } = clientOf(context, { ...API_KEY, maxRetries: 0 }, () => {
    throw new TypeError("fetch failed");
  });
  for (const call of [
    (): Promise<unknown> => client.aiAgent.getConfig(),
    (): Promise<unknown> => client.aiAgent.getAdminGuide("a.pdf"),
  ]) {
    await assert.rejects(call(), (error) => {
      assert.ok(error instanceof ImbraceNetworkError);
      assert.ok(error instanceof NetworkError);
      assert.equal((error as Error).name, "NetworkError");
      assert.match((error as Error).message, /fetch failed/);
      return true;
    });
  }
  assert.equal(requests.length, 2);
});

test("a call is tried again as often as it is told", async (context) => {
  const { client, requests } = clientOf(context, { ...API_KEY, maxRetries: 0 }, (_, count) =>
    count === 1 ? new Response("busy", { status: 503 }) : ok({ done: true }),
  );
  const options = { maxRetries: 1, honourRetryAfter: true };
  assert.deepEqual(await client.aiAgent.getConfig(options), { done: true });
  assert.equal(requests.length, 2);
});

test("a signal ends a call, and the wait for its next try", async (context) => {
  const { client, requests } = clientOf(
    context,
    API_KEY,
    () => new Response("busy", { status: 503 }),
  );
  const controller = new AbortController();
  const call = client.aiAgent.getHealth(undefined, { signal: controller.signal });
  setTimeout(() => {
    controller.abort(new RangeError("enough"));
  }, 20);
  await assert.rejects(call, RangeError);
  assert.equal(requests.length, 1);
  await assert.rejects(client.aiAgent.getVersion({ signal: controller.signal }), RangeError);
  assert.equal(requests.length, 1);
});

test("a signal alone is no argument", async (context) => {
  const { client, requests } = clientOf(context, API_KEY, () => ok());
  const { signal } = new AbortController();
  await client.aiAgent.listParquetFiles(undefined, { signal });
  await client.aiAgent.listParquetFiles({ folderName: "f" }, { signal });
  await (client.aiAgent.getHealth as (options: unknown) => Promise<unknown>)({ signal });
  assert.deepEqual(
    requests.map(({ url }) => url.replace("https://api.test", "")),
    ["/ai-agent/parquet/files", "/ai-agent/parquet/files?folderName=f", "/ai-agent/health"],
  );
});

test("signing in keeps the token", async (context) => {
  const { client, requests } = clientOf(context, {}, (request) =>
    ok(request.url.endsWith("/authenticate") ? { accessToken: "login_acc_1" } : {}),
  );
  await client.requestOtp("a@example.org");
  await client.loginWithOtp("a@example.org", "123456");
  await client.aiAgent.getConfig();
  assert.equal(requests.at(-1)?.headers.get("x-access-token"), "login_acc_1");
  assert.deepEqual(await requests[1]?.json(), { email: "a@example.org", otp: "123456" });
});

test("an organization is selected with a token of its own, or not at all", async (context) => {
  let isKnown = true;
  const { client, requests } = clientOf(
    context,
    { accessToken: "acc_1", organizationId: "org_1" },
    () => (isKnown ? ok({ token: "acc_2" }) : new Response("no", { status: 403 })),
  );
  await client.selectOrganization("org_2");
  assert.equal(requests[0]?.headers.get("x-organization-id"), "org_2");
  isKnown = false;
  await assert.rejects(client.selectOrganization("org_3"), AuthError);
  isKnown = true;
  await client.aiAgent.getConfig();
  assert.equal(requests.at(-1)?.headers.get("x-organization-id"), "org_2");
  assert.equal(requests.at(-1)?.headers.get("x-access-token"), "acc_2");
});

test("an API key is refused in a page, with what to use instead", (context) => {
  const page = { window: {}, document: {} };
  for (const [name, value] of Object.entries(page)) {
    Object.defineProperty(globalThis, name, { value, configurable: true });
  }
  context.after(() => {
    for (const name of Object.keys(page)) Reflect.deleteProperty(globalThis, name);
  });
  assert.throws(() => new ImbraceClient(API_KEY), {
    name: "ImbraceError",
    code: "API_KEY_IN_BROWSER",
    message: /accessToken/,
  });
  assert.ok(new ImbraceClient({ ...API_KEY, dangerouslyAllowBrowser: true }));
});

test("a configuration that cannot be used is told by every call", async (context) => {
  context.mock.method(console, "warn", () => undefined);
  const client = new ImbraceClient({ baseUrl: "/api" });
  await assert.rejects(client.aiAgent.getConfig(), { code: "configuration_error" });
});

test("init asks whether the service is up, if it is told to", async (context) => {
  const { client, requests } = clientOf(context, { ...API_KEY, checkHealth: true }, () => ok());
  await client.init();
  await new ImbraceClient(API_KEY).init();
  assert.deepEqual(
    requests.map(({ url }) => url),
    ["https://api.test/ai-agent/health"],
  );
});
