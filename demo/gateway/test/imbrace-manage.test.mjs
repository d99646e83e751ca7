// @ts-check
// Agents as they are managed, models without agents, folders and files, and what the service says
// of itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import { agentIds, Caller, kindsOf, question, startAgentGateway } from "./imbrace-caller.mjs";
import { eventsOf, rest } from "./users.mjs";

const client = await startAgentGateway();
const caller = await Caller.visitor(client);
const stranger = await Caller.visitor(client);

/** @param {{ id: string }[]} all */
const idsOf = (all) => all.map(({ id }) => id);

test("the demo's agents are listed, found and searched", async () => {
  const list = async (/** @type {string} */ query) =>
    (await caller.get(`/v3/ai/accounts/assistants${query}`)).body;
  assert.deepEqual(idsOf(await list("")), Object.values(agentIds));
  assert.deepEqual(idsOf(await list("?skip=1&limit=2")), [agentIds.aloud, agentIds.silent]);
  assert.deepEqual(idsOf(await list("?search=THINKS")), [agentIds.aloud, agentIds.silent]);
  for (const path of ["/v3/ai/assistants/", "/v3/ai/accounts/assistants/"]) {
    const { body } = await caller.get(path + agentIds.aloud);
    assert.equal(body.name, "Thinks aloud");
    assert.equal(body.streaming, true);
    assert.equal(body.show_thinking_process, true);
    assert.equal(body.provider_id, "system");
    assert.ok(!("doing" in body));
  }
  const colleagues = await caller.get(
    `/v3/ai/assistants/agents?assistant_id=${agentIds.colleague}`,
  );
  assert.deepEqual(idsOf(colleagues.body), [agentIds.search]);
  const none = await caller.get(`/v3/ai/assistants/agents?assistant_id=${agentIds.plain}`);
  assert.deepEqual(none.body, []);
  const missing = await caller.get(`/v3/ai/assistants/${crypto.randomUUID()}`);
  assert.equal(missing.status, 400);
  assert.match(missing.body.detail, /^\[ERROR: .*\]$/);
});

test("what names no organization is refused where it is wanted", async () => {
  const token = caller.headers["authorization"]?.replace("Bearer ", "") ?? "";
  const bare = new Caller(client, { "x-access-token": token });
  assert.equal((await bare.get("/v3/ai/accounts/assistants")).status, 401);
  const { status, body } = await bare.get("/v3/ai/workflow-agent/models");
  assert.equal(status, 422);
  assert.deepEqual(body.detail[0].loc, ["header", "x-organization-id"]);
});

test("an agent is made, asked, changed and deleted by who made it", async () => {
  const fields = { name: "Support Bot", workflow_name: "support_bot_v1", streaming: true };
  const made = await caller.post("/v3/ai/assistant_apps", { ...fields, temperature: 0.7 });
  assert.equal(made.status, 200);
  const { id } = made.body;
  assert.equal(made.body.temperature, 0.7);
  assert.equal(made.body.use_memory, true);
  const check = await caller.get("/v3/ai/assistants/check-name?name=Support+Bot");
  assert.deepEqual(check.body, { exist: true });
  const { message } = await caller.answer(id);
  assert.deepEqual(kindsOf(message), ["step-start", "text"]);

  // Nobody else has a part in it.
  assert.equal((await stranger.get(`/v3/ai/assistants/${id}`)).status, 400);
  const body = {
    id: crypto.randomUUID(),
    assistant_id: id,
    messages: [{ role: "user", content: "Hi" }],
  };
  assert.equal((await stranger.post("/ai-agent/v2/chat", body)).status, 404);
  assert.equal((await stranger.call("PUT", `/v3/ai/assistant_apps/${id}`, fields)).status, 400);
  assert.equal((await stranger.call("DELETE", `/v3/ai/assistant_apps/${id}`)).status, 400);

  const path = `/v3/ai/assistant_apps/${id}`;
  const thinking = { ...fields, name: "Thinker", show_thinking_process: true };
  const changed = await caller.call("PUT", path, thinking);
  assert.equal(changed.body.name, "Thinker");
  assert.equal(changed.body.temperature, 0.1, "what is not said is as usual again");
  assert.ok(kindsOf((await caller.answer(id)).message).includes("reasoning"));
  const partial = await caller.call("PUT", path, { name: "Thinker" });
  assert.equal(partial.status, 400);
  assert.deepEqual(partial.body, { detail: "[ERROR: Invalid assistant name.]" });
  const asking = { ...fields, sub_agents: [agentIds.plain] };
  await caller.call("PUT", path, asking);
  assert.ok(kindsOf((await caller.answer(id)).message).includes("tool-ask_colleague"));

  const instructions = `/v3/ai/assistants/${id}/instructions`;
  const told = await caller.call("PATCH", instructions, { instructions: "Be kind." });
  assert.equal(told.body.core_task, "Be kind.");
  assert.equal((await caller.call("PATCH", instructions, { instructions: " " })).status, 400);

  assert.deepEqual(idsOf((await caller.get("/v3/ai/assistant_apps")).body), [id]);
  assert.equal((await caller.call("DELETE", path)).status, 204);
  assert.equal((await caller.get(`/v3/ai/assistants/${id}`)).status, 400);
});

