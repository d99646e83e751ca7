// Uploads from a page, where XMLHttpRequest tells how far they have come.

import assert from "node:assert/strict";
import http from "node:http";
import { after, before } from "node:test";
import { setStage } from "./support/stage.mjs";

const scene = setStage();

const page = '<!doctype html><html lang="en"><title>A shop</title><link rel="icon" href="data:,">';

/** A site that counts the bytes of what it is sent. */
class CountingSite {
  #server = http.createServer((request, response) => {
    if (request.method === "POST") this.#count(request, response);
    else response.writeHead(200, { "content-type": "text/html" }).end(page);
  });
  url = "";
  /** Bytes of the requests that came whole. @type {number[]} */
  counts = [];
  /** Kept when a request is given up. */
  lost = new Promise((resolve) => {
    this.loseOne = resolve;
  });

  async open() {
    await new Promise((resolve) => {
      this.#server.listen(0, "127.0.0.1", () => resolve(undefined));
    });
    const { port } = /** @type {import("node:net").AddressInfo} */ (this.#server.address());
    this.url = `http://127.0.0.1:${port}`;
  }

  /** @param {http.IncomingMessage} request @param {http.ServerResponse} response */
  #count(request, response) {
    let count = 0;
    request.on("data", (chunk) => {
      count += chunk.length;
    });
    request.on("close", () => {
      if (!request.complete) this.loseOne?.(undefined);
    });
    request.on("end", () => {
      this.counts.push(count);
      const headers = { "content-type": "application/json", "x-request-id": "req_1" };
      const status = request.url?.includes("refused") ? 409 : 200;
      const body = { count, length: Number(request.headers["content-length"]) };
      response.writeHead(status, headers).end(JSON.stringify(body));
    });
  }

  close() {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

const site = new CountingSite();
before(() => site.open());
after(() => site.close());

/**
 * Uploads a Blob of so many megabytes from the page, in the middle of which the page may give up.
 * @param {import("./support/visitor.mjs").Visitor} visitor
 * @param {{ megabytes: number, workspaceId?: string, abortAt?: number }} upload `abortAt` is a part
 *   of the whole
 */
async function upload(visitor, { megabytes, workspaceId = "ws_1", abortAt = 2 }) {
  await visitor.page.goto(site.url);
  return visitor.page.evaluate(
    async ({ module, megabytes, workspaceId, abortAt }) => {
      const { DivinciClient } = await import(module);
      const baseUrl = location.origin;
      const client = new DivinciClient({ releaseId: "rel_1", workspaceId, baseUrl });
      const mediaFile = new Blob(Array(megabytes).fill(new Uint8Array(1024 * 1024)));
      const controller = new AbortController();
      const { signal } = controller;
      const seen = [];
      const onProgress = ({ loaded, total }) => {
        seen.push({ loaded, total });
        if (loaded > abortAt * total) controller.abort();
      };
      const outcome = await client.audio.upload({}, { mediaFile }, { signal, onProgress }).then(
        (result) => ({ result }),
        ({ name, code, status, requestId }) => ({ error: { name, code, status, requestId } }),
      );
      return { ...outcome, seen };
    },
    { module: `${visitor.gateway.url}/dist/index.js`, megabytes, workspaceId, abortAt },
  );
}

scene("200 MB go out from a Blob, and the page sees how far they have come", async ({
  visitor,
}) => {
  const { result, error, seen } = await upload(visitor, { megabytes: 200 });
  assert.equal(error, undefined);
  const { total } = seen.at(-1);
  assert.ok(total > 200 * 1024 * 1024);
  assert.deepEqual(result, { count: total, length: total });
  assert.ok(seen.length > 2, String(seen.length));
  for (const [i, { loaded }] of seen.entries()) assert.ok(loaded >= (seen[i - 1]?.loaded ?? 0));
  assert.equal(seen.at(-1).loaded, total);
});

scene("an upload that is aborted in the middle never arrives", async ({ visitor }) => {
  const { length } = site.counts;
  const { error, seen } = await upload(visitor, { megabytes: 200, abortAt: 0.1 });
  assert.equal(error.name, "AbortError");
  assert.ok(seen.at(-1).loaded < seen.at(-1).total);
  await site.lost;
  assert.equal(site.counts.length, length);
});

scene("the server's error is the call's", async ({ visitor }) => {
  const { error } = await upload(visitor, { megabytes: 1, workspaceId: "refused" });
  await visitor.console.expect(/409/);
  assert.deepEqual(error, {
    name: "DivinciError",
    code: "REQUEST_ERROR",
    status: 409,
    requestId: "req_1",
  });
});
