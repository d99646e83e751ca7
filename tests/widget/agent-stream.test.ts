// What a chat with an agent makes of what its service sends.

import assert from "node:assert/strict";
import { test } from "node:test";
import { turnsFrom } from "../../widget/agent/stored-messages.js";
import { takeData } from "../../widget/agent/stream-asides.js";
import { StreamEnd } from "../../widget/agent/stream-end.js";
import { Turn } from "../../widget/agent/turn.js";
import { uuid } from "../../widget/agent/uuid.js";

function answer(): Turn {
  return new Turn({ id: "m", role: "assistant", parts: [] });
}

function streamOf(...chunks: readonly string[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
}

async function watch(...chunks: readonly string[]): Promise<{ end: StreamEnd; pieces: string[] }> {
  const end = new StreamEnd();
  const pieces: string[] = [];
  for await (const piece of end.watch(streamOf(...chunks)))
    pieces.push(new TextDecoder().decode(piece));
  return { end, pieces };
}

const finish = 'data: {"type":"finish"}\n\n';

test("a stream has come to its end with [DONE], however it is cut", async () => {
  for (const chunks of [
    [`${finish}data: [DONE]\n\n`],
    [finish, "data: [DO", "NE]\n", "\n"],
    ["data:[DONE]\n\n"],
  ]) {
    assert.equal((await watch(...chunks)).end.isReached, true, JSON.stringify(chunks));
  }
});

test("a stream without it, or with it inside of a text, has been cut", async () => {
  for (const chunks of [
    [],
    [finish],
    ['data: {"type":"text-delta","id":"t","delta":"data: [DONE]"}\n\n'],
  ]) {
    assert.equal((await watch(...chunks)).end.isReached, false, JSON.stringify(chunks));
  }
});

test("events come one at a time, and nothing is lost between them", async () => {
  const text = 'data: {"a":"ü"}\n\ndata: {"b":1}\n\ndata: {"c"';
  const { pieces } = await watch(text, ":2}\n\n");
  assert.deepEqual(pieces, ['data: {"a":"ü"}\n\n', 'data: {"b":1}\n\n', 'data: {"c"', ":2}\n\n"]);
});

test("that the server has ended an answer is seen", async () => {
  assert.equal((await watch('data: {"type":"abort"}\n\ndata: [DONE]\n\n')).end.isAborted, true);
  assert.equal((await watch(finish)).end.isAborted, false);
});

test("another agent is followed from its start to its end", () => {
  const turn = answer();
  const tell = (event: string, more: object = {}): void => {
    takeData(turn, { type: `data-sub-agent-${event}`, data: { session_id: "s", ...more } });
  };
  tell("start", { agent_name: "Colleague" });
  tell("tool-call", { tool_name: "search", tool_call_id: "c" });
  tell("text-delta", { text: "Well, " });
  tell("text-delta", { text: "yes." });
  tell("tool-result", { tool_name: "search", tool_call_id: "c" });
  tell("end", { success: false, error: "tired" });
  assert.deepEqual(turn.asides, [
    {
      at: 0,
      aside: {
        type: "sub-agent",
        subAgent: {
          sessionId: "s",
          name: "Colleague",
          text: "Well, yes.",
          tools: [{ id: "c", name: "search", isDone: true }],
          state: "failed",
          error: "tired",
        },
      },
    },
  ]);
});

test("a document grows, and is written anew", () => {
  const turn = answer();
  const tell = (name: string, value?: string): void => {
    takeData(turn, { type: `data-${name}`, data: { value, chatId: "c" } });
  };
  tell("kind", "text");
  tell("id", "d");
  tell("title", "Gates");
  tell("textDelta", "One ");
  tell("textDelta", "door.");
  tell("finish");
  tell("kind", "code");
  tell("id", "e");
  tell("codeDelta", "a");
  tell("codeDelta", "a = 1");
  const documents = turn.asides.flatMap(({ aside }) =>
    aside.type === "document" ? aside.document : [],
  );
  assert.deepEqual(documents, [
    { id: "d", title: "Gates", kind: "text", content: "One door.", isBeingWritten: false },
    { id: "e", title: "", kind: "code", content: "a = 1", isBeingWritten: true },
  ]);
});

test("data of any other shape does no harm", () => {
  const turn = answer();
  for (const data of [null, 1, "text", [], { session_id: 1 }, { value: {} }]) {
    for (const name of [
      "sub-agent-start",
      "sub-agent-text-delta",
      "kind",
      "id",
      "unknown",
      "finish",
    ]) {
      takeData(turn, { type: `data-${name}`, data });
    }
  }
  assert.ok(turn.asides.length > 0);
});

test("of stored messages those are kept that can be drawn", () => {
  const text = { type: "text", text: "Hi" };
  const turns = turnsFrom([
    { id: "a", role: "user", parts: [text] },
    { id: "b", role: "assistant", parts: [text, { type: "text" }, null, { type: "tool-x" }, 3] },
    { id: "c", role: "assistant", parts: [{ type: "tool-x", toolCallId: "t", state: "done" }] },
    { id: "d", role: "system", parts: [text] },
    { id: 4, role: "user", parts: [text] },
    { id: "e", role: "user" },
    { id: "f", role: "assistant", parts: [], metadata: { interrupted: true } },
    null,
  ]);
  assert.deepEqual(
    turns.map(({ message: { id, parts }, isStopped }) => [id, parts.length, isStopped]),
    [
      ["a", 1, false],
      ["b", 1, false],
      ["c", 1, false],
      ["f", 0, true],
    ],
  );
  assert.deepEqual(turnsFrom("nonsense"), []);
});

test("ids are UUIDs of version 4", () => {
  const ids = Array.from({ length: 100 }, uuid);
  for (const id of ids) {
    assert.match(id, /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
  }
  assert.equal(new Set(ids).size, ids.length);
});