test("an agent for which nothing is said does not stream", async () => {
  const fields = { name: "Quiet", workflow_name: "quiet", sub_agents: [agentIds.search] };
  const { body } = await caller.post("/v3/ai/assistant_apps", fields);
  assert.equal(body.streaming, false);
  const { response } = await caller.ask(body.id, crypto.randomUUID(), [
    { role: "user", content: question },
  ]);
  assert.equal(response.headers.get("content-type"), "text/plain; charset=utf-8");
  assert.match(await response.text(), /script tag/);
});

test("the demo's own agents stay as they are", async () => {
  const fields = { name: "Mine now", workflow_name: "mine" };
  const path = `/v3/ai/assistant_apps/${agentIds.plain}`;
  assert.equal((await caller.call("PUT", path, fields)).status, 400);
  assert.equal((await caller.call("DELETE", path)).status, 400);
  assert.equal((await caller.get(`/v3/ai/assistants/${agentIds.plain}`)).body.name, "Plain talk");
});

const messages = [
  { role: "system", content: "Be brief." },
  { role: "user", content: [{ type: "text", text: question }] },
];

test("a completion comes whole, or in chunks that add up to it", async () => {
  const whole = await caller.post("/v3/ai/completions", { model: "gpt-4o", messages });
  assert.equal(whole.body.object, "chat.completion");
  assert.equal(whole.body.model, "gpt-4o");
  const [choice] = whole.body.choices;
  assert.equal(choice.finish_reason, "stop");
  assert.equal(choice.message.role, "assistant");
  assert.ok(whole.body.usage.total_tokens > 0);

  const response = await fetch(new URL("/v3/ai/completions", client.gateway.url), {
    method: "POST",
    headers: { ...caller.headers, "content-type": "application/json" },
    body: JSON.stringify({ model: "gpt-4o", messages, stream: true }),
  });
  assert.match(response.headers.get("content-type") ?? "", /^text\/event-stream/);
  const chunks = await rest(eventsOf(response));
  assert.equal(chunks.pop(), "[DONE]");
  assert.ok(chunks.every(({ object }) => object === "chat.completion.chunk"));
  const words = chunks.map(({ choices }) => choices[0].delta.content ?? "").join("");
  assert.equal(words, choice.message.content);
  assert.equal(chunks.at(-1).choices[0].finish_reason, "stop");
});

test("a completion keeps within its tokens", async () => {
  const { body } = await caller.post("/v3/ai/completions", { messages, maxTokens: 10 });
  assert.equal(body.choices[0].finish_reason, "length");
  assert.ok(body.usage.completion_tokens <= 10);
});

test("a completion without messages is refused", async () => {
  const { status, body } = await caller.post("/v3/ai/completions", { model: "gpt-4o" });
  assert.equal(status, 422);
  assert.deepEqual(body.detail[0].loc, ["body", "messages"]);
});

test("texts that share words have embeddings near each other", async () => {
  const input = [
    "customer complained about billing",
    "a complaint of the customer: billing",
    "the launcher's corner",
  ];
  const { body } = await caller.post("/v3/ai/embeddings", { model: "any", input });
  assert.equal(body.object, "list");
  const [first, second, third] = body.data.map((/** @type {any} */ { embedding }) => embedding);
  const nearness = (/** @type {number[]} */ a, /** @type {number[]} */ b) =>
    a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
  assert.ok(Math.abs(nearness(first, first) - 1) < 1e-9);
  assert.ok(nearness(first, second) > nearness(first, third) + 0.3);
  const again = await caller.post("/v3/ai/embeddings", { model: "any", input: input[0] });
  assert.deepEqual(again.body.data[0].embedding, first);
});

