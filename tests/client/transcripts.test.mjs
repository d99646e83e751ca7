// The server signs what it sent: a transcript goes back byte for byte, whatever stands in it.

import assert from "node:assert/strict";
import { test } from "node:test";

import { RELEASE, signed } from "./support/conversation.mjs";
import { parley } from "./support/parley.mjs";
import { json, raw, serve } from "./support/server.mjs";

const SEND = "POST /ai-chat/anonymous-chat";

/** An entry with a further member, by its text. */
function entry(member) {
  const head = '{"prompt":"Q","promptTimestamp":1,"response":"A","responseTimestamp":2';
  return `[${head},${member}}]`;
}

const transcripts = {
  "numbers as they are written": entry(
    '"n":[1e21,1E+21,1.0,-0,-0.0,0.1e-7,12345678901234567890,1e308,-1E-400]',
  ),
  "repeated members": entry('"a":1,"a":2,"response":"the last counts"'),
  "members named like an object's own": entry(
    '"__proto__":{"polluted":true},"constructor":1,"toString":null',
  ),
  "halves of characters": entry(
    String.raw`"a":"\ud83d","b":"\uDE00 \ud83d\ud83d\ude00","\udc00":1`,
  ),
  "escapes that need not be": entry(String.raw`"a":"\/\u0041\u00e9\ud83d\ude00\b\f\n\r\t\"\\"`),
  "characters that could be escaped": entry('"a":"\u007f\u0080\u2028\u2029é你🚀\ufeff\uffff"'),
  "space between the parts": ` [ {\t"prompt" : "Q"\r\n,"response":"A" , "x" : [ ] } ] `.trim(),
  "members in no order": entry('"10":1,"9":2,"b":3,"a":4,"":5'),
  "entries of no known shape": '[null,5,"text",[],{"response":"A"}]',
  "no entries": "[]",
  "deep nesting": entry(`"a":${"[".repeat(1000)}${"]".repeat(1000)}`),
};

for (const [name, transcript] of Object.entries(transcripts)) {
  test(name, async (t) => {
    const signature = String.raw`"sig\/\u0041 é"`;
    const server = await serve(t, {
      [SEND]: [
        raw(`{"signiture" : ${signature}, "transcript":${transcript}, "more":1}`),
        json(signed(1)),
      ],
    });
    const { anonymousChat: chat } = new parley.DivinciClient({
      releaseId: RELEASE,
      baseUrl: server.url,
    });
    const reply = await chat.send("Question");
    assert.deepEqual(reply.transcript, JSON.parse(transcript));
    assert.deepEqual(chat.getTranscript(), JSON.parse(transcript));
    await chat.send("Next");
    const { text } = server.requests[1];
    assert.ok(text.includes(`"transcript":${transcript}`), text.slice(0, 1000));
    assert.ok(text.includes(`"prevSigniture":${signature}`));
    assert.equal({}.polluted, undefined);
  });
}

test("a long transcript goes back whole, however it was cut on its way", async (t) => {
  const transcript = JSON.stringify(
    Array.from({ length: 200 }, (_, i) => ({
      prompt: `${i}`,
      response: `é你🚀${"x".repeat(i * 10)}`,
    })),
  );
  const bytes = Buffer.from(`{"transcript":${transcript},"signiture":"s"}`);
  const server = await serve(t, {
    [SEND]: [
      async (_, response) => {
        response.writeHead(200, { "content-type": "application/json" });
        for (let at = 0; at < bytes.length; at += 997) {
          response.write(bytes.subarray(at, at + 997));
          await new Promise((resolve) => {
            setImmediate(resolve);
          });
        }
        response.end();
      },
      json(signed(1)),
    ],
  });
  const { anonymousChat: chat } = new parley.DivinciClient({
    releaseId: RELEASE,
    baseUrl: server.url,
  });
  await chat.send("Question");
  await chat.send("Next");
  assert.ok(server.requests[1].text.includes(`"transcript":${transcript}`));
});

test("the transcript that is handed out is a copy", async (t) => {
  const server = await serve(t, { [SEND]: [json(signed(1)), json(signed(2))] });
  const { anonymousChat: chat } = new parley.DivinciClient({
    releaseId: RELEASE,
    baseUrl: server.url,
  });
  const { transcript } = await chat.send("Question 1");
  const copies = [transcript, chat.getTranscript(), chat.getState().transcript];
  for (const copy of copies) {
    copy[0].response = "something else";
    copy[0].context.push({ content: "invented" });
    copy.push({ prompt: "more" });
    copy.length = 5;
  }
  assert.deepEqual(chat.getTranscript(), signed(1).transcript);
  await chat.send("Question 2");
  assert.deepEqual(server.requests[1].json.transcript, signed(1).transcript);
});

test("a conversation can be kept elsewhere and taken up again", async (t) => {
  const answer = `{"transcript":${transcripts["members in no order"]},"signiture":"s \\ud83d"}`;
  const server = await serve(t, { [SEND]: [raw(answer), json(signed(1))] });
  const open = () =>
    new parley.DivinciClient({ releaseId: RELEASE, baseUrl: server.url }).anonymousChat;
  const before = open();
  await before.send("Question");
  const kept = JSON.parse(JSON.stringify(before.getState()));

  const after = open();
  after.hydrate(kept.transcript, kept.signiture);
  kept.transcript[0].response = "changed later";
  assert.deepEqual(after.getState(), before.getState());
  await after.send("Next");
  const { transcript, prevSigniture } = server.requests[1].json;
  assert.deepEqual(transcript, before.getTranscript());
  assert.equal(prevSigniture, "s \ud83d");
});

test("what cannot be a signed transcript is not taken up", () => {
  const { anonymousChat: chat } = new parley.DivinciClient({ releaseId: RELEASE });
  const { transcript } = signed(1);
  chat.hydrate(transcript, "signature");
  const damaged = [
    [undefined, undefined],
    [null, ""],
    [{}, "s"],
    ["[]", "s"],
    [transcript, null],
    [transcript, 5],
  ];
  for (const [history, signiture] of damaged) {
    assert.throws(() => {
      chat.hydrate(history, signiture);
    }, TypeError);
  }
  assert.throws(() => {
    chat.hydrate([1n], "other");
  }, TypeError);
  assert.deepEqual(chat.getState(), { transcript, signiture: "signature" });
});

test("an answer without a signed transcript leaves the one before", async (t) => {
  const wrong = ["{}", "[]", "null", "5", '"text"', '{"transcript":[]}', '{"signiture":"s"}'];
  wrong.push(
    '{"transcript":{},"signiture":"s"}',
    '{"transcript":[],"signiture":5}',
    '{"transcript":"[]","signiture":"s"}',
  );
  const server = await serve(t, {
    [SEND]: [
      json(signed(1)),
      ...wrong.map((text) => raw(text)),
      raw("<html>", { type: "text/html" }),
      raw("", { status: 204 }),
    ],
  });
  const { anonymousChat: chat } = new parley.DivinciClient({
    releaseId: RELEASE,
    baseUrl: server.url,
  });
  await chat.send("Question 1");
  for (let i = 0; i < wrong.length + 2; i++) {
    await assert.rejects(chat.send("Question 2"), {
      name: "DivinciError",
      code: "INVALID_RESPONSE",
    });
  }
  assert.deepEqual(chat.getState(), signed(1));
});
