// @ts-check
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { passagesOf } from "../answers/passages.mjs";
import { ids, startGateway } from "./harness.mjs";

const projectRoot = mkdtempSync(join(tmpdir(), "parley-documents-"));
after(() => rmSync(projectRoot, { recursive: true }));
mkdirSync(join(projectRoot, "docs", "deep"), { recursive: true });
writeFileSync(
  join(projectRoot, "README.md"),
  `# Kettle

Kettle boils water.

## Installing

Put the kettle on the [stove](docs/stove.md), see [the shop](https://example.com/shop).

\`\`\`sh
# not a heading
kettle install
\`\`\`

## Colours

- red
- blue
`,
);
writeFileSync(
  join(projectRoot, "docs", "deep", "whistle.md"),
  "# Whistle\n\nThe whistle blows when the water boils.\n",
);

const client = await startGateway({ projectRoot });

/**
 * @param {string} prompt
 * @param {{ transcript: unknown[], signiture: string }} [before]
 * @param {Record<string, unknown>} [more]
 */
const ask = async (prompt, before, more) => {
  const token = await client.session(ids.none);
  const { body } = await client.send(token, prompt, before, more);
  return { ...body.transcript.at(-1), before: body };
};

test("an answer cites the passages it is made of", async () => {
  const { response, context } = await ask("How do I install the kettle?");
  const [first] = context;
  assert.match(response, /### Installing/);
  assert.match(response, /\[1\]/);
  assert.match(first.vectorId, /^[0-9a-f]{24}$/);
  assert.match(first.content, /Put the kettle/);
  assert.ok(first.score > 0 && first.score <= 1);
  assert.deepEqual(first.metadata, {
    originalName: "Kettle › Installing",
    fileObjectKey: "README.md#installing",
    tokenCount: Math.ceil(first.content.length / 4),
    sourceUrl: `${client.gateway.url}/knowledge/README.md#installing`,
  });
  const cited = [...response.matchAll(/\[(\d+)\]/g)].map(([, number]) => Number(number));
  assert.ok(cited.every((number) => number >= 1 && number <= context.length));
});

test("code is kept whole; relative links lose their address, others keep it", async () => {
  const { response } = await ask("How do I install the kettle?");
  assert.ok(response.includes("```sh\n# not a heading\nkettle install\n```"));
  assert.ok(response.includes("on the stove,"));
  assert.ok(response.includes("[the shop](https://example.com/shop)"));
});

test("documents below docs/ are found, and can be read where they are cited", async () => {
  const { context } = await ask("When does the whistle blow?");
  const { sourceUrl } = context[0].metadata;
  assert.ok(sourceUrl.endsWith("/knowledge/docs/deep/whistle.md#whistle"));
  const page = await client.request(sourceUrl);
  assert.equal(page.status, 200);
  assert.match(page.text, /id="whistle"/);
  assert.equal((await client.get("/knowledge/package.json")).status, 404);
});

test("a follow-up leans on the question before", async () => {
  const { before } = await ask("Tell me about the whistle");
  const { context } = await ask("and why?", before);
  assert.match(context[0].metadata.fileObjectKey, /whistle/);
});

test("what is not documented is said to be so", async () => {
  const { response, context } = await ask("Who won the world cup?");
  assert.match(response, /found nothing/);
  assert.match(response, /- Kettle\n- Whistle/);
  assert.deepEqual(context, []);
});

test("the words around the passages are in the visitor's language", async () => {
  const { response } = await ask("kettle", undefined, { language: "German" });
  assert.match(response, /^Das steht dazu/);
  assert.match((await ask("hola", undefined, { language: "Spanish" })).response, /^¡Hola!/);
  assert.match((await ask("kettle", undefined, { language: "Klingon" })).response, /^This is what/);
});

test("passages end at headings, and not at what looks like one in code", () => {
  const passages = passagesOf(
    "a.md",
    "intro\n\n# One\n\n~~~\n# two\n\nx\n~~~\n\n# One\n\n| a |\n| - |\n",
  );
  assert.deepEqual(
    passages.map(({ heading, anchor, blocks }) => [heading, anchor, blocks]),
    [
      ["One", "", ["intro"]],
      ["One", "one", ["~~~\n# two\n\nx\n~~~"]],
      ["One", "one-1", ["| a |\n| - |"]],
    ],
  );
});

test("a language model is asked with the passages and the conversation", async () => {
  /** @type {{ authorization: string | undefined, url: string | undefined, body: any }[]} */
  const asked = [];
  const server = createServer(async (request, response) => {
    const chunks = [];
    for await (const chunk of request) chunks.push(chunk);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    asked.push({ authorization: request.headers.authorization, url: request.url, body });
    const question = body.messages.at(-1).content;
    if (question === "fail") response.statusCode = 500;
    response.end(
      question === "empty"
        ? '{"choices":[]}'
        : '{"choices":[{"message":{"content":"On the stove [1]."}}]}',
    );
  });
  await /** @type {Promise<void>} */ (
    new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve()))
  );
  after(() => server.close());
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  const model = { url: `http://127.0.0.1:${port}/v1/`, key: "key", model: "small" };
  const own = await startGateway({ projectRoot, model });
  const token = await own.session(ids.none);

  const first = await own.send(token, "How do I install the kettle?");
  assert.equal(first.body.transcript[0].response, "On the stove [1].");
  assert.match(first.body.transcript[0].context[0].content, /Put the kettle/);
  await own.send(token, "And then?", first.body, { language: "French" });

  const [one, two] = asked;
  assert.equal(one?.url, "/v1/chat/completions");
  assert.equal(one?.authorization, "Bearer key");
  assert.equal(one?.body.model, "small");
  assert.match(one?.body.messages[0].content, /\[1\] Kettle › Installing/);
  assert.match(two?.body.messages[0].content, /Answer in French/);
  assert.deepEqual(
    two?.body.messages.slice(1).map((/** @type {{ role: string }} */ { role }) => role),
    ["user", "assistant", "user"],
  );

  for (const question of ["fail", "empty"]) {
    const { status, body } = await own.send(token, question);
    assert.equal(status, 502);
    assert.equal(body.code, "UPSTREAM_ERROR");
  }
  assert.match(own.log.join("\n"), /answered 500/);
});