test("models and providers are listed", async () => {
  const { body } = await caller.get("/v3/ai/workflow-agent/models");
  assert.equal(body.success, true);
  assert.equal(body.data[0].name, "Default");
  assert.deepEqual((await caller.get("/v3/ai/providers")).body, []);
});

/**
 * @param {BlobPart} content
 * @param {string} name
 * @param {Record<string, string>} [fields]
 */
function form(content, name, fields = {}) {
  const form = new FormData();
  form.append("file", new File([content], name, { type: "image/png" }));
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  return form;
}

const png = Buffer.from("\x89PNG\r\n\x1a\n and more", "latin1");
const upload = "/data-board/boards/upload";

test("an attachment gets a public address that is safe to open", async () => {
  const name = 'Übersicht "1".png';
  const { status, body } = await caller.post(upload, form(png, name));
  assert.equal(status, 200);
  const [{ url, ...more }] = body;
  assert.deepEqual(more, { name, file_type: "image/png", file_size: png.length });
  const file = await fetch(url);
  assert.equal(file.status, 200);
  assert.deepEqual(Buffer.from(await file.arrayBuffer()), png);
  for (const [header, value] of [
    ["content-type", "image/png"],
    ["content-disposition", "inline; filename*=UTF-8''%C3%9Cbersicht%20%221%22.png"],
    ["content-security-policy", "default-src 'none'; sandbox"],
    ["x-content-type-options", "nosniff"],
    ["cross-origin-resource-policy", "cross-origin"],
  ]) {
    assert.equal(file.headers.get(header ?? ""), value);
  }
  for (const guess of [
    url.replace(/png$/, "pdf"),
    `${url}x`,
    url.replace(/.{5}\.png$/, "AAAAA.png"),
  ]) {
    assert.equal((await fetch(guess)).status, 404);
  }
});

test("a file is what its bytes say, whatever it is called", async () => {
  /** @type {[BlobPart, string, string | null][]} */
  const cases = [
    ["%PDF-1.4", "picture.png", "application/pdf"],
    ["GIF89a", "x", "image/gif"],
    ["RIFF\0\0\0\0WEBP", "x", "image/webp"],
    [Buffer.from([0xff, 0xd8, 0xff, 0xe0]), "x", "image/jpeg"],
    ["a,b\n1,2\n", "table.csv", "text/csv"],
    [Buffer.from([0x61, 0x00]), "table.csv", null],
    [Buffer.from([0xff, 0xfe]), "table.csv", null],
    ["<svg onload=alert(1)>", "picture.png", null],
    ["<script>alert(1)</script>", "page.html", null],
    ["", "empty.png", null],
  ];
  for (const [content, name, type] of cases) {
    const { status, body } = await caller.post(upload, form(content, name));
    assert.equal(status, type ? 200 : 400, name);
    if (!type) {
      assert.equal(body.success, false);
      continue;
    }
    const file = await fetch(body[0].url);
    assert.equal(file.headers.get("content-type")?.split(";", 1)[0], type);
    const shown = type.startsWith("image/") ? /^inline/ : /^attachment/;
    assert.match(file.headers.get("content-disposition") ?? "", shown);
  }
});

test("files that are too large, too many, or none are refused", async () => {
  const large = Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)]);
  assert.equal((await caller.post(upload, form(large, "large.png"))).status, 413);
  assert.equal((await caller.post(upload, new FormData())).status, 400);
  assert.equal((await caller.post(upload, { file: "x" })).status, 400);
  const broken = await client.request(upload, {
    method: "POST",
    headers: { ...caller.headers, "content-type": "multipart/form-data; boundary=x" },
    body: "--y",
  });
  assert.equal(broken.status, 400);
  assert.deepEqual(Object.keys(broken.body), ["success", "message", "data"]);

  const hoarder = await Caller.visitor(client);
  const big = Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024 - png.length)]);
  for (let n = 0; n < 4; n += 1) {
    assert.equal((await hoarder.post(upload, form(big, "big.png"))).status, 200);
  }
  assert.equal((await hoarder.post(upload, form(png, "one.png"))).status, 400);
});

