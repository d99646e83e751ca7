import path from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";

const build = process.env.PARLEY_BUILD ?? path.resolve("build/wasm");

/** The WebAssembly file of the sdk flavour, where the build left it. */
export const sdkWasm = pathToFileURL(path.join(build, "sdk", "parley.wasm"));

/** What was asked: "METHOD /path?query" and the JSON body. */
export interface Asked {
  line: string;
  body: unknown;
}

/**
 * Stands in for `fetch` during one test: notes requests, and answers them with JSON, a string as
 * text.
 */
export function server(context: TestContext): { requests: Asked[]; answers: unknown[] } {
  const wire = { requests: [] as Asked[], answers: [] as unknown[] };
  context.mock.method(globalThis, "fetch", async (...asked: Parameters<typeof fetch>) => {
    const request = new Request(...asked);
    const { pathname, search } = new URL(request.url);
    const text = await request.text();
    wire.requests.push({
      line: `${request.method} ${pathname}${search}`,
      body: text === "" ? null : JSON.parse(text),
    });
    const answer = wire.answers.shift();
    if (answer instanceof Response) return answer;
    if (typeof answer === "string") {
      return new Response(answer, { headers: { "content-type": "text/plain" } });
    }
    return Response.json(answer ?? {});
  });
  return wire;
}
