// Uploads over a real connection, with Node's own `fetch`.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { openAsBlob } from "node:fs";
import { mkdtemp, open, rm } from "node:fs/promises";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { test, type TestContext } from "node:test";

import { loadCore, setWasmUrl } from "../../js/core.ts";
import { DivinciClient } from "../../js/divinci/client.ts";
import type { DivinciClientConfig } from "../../js/divinci/config.ts";
import type { UploadProgress } from "../../js/generated/divinci.js";
import { sdkWasm } from "./support/fake-fetch.ts";

setWasmUrl(sdkWasm);

const MEGABYTE = 1024 * 1024;

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A server, and a client of it. */
async function setUp(
  t: TestContext,
  handler: Handler,
  config?: Partial<DivinciClientConfig>,
): Promise<DivinciClient> {
  const server = http.createServer(handler);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${port}`;
  return new DivinciClient({ releaseId: "rel_1", workspaceId: "ws_1", baseUrl, ...config });
}

function answer(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** What came, whole. */
interface Received {
  headers: http.IncomingHttpHeaders;
  body: Buffer;
}

/** Answers every request with {"ok":true}, and keeps it. */
async function recording(
  t: TestContext,
  config?: Partial<DivinciClientConfig>,
): Promise<{ client: DivinciClient; received: Received[] }> {
  const received: Received[] = [];
  const client = await setUp(
    t,
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on("data", (chunk: Buffer) => chunks.push(chunk));
      request.on("end", () => {
        received.push({ headers: request.headers, body: Buffer.concat(chunks) });
        answer(response, { ok: true });
      });
    },
    config,
  );
  return { client, received };
}

/** Counts the bytes of every request and forgets them. */
function counting(counts: number[]): Handler {
  return (request, response) => {
    let count = 0;
    request.on("data", (chunk: Buffer) => {
      count += chunk.length;
    });
    request.on("end", () => {
      counts.push(count);
      answer(response, { count });
    });
  };
}

function boundaryOf({ headers }: Received): string {
  return /^multipart\/form-data; boundary=(\S+)$/.exec(headers["content-type"] ?? "")?.[1] ?? "";
}

/** A body with its boundary replaced by "=". */
function shown(received: Received): string {
  return received.body.toString("utf8").replaceAll(`--${boundaryOf(received)}`, "=");
}

for (const how of ["with", "without"]) {
  test(`a form arrives as WHATWG spells it, ${how} progress`, async (t) => {
    const { client, received } = await recording(t);
    const options = how === "with" ? { onProgress: () => undefined } : {};
    const file = new File(["1\n2\r\n3"], 'a "b"\n\\ü\r\n😀.jsonl', { type: "application/jsonl" });
    const texts = { name: "Zeile\nzwei\r\ndrei\rü😀\ud800", description: "" };
    const result = await client.fineTune.files.upload({}, { file, ...texts }, options);
    assert.deepEqual(result, { ok: true });
    const [request] = received;
    assert.ok(request);
    assert.equal(
      shown(request),
      "=\r\n" +
        'Content-Disposition: form-data; name="file"; filename="a %22b%22%0A\\ü%0D%0A😀.jsonl"\r\n' +
        "Content-Type: application/jsonl\r\n\r\n1\n2\r\n3\r\n" +
        '=\r\nContent-Disposition: form-data; name="name"\r\n\r\n' +
        "Zeile\r\nzwei\r\ndrei\r\nü😀\ufffd\r\n" +
        '=\r\nContent-Disposition: form-data; name="description"\r\n\r\n\r\n' +
        "=--\r\n",
    );
    assert.equal(request.headers["content-length"], String(request.body.length));
    assert.equal(request.headers["transfer-encoding"], undefined);
  });
}

test("a form is read back by others as it was written", async (t) => {
  const { client, received } = await recording(t);
  const bytes = crypto.getRandomValues(new Uint8Array(65_000));
  const mediaFile = new File([bytes], "call.mp3", { type: "audio/mpeg" });
  await client.audio.upload({}, { mediaFile, title: "Ein Gespräch" });
  await client.audio.upload({}, { mediaFile: new Blob([bytes]) });
  const forms = await Promise.all(
    received.map(({ headers, body }) =>
      new Response(new Uint8Array(body), {
        headers: { "content-type": headers["content-type"] ?? "" },
      }).formData(),
    ),
  );
  assert.deepEqual([...(forms[0]?.keys() ?? [])], ["mediaFile", "title"]);
  assert.equal(forms[0]?.get("title"), "Ein Gespräch");
  const files = forms.map((form) => form.get("mediaFile") as File);
  assert.deepEqual(
    files.map(({ name, type }) => [name, type]),
    [
      ["call.mp3", "audio/mpeg"],
      ["blob", "application/octet-stream"],
    ],
  );
  for (const file of files) assert.deepEqual(new Uint8Array(await file.arrayBuffer()), bytes);
});

test("no two forms are parted by the same boundary", async (t) => {
  const { client, received } = await recording(t);
  for (let i = 0; i < 20; i++) await client.audio.upload({}, { mediaFile: new Blob(["a"]) });
  assert.equal(new Set(received.map(boundaryOf)).size, 20);
});

test("credentials go along, and the client's own headers do not", async (t) => {
  const { client, received } = await recording(t, {
    apiKey: "key_1",
    apiVersion: "2",
    userToken: "user_1",
    headers: { "X-Tenant": "blue", "Content-Type": "text/plain" },
  });
  await client.audio.upload({}, { mediaFile: new Blob(["a"]) });
  const headers = received[0]?.headers ?? {};
  assert.equal(headers["x-api-key"], "key_1");
  assert.equal(headers["x-api-version"], "2");
  assert.equal(headers.authorization, "Bearer user_1");
  assert.equal(headers["x-tenant"], undefined);
  assert.match(headers["content-type"] ?? "", /^multipart\/form-data; boundary=/);
});

test("progress only grows, and ends with the whole", async (t) => {
  const { client, received } = await recording(t);
  const seen: UploadProgress[] = [];
  const mediaFile = new Blob([new Uint8Array(3 * MEGABYTE)]);
  const onProgress = (progress: UploadProgress): void => {
    seen.push(progress);
  };
  await client.audio.upload({}, { mediaFile }, { onProgress });
  assert.ok(seen.length > 10, String(seen.length));
  seen.reduce((before, now) => {
    assert.ok(now.loaded > before.loaded && now.loaded <= now.total);
    assert.equal(now.total, before.total);
    return now;
  });
  const { loaded, total } = seen.at(-1) ?? {};
  assert.equal(loaded, total);
  assert.equal(total, received[0]?.body.length);
});

test("what onProgress throws ends the upload", async (t) => {
  const { client, received } = await recording(t);
  const error = new RangeError("enough");
  const upload = client.audio.upload(
    {},
    { mediaFile: new Blob([new Uint8Array(8 * MEGABYTE)]) },
    {
      onProgress: () => {
        throw error;
      },
    },
  );
  await assert.rejects(upload, (thrown) => thrown === error);
  assert.deepEqual(received, []);
});

/** Reads a request and never answers. `lost` is kept when the client has given up. */
function silent(): { handler: Handler; lost: Promise<void> } {
  let end = (): void => undefined;
  const lost = new Promise<void>((resolve) => {
    end = resolve;
  });
  const handler: Handler = (request, response) => {
    request.resume();
    response.on("close", end);
  };
  return { handler, lost };
}

for (const reason of [undefined, new RangeError("enough")]) {
  test(`an upload ends in the middle when its signal says so: ${String(reason)}`, async (t) => {
    const { handler, lost } = silent();
    const client = await setUp(t, handler);
    const controller = new AbortController();
    const { signal } = controller;
    const seen: UploadProgress[] = [];
    const onProgress = (progress: UploadProgress): void => {
      seen.push(progress);
      if (progress.loaded > 2 * MEGABYTE) controller.abort(reason);
    };
    const mediaFile = new Blob([new Uint8Array(64 * MEGABYTE)]);
    const upload = client.audio.upload({}, { mediaFile }, { signal, onProgress });
    await assert.rejects(upload, (error) => error === signal.reason);
    if (reason === undefined) assert.equal((signal.reason as Error).name, "AbortError");
    await lost;
    const { length } = seen;
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    assert.equal(seen.length, length, "nothing is reported afterwards");
    assert.deepEqual(getEventListeners(signal, "abort"), []);
  });
}

test("an upload without progress ends in the middle as well", async (t) => {
  const { handler, lost } = silent();
  const controller = new AbortController();
  const client = await setUp(t, (request, response) => {
    handler(request, response);
    controller.abort();
  });
  const mediaFile = new Blob([new Uint8Array(64 * MEGABYTE)]);
  const upload = client.audio.upload({}, { mediaFile }, { signal: controller.signal });
  await assert.rejects(upload, { name: "AbortError" });
  await lost;
});

test("a signal that is aborted already keeps everything at home", async (t) => {
  const { client, received } = await recording(t);
  const options = { signal: AbortSignal.abort() };
  const upload = client.audio.upload({}, { mediaFile: new Blob(["a"]) }, options);
  await assert.rejects(upload, { name: "AbortError" });
  assert.deepEqual(received, []);
});

test("an upload has no time limit but its own", async (t) => {
  const { handler, lost } = silent();
  let isSlow = true;
  const client = await setUp(
    t,
    (request, response) => {
      if (isSlow) setTimeout(answer, 80, response, { ok: true });
      else handler(request, response);
    },
    { timeout: 20 },
  );
  const mediaFile = new Blob(["a"]);
  assert.deepEqual(await client.audio.upload({}, { mediaFile }, { timeout: Infinity }), {
    ok: true,
  });
  assert.deepEqual(await client.audio.upload({}, { mediaFile }), { ok: true });
  isSlow = false;
  await assert.rejects(client.audio.upload({}, { mediaFile }, { timeout: 20.5 }), {
    name: "TimeoutError",
    code: "TIMEOUT",
  });
  await lost;
});

test("the server's error is the call's, and nothing is sent twice", async (t) => {
  let count = 0;
  const replies: [number, unknown][] = [
    [409, { message: "Twice" }],
    [503, { code: "SERVICE", message: "Later" }],
    [401, { code: "AUTH_EXPIRED", message: "Expired" }],
  ];
  const client = await setUp(
    t,
    (request, response) => {
      request.resume();
      const [status, body] = replies[count++] ?? [418, {}];
      request.on("end", () => {
        answer(response, body, status);
      });
    },
    { userToken: "user_1", origin: "https://example.com" },
  );
  await client.setRefreshToken("refresh_1");
  const upload = (): Promise<unknown> =>
    client.audio.upload({}, { mediaFile: new Blob(["a"]) }, { onProgress: () => undefined });
  await assert.rejects(upload(), { name: "DivinciError", code: "REQUEST_ERROR", status: 409 });
  await assert.rejects(upload(), { name: "DivinciError", code: "SERVICE", status: 503 });
  await assert.rejects(upload(), { name: "AuthenticationError", status: 401 });
  assert.equal(count, 3);
});

test("an error that comes before everything is sent is told", async (t) => {
  const client = await setUp(t, (_, response) => {
    answer(response, { code: "PAYLOAD_TOO_LARGE", message: "Too large" }, 413);
  });
  const mediaFile = new Blob([new Uint8Array(16 * MEGABYTE)]);
  const upload = client.audio.upload({}, { mediaFile }, { onProgress: () => undefined });
  await assert.rejects(upload, { name: "DivinciError", code: "PAYLOAD_TOO_LARGE", status: 413 });
});

test("nobody answering is a NetworkError", async (t) => {
  const client = await setUp(t, (request) => {
    request.socket.destroy();
  });
  await assert.rejects(client.audio.upload({}, { mediaFile: new Blob(["a"]) }), {
    name: "NetworkError",
    code: "NETWORK_ERROR",
    retryable: true,
  });
});

test("without a file nothing is sent", async (t) => {
  const { client, received } = await recording(t);
  const upload = Reflect.get(client.audio, "upload") as (...args: unknown[]) => Promise<unknown>;
  for (const form of [undefined, {}, { mediaFile: "a" }, { mediaFile: {} }]) {
    await assert.rejects(upload({}, form), TypeError);
  }
  await assert.rejects(upload({}, { mediaFile: new Blob(["a"]), title: {} }), TypeError);
  assert.deepEqual(received, []);
});

test("200 MB go out without coming into the module's memory", async (t) => {
  const counts: number[] = [];
  const client = await setUp(t, counting(counts));
  const chunk = new Blob([new Uint8Array(MEGABYTE)]);
  const shared = new Blob(Array<Blob>(200).fill(chunk));

  const folder = await mkdtemp(path.join(tmpdir(), "parley-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const sparse = await open(path.join(folder, "sparse"), "w");
  await sparse.truncate(200 * MEGABYTE);
  await sparse.close();
  const onDisk = await openAsBlob(path.join(folder, "sparse"));

  const core = await loadCore();
  const before = core.HEAPU8.length;
  for (const mediaFile of [shared, onDisk]) {
    const totals: number[] = [];
    const onProgress = ({ total }: UploadProgress): void => {
      totals.push(total);
    };
    const result = await client.audio.upload({}, { mediaFile }, { onProgress });
    const total = totals.at(-1) ?? 0;
    assert.ok(total > 200 * MEGABYTE);
    assert.deepEqual(result, { count: total });
    assert.deepEqual(await client.audio.upload({}, { mediaFile }), { count: total });
  }
  assert.equal(counts.length, 4);
  assert.equal(core.HEAPU8.length, before);
});