test("folders hold files, and belong to who made them", async () => {
  const board = "/data-board";
  const made = await caller.post(`${board}/folders`, { name: "Q1 Reports" });
  assert.equal(made.status, 201);
  const { _id: id, ...folder } = made.body.data;
  assert.equal(folder.source_type, "upload");
  assert.equal(folder.parent_folder_id, "root");
  const stored = await caller.post(
    `${board}/files/upload`,
    form(png, "chart.png", { folder_id: id }),
  );
  assert.equal(stored.status, 201);
  const file = stored.body.data;
  assert.deepEqual([file.name, file.folder_id, file.file_size], ["chart.png", id, png.length]);

  const find = async (/** @type {string} */ path, by = caller) =>
    (await by.get(board + path)).body.data;
  assert.equal((await find("/folders/search?q=q1"))[0].file_count, 1);
  assert.deepEqual(await find("/folders/search?q=q2"), []);
  assert.deepEqual(await find("/folders/search", stranger), []);
  assert.deepEqual(await find(`/files/search?folder_id=${id}`), [file]);
  const { presigned_url: address } = await find(`/files/${file._id}`);
  assert.equal((await fetch(address)).status, 200);

  assert.equal((await stranger.get(`${board}/files/${file._id}`)).status, 404);
  const renamed = await caller.call("PUT", `${board}/folders/${id}`, { name: "Q1" });
  assert.equal(renamed.body.data.name, "Q1");
  const foreign = await stranger.call("PUT", `${board}/folders/${id}`, { name: "Mine" });
  assert.equal(foreign.status, 404);
  assert.deepEqual(Object.keys(foreign.body), ["success", "message", "data"]);
  const without = await caller.post(`${board}/files/upload`, form(png, "chart.png"));
  assert.equal(without.status, 400);

  const ids = { ids: [id] };
  const none = await stranger.post(`${board}/folders/delete`, ids);
  assert.deepEqual(none.body.data, { deletedCount: 0 });
  const gone = await caller.post(`${board}/folders/delete`, ids);
  assert.deepEqual(gone.body.data, { deletedCount: 1 });
  assert.equal((await fetch(address)).status, 404);
});

test("the service says what it is", async () => {
  const config = await caller.get("/ai-agent/config");
  assert.equal(config.body.data.aichat.url, client.gateway.url);
  const health = await caller.get("/ai-agent/health?detailed=true");
  assert.equal(health.body.data.status, "ok");
  const version = await caller.get("/ai-agent/version");
  assert.equal(version.body.data.nodeVersion, process.version);
  for (const { body } of [config, health, version]) {
    assert.equal(body.success, true);
    assert.equal(body.timestamp, new Date(client.clock.ms).toISOString());
  }
});

test("a guide is a PDF whose table of objects is right", async () => {
  const { body } = await caller.get("/ai-agent/admin/guides");
  const [{ filename, size_bytes: size, download_url: path }] = body.data;
  const { headers, text } = await caller.get(path);
  assert.equal(headers.get("content-type"), "application/pdf");
  assert.equal(headers.get("content-disposition"), `attachment; filename="${filename}"`);
  assert.equal(Buffer.byteLength(text), size);
  const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  assert.ok(text.startsWith("%PDF-1."));
  assert.ok(text.startsWith("xref\n", start));
  const offsets = [...text.slice(start).matchAll(/^(\d{10}) 00000 n $/gm)];
  assert.ok(offsets.length > 0);
  offsets.forEach(([, offset], index) => {
    assert.ok(text.startsWith(`${index + 1} 0 obj\n`, Number(offset)));
  });
  const [, length, content = ""] = /\/Length (\d+) >>\nstream\n([^]*?)\nendstream/.exec(text) ?? [];
  assert.equal(content.length, Number(length));

  assert.equal((await caller.get("/ai-agent/admin/guides/none.pdf")).status, 404);
  for (const name of ["..%2f..%2fpackage.json", "onboarding.txt", "a%20b.pdf"]) {
    const { status, body: refusal } = await caller.get(`/ai-agent/admin/guides/${name}`);
    assert.equal(status, 400, name);
    assert.equal(refusal.success, false);
  }
});
