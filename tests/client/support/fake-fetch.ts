import path from "node:path";
import type { TestContext } from "node:test";
import { pathToFileURL } from "node:url";

const build = process.env.PARLEY_BUILD ?? path.resolve("build/wasm");

/** The WebAssembly file of the sdk flavour, where the build left it. */
export const sdkWasm = pathToFileURL(path.join(build, "sdk", "parley.wasm"));

/** What was asked: "METHOD /path?query", and the JSON body or the parts of a form. */
export interface Asked {
  line: string;
  body: unknown;
}

async function bodyOf(request: Request): Promise<unknown> {
  if (request.headers.get("content-type")?.startsWith("multipart/form-data")) {
    return Object.fromEntries(
      await Promise.all(
        Array.from(await request.formData(), async ([name, value]) => {
          if (typeof value === "string") return [name, value];
          return [name, { name: value.name, type: value.type, text: await value.text() }];
        }),
      ),
    );
  }
  const text = await request.text();
  return text === "" ? null : JSON.parse(text);
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
    const line = `${request.method} ${pathname}${search}`;
    wire.requests.push({ line, body: await bodyOf(request) });
    const answer = wire.answers.shift();
    if (answer instanceof Response) return answer;
    if (typeof answer === "string") {
      return new Response(answer, { headers: { "content-type": "text/plain" } });
    }
    return Response.json(answer ?? {});
  });
  return wire;
}
