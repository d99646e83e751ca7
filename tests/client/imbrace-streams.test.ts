// Chats with agents over a real connection: streams, files, and what can go wrong with them.

import assert from "node:assert/strict";
import http, { type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { test, type TestContext } from "node:test";

import { setWasmUrl } from "../../js/core.ts";
import { attach } from "../../js/imbrace/attachment.ts";
import { ImbraceClient } from "../../js/imbrace/client.ts";
import type { ImbraceClientConfig } from "../../js/imbrace/config.ts";
import { ImbraceError, ImbraceNetworkError } from "../../js/imbrace/errors.ts";
import { withToolApproval } from "../../js/imbrace/tool-approval.ts";
import { readUIMessageStream } from "../../js/read-ui-message-stream.ts";
import type { UIMessage } from "../../js/ui-message.ts";
import { sdkWasm } from "./support/fake-fetch.ts";

setWasmUrl(sdkWasm);

const QUESTION = {
  id: "c1",
  assistant_id: "a1",
  user_id: "u1",
  messages: [{ role: "user" as const, content: "Hi" }],
};
const SSE = { "content-type": "text/event-stream" };

type Handler = (response: ServerResponse, request: IncomingMessage, body: string) => void;

interface Served {
  client: ImbraceClient;
  /** "METHOD /path", as they came. */
  lines: string[];
  bodies: string[];
  /** Kept when the client gives up the last request. */
  lost: () => Promise<void>;
}

async function serve(
  t: TestContext,
  handler: Handler,
  config?: ImbraceClientConfig,
): Promise<Served> {
  const lines: string[] = [];
  const bodies: string[] = [];
  let lost = Promise.resolve();
  const server = http.createServer((request, response) => {
    lost = new Promise((resolve) => {
      response.on("close", resolve);
    });
    void textOf(request).then((body) => {
      lines.push(`${request.method ?? ""} ${request.url ?? ""}`);
      bodies.push(body);
      handler(response, request, body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  t.after(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  const baseUrl = `http://127.0.0.1:${String(port)}`;
  const client = new ImbraceClient({ baseUrl, apiKey: "k", organizationId: "o", ...config });
  return { client, lines, bodies, lost: () => lost };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

function event(value: unknown): string {
  return `data: ${typeof value === "string" ? value : JSON.stringify(value)}\n\n`;
}
const delta = (text: string): string => event({ type: "text-delta", id: "t", delta: text });

async function texts(stream: AsyncIterable<string>, into: string[] = []): Promise<string[]> {
  for await (const text of stream) into.push(text);
  return into;
}

test("streamChat brings a Response whose body streams", async (t) => {
  let goOn = (): void => undefined;
  const { client } = await serve(t, (response) => {
    response.writeHead(200, { ...SSE, "x-vercel-ai-ui-message-stream": "v1" });
    response.write(delta("first"));
    goOn = () => response.end(delta("second"));
  });
  const response = await client.aiAgent.streamChat(QUESTION);
  assert.ok(response instanceof Response);
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("x-vercel-ai-ui-message-stream"), "v1");
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  assert.equal((await reader?.read())?.value, delta("first"));
  goOn(); // the second part comes only after the first was read
  assert.equal((await reader?.read())?.value, delta("second"));
  assert.equal((await reader?.read())?.done, true);
});

test("an answer of text/plain is told as it comes, whatever its lines look like", async (t) => {
  const text = 'Grüße\ndata: {"type":"text-delta","delta":"no"}\n';
  const { client } = await serve(t, (response) => {
    const bytes = Buffer.from(text);
    response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
    response.write(bytes.subarray(0, 3)); // in the midst of a character
    setTimeout(() => response.end(bytes.subarray(3)), 5);
  });
  assert.equal((await texts(client.aiAgent.streamChatText(QUESTION))).join(""), text);
});

test("one request serves agents of either kind", async (t) => {
  const { client, lines, bodies } = await serve(t, (response) => {
    response.writeHead(200, SSE).end(delta("a") + delta("b") + event("[DONE]"));
  });
  assert.deepEqual(await texts(client.aiAgent.streamChatText(QUESTION)), ["a", "b"]);
  assert.deepEqual(lines, ["POST /ai-agent/v2/chat"]);
  assert.deepEqual(JSON.parse(bodies[0] ?? ""), { ...QUESTION, organization_id: "o" });
});

test("an error in the stream is thrown once the text around it was told", async (t) => {
  const { client } = await serve(t, (response) => {
    const error = event({ type: "error", errorText: "rate limit exceeded" });
    response.writeHead(200, SSE).end(delta("a") + error + delta("b"));
  });
  const got: string[] = [];
  await assert.rejects(texts(client.aiAgent.streamChatText(QUESTION), got), (error) => {
    assert.ok(error instanceof ImbraceError);
    assert.equal(error.code, "STREAM_ERROR");
    assert.equal(error.message, "rate limit exceeded");
    return true;
  });
  assert.deepEqual(got, ["a", "b"]);
});

test("a connection that is cut is a NetworkError, after what had come", async (t) => {
  const { client } = await serve(t, (response) => {
    response.writeHead(200, SSE).write(delta("a"));
    setTimeout(() => response.socket?.destroy(), 20);
  });
  const got: string[] = [];
  await assert.rejects(texts(client.aiAgent.streamChatText(QUESTION), got), ImbraceNetworkError);
  assert.deepEqual(got, ["a"]);
});

test("a stream that falls silent ends, where a limit is set", async (t) => {
  const { client, lost } = await serve(t, (response) => {
    response.writeHead(200, SSE).write(delta("a"));
  });
  const got: string[] = [];
  const stream = client.aiAgent.streamChatText(QUESTION, { idleTimeout: 30 });
  await assert.rejects(texts(stream, got), { name: "NetworkError", code: "TIMEOUT" });
  assert.deepEqual(got, ["a"]);
  await lost();
});

test("leaving the loop ends the request", async (t) => {
  const { client, lost } = await serve(t, (response) => {
    response.writeHead(200, SSE).write(delta("a"));
  });
  for await (const text of client.aiAgent.streamChatText(QUESTION)) {
    assert.equal(text, "a");
    break;
  }
  await lost();
});

test("a signal ends the stream", async (t) => {
  const { client, lost } = await serve(t, (response) => {
    response.writeHead(200, SSE).write(delta("a"));
  });
  const controller = new AbortController();
  const { signal } = controller;
  await assert.rejects(
    async () => {
      for await (const text of client.aiAgent.streamChatText(QUESTION, { signal })) {
        assert.equal(text, "a");
        controller.abort();
      }
    },
    { name: "AbortError" },
  );
  await lost();
});

test("a chat is sent once where it may not be repeated", async (t) => {
  const { client, lines } = await serve(
    t,
    (response) => {
      response.writeHead(500).end('{"error":"no model"}');
    },
    { repeatChat: false },
  );
  await assert.rejects(client.aiAgent.streamChat(QUESTION), {
    name: "ApiError",
    message: '[500] {"error":"no model"}',
  });
  assert.equal(lines.length, 1);
});

test("the head of an answer has its time, and its body another", async (t) => {
  const { client } = await serve(
    t,
    (response, _, body) => {
      if (body.includes("slow")) return;
      response.writeHead(200, SSE).write(delta("a"));
      setTimeout(() => response.end(delta("b")), 80);
    },
    { timeout: 40, maxRetries: 0 },
  );
  assert.deepEqual(await texts(client.aiAgent.streamChatText(QUESTION)), ["a", "b"]);
  await assert.rejects(client.aiAgent.streamChat({ ...QUESTION, id: "slow" }), {
    name: "NetworkError",
    message: "Request timed out after 40ms",
  });
});

test("the answer of a chat reads as a message", async (t) => {
  const { client } = await serve(t, (response) => {
    response
      .writeHead(200, SSE)
      .end(
        event({ type: "data-sub-agent-start", data: {}, transient: true }) +
          event({ type: "start", messageId: "m1" }) +
          event({ type: "text-start", id: "t" }) +
          delta("Hi") +
          event({ type: "text-end", id: "t" }) +
          event({ type: "finish" }) +
          event("[DONE]"),
      );
  });
  const { body } = await client.aiAgent.streamChat(QUESTION);
  assert.ok(body);
  let last: UIMessage | undefined;
  const told: string[] = [];
  for await (const message of readUIMessageStream({
    stream: body,
    onData: ({ type }) => told.push(type),
  })) {
    last = message;
  }
  assert.deepEqual(last?.parts, [{ type: "text", text: "Hi", state: "done" }]);
  assert.deepEqual(told, ["data-sub-agent-start"]);
});

test("ai.stream yields what the events hold, up to the mark", async (t) => {
  const { client, bodies } = await serve(t, (response, request) => {
    assert.equal(request.headers.accept, "text/event-stream");
    response.writeHead(200, SSE).write(event({ n: 1 }) + event("null") + event("[DONE]"));
  });
  const values: unknown[] = [];
  for await (const value of client.ai.stream({ model: "m", messages: [] })) values.push(value);
  assert.deepEqual(values, [{ n: 1 }, null]); // though the server has not ended its answer
  assert.deepEqual(JSON.parse(bodies[0] ?? ""), { model: "m", messages: [], stream: true });
});

test("a form goes out as the page made it, and again when it fails", async (t) => {
  const { client, bodies } = await serve(t, (response) => {
    const isFirst = bodies.length === 1;
    response.writeHead(isFirst ? 503 : 200).end(isFirst ? "busy" : '{"data":{"url":"u"}}');
  });
  const form = new FormData();
  form.append("file", new File(["a,b"], 'na"me.csv', { type: "text/csv" }));
  const uploaded = await client.boards.uploadFile(form, { folder_id: "d1" });
  assert.deepEqual(uploaded, { url: "u" });
  assert.equal(bodies.length, 2);
  for (const body of bodies) {
    assert.match(body, /name="file"; filename="na%22me.csv"\r\nContent-Type: text\/csv\r\n\r\na,b/);
    assert.match(body, /name="folder_id"\r\n\r\nd1/);
  }
  assert.deepEqual([...form.keys()], ["file"]);
});

test("what is no form cannot be uploaded", async (t) => {
  const { client } = await serve(t, () => undefined);
  await assert.rejects(client.boards.uploadFile({} as FormData), TypeError);
});

test("a file becomes the part of a message", async (t) => {
  const { client } = await serve(t, (response) => {
    response.end('{"success":true,"data":[{"url":"https://files.test/a.csv"}]}');
  });
  const upload = (form: FormData): Promise<unknown> => client.boards.uploadBoardFile(form);
  const file = new File(["a,b"], "a.csv", { type: "text/csv" });
  assert.deepEqual(await attach(upload, file), {
    type: "file",
    url: "https://files.test/a.csv",
    mediaType: "text/csv",
    name: "a.csv",
  });
  const script = new File(["x"], "x.html", { type: "text/html" });
  await assert.rejects(attach(upload, script), TypeError);
  const large = new File([new Uint8Array(5 * 1024 * 1024 + 1)], "l.csv", { type: "text/csv" });
  await assert.rejects(attach(upload, large), TypeError);
});

const ASKING: UIMessage[] = [
  { id: "m0", role: "user", parts: [{ type: "text", text: "old" }] },
  { id: "m1", role: "user", parts: [{ type: "text", text: "Delete it" }] },
  {
    id: "m2",
    role: "assistant",
    parts: [
      { type: "step-start" },
      {
        type: "tool-delete",
        toolCallId: "c1",
        state: "approval-requested",
        input: {},
        approval: { id: "ap1" },
      },
    ],
  },
];

test("a tool's question is answered in its part", () => {
  const [question, answer, ...more] = withToolApproval(ASKING, {
    id: "ap1",
    approved: false,
    reason: "not now",
  });
  assert.deepEqual(more, []);
  assert.equal(question?.id, "m1");
  assert.deepEqual(answer?.parts[1], {
    type: "tool-delete",
    toolCallId: "c1",
    state: "approval-responded",
    input: {},
    approval: { id: "ap1", approved: false, reason: "not now" },
  });
  assert.equal((ASKING[2]?.parts[1] as { state: string }).state, "approval-requested");
  assert.throws(() => withToolApproval(ASKING, { id: "other", approved: true }), TypeError);
});
