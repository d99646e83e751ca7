// The HTTP layer of a client: requests for which there is no method.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE } from "./support/conversation.mjs";
import { parley } from "./support/parley.mjs";
import { json, raw, serve, silence } from "./support/server.mjs";

async function open(t, answers, config) {
  const server = await serve(t, answers);
  const client = new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url, ...config });
  return { server, client, http: client.getHttpClient() };
}

test("a client has one", async (t) => {
  const { client, http } = await open(t, {});
  assert.equal(client.getHttpClient(), http);
});

test("every method takes its path, body and options", async (t) => {
  const ok = json({ ok: true });
  const lines = ["GET", "POST", "PUT", "PATCH", "DELETE"].map((method) => `${method} /a/b`);
  const { server, http } = await open(t, Object.fromEntries(lines.map((line) => [line, ok])));
  const body = { c: [null, "é"] };
  const params = { d: 1, e: ["f", "g"], h: undefined, i: "j&k" };
  const results = [
    await http.get("/a/b", { params }),
    await http.post("/a/b", body),
    await http.put("/a/b", body, { params }),
    await http.patch("/a/b", body),
    await http.delete("/a/b"),
    await http.request("/a/b", { method: "POST", body }),
    await http.request("/a/b"),
  ];
  assert.deepEqual(results, Array(7).fill({ ok: true }));
  const query = { d: "1", e: "f,g", i: "j&k" };
  assert.deepEqual(
    server.requests.map(({ method, query, json }) => [method, query, json]),
    [
      ["GET", query, undefined],
      ["POST", {}, body],
      ["PUT", query, body],
      ["PATCH", {}, body],
      ["DELETE", {}, undefined],
      ["POST", {}, body],
      ["GET", {}, undefined],
    ],
  );
});

test("the client's credentials go along, and a header of the caller's wins", async (t) => {
  const { server, http } = await open(
    t,
    { "GET /a": json({}) },
    { apiKey: "key_1", userToken: "user_1", headers: { "X-Tenant": "blue" } },
  );
  await http.get("/a", { headers: { "X-TENANT": "red", "X-Trace": "1" } });
  const { headers } = server.requests[0];
  assert.equal(headers["x-api-key"], "key_1");
  assert.equal(headers.authorization, "Bearer user_1");
  assert.equal(headers["x-tenant"], "red");
  assert.equal(headers["x-trace"], "1");
});

test("a failure is tried again unless the caller says otherwise", async (t) => {
  const failing = json({ code: "SERVICE" }, { status: 503 });
  const { server, http } = await open(t, { "GET /a": failing }, { maxRetries: 1 });
  await assert.rejects(http.get("/a", { skipRetry: true }), { code: "SERVICE", status: 503 });
  assert.equal(server.requests.length, 1);
  await assert.rejects(http.get("/a"), { code: "SERVICE", status: 503 });
  assert.equal(server.requests.length, 3);
});

test("a request has a time limit of its own", async (t) => {
  const { http } = await open(
    t,
    {
      "GET /silent": silence,
      "GET /slow": (request, response) => {
        setTimeout(json({ ok: true }), 150, request, response);
      },
    },
    { timeout: 50 },
  );
  await assert.rejects(http.get("/slow"), parley.TimeoutError);
  for (const timeout of [0, Infinity, 1e10]) {
    assert.deepEqual(await http.get("/slow", { timeout }), { ok: true });
  }
  await assert.rejects(http.get("/silent", { timeout: 20.5 }), parley.TimeoutError);
});

test("a request can be aborted", async (t) => {
  const { server, http } = await open(t, { "POST /a": silence });
  const controller = new AbortController();
  const sent = http.post("/a", {}, { signal: controller.signal });
  const request = await server.request();
  controller.abort();
  await assert.rejects(sent, { name: "AbortError" });
  await request.lost;
});

test("an answer is held against a schema", async (t) => {
  const { http } = await open(t, {
    "GET /a": json({ limit: 500 }),
    "GET /text": raw("a", { type: "text/plain" }),
  });
  const responseSchema = {
    parse(value) {
      if (value.limit > 100) throw new RangeError("limit");
      return value;
    },
  };
  await assert.rejects(http.get("/a", { responseSchema }), RangeError);
  assert.deepEqual(await http.get("/a", { responseSchema, skipValidation: true }), { limit: 500 });
  assert.equal(await http.get("/text"), undefined);
});

test("what is no path of the service is refused", async (t) => {
  const { server, http } = await open(t, {});
  for (const path of ["", "a", "https://example.com/a", "/a#b", undefined]) {
    await assert.rejects(http.get(path), { name: "Error", code: "INVALID_PATH" });
  }
  await assert.rejects(http.request("/a", { method: "BREW" }), { code: "INVALID_METHOD" });
  assert.equal(server.requests.length, 0);
});
