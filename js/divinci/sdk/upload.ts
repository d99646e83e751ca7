import { NetworkError, TimeoutError } from "../../error-classes.js";
import type { UploadOptions } from "../../generated/divinci.js";
import { timerLimit } from "../../timer-limit.js";
import { encodeForm, type FormPart } from "./form.js";

type Method = (...args: unknown[]) => Promise<unknown>;

/** What the core asks to be sent. Where a part is a file, `form` has its mark. */
interface FormRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly form: Record<string, unknown>;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

interface Outgoing {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body: Blob;
}

/** Is told how many bytes are on their way. */
type Report = (loaded: number) => void;

type Send = (request: Outgoing, stop: AbortSignal, report?: Report) => Promise<Answer>;

/** Stands for a file where only JSON can go. */
interface Mark {
  readonly file: number;
}

/** How much of a form is read at a time. */
const PIECE = 256 * 1024;

/**
 * Calls a method whose second argument is a form with a file. The file stays here: the core gets a
 * mark in its place, and hands the request back to be sent.
 */
export function uploading(call: Method): Method {
  return async (p, form, given) => {
    const options = (given ?? {}) as UploadOptions;
    const files: Blob[] = [];
    const marked = Object.entries(form ?? {}).map(([name, value]: [string, unknown]) => {
      const mark: Mark = { file: files.length };
      if (!(value instanceof Blob)) return [name, value];
      files.push(value);
      return [name, mark];
    });
    if (files.length === 0) throw new TypeError("An upload needs a File or a Blob");
    const sendMarked = async ({ form, ...request }: FormRequest): Promise<string> => {
      const body = encodeForm(partsOf(form, files));
      const headers = { ...request.headers, "Content-Type": body.type };
      return JSON.stringify(await send({ ...request, headers, body }, options));
    };
    return call(p, Object.fromEntries(marked), sendMarked, { signal: options.signal });
  };
}

function partsOf(form: Record<string, unknown>, files: readonly Blob[]): FormPart[] {
  return Object.entries(form).map(([name, value]) => {
    if (typeof value !== "object" || value === null) return [name, String(value)];
    const file = files[(value as Partial<Mark>).file ?? -1];
    if (!file) throw new TypeError(`${name} must be text`);
    return [name, file];
  });
}

async function send(request: Outgoing, options: UploadOptions): Promise<Answer> {
  const { signal, onProgress, timeout } = options;
  signal?.throwIfAborted();
  const stop = new AbortController();
  const abort = (): void => {
    stop.abort(signal?.reason);
  };
  const late = (): void => {
    stop.abort(new TimeoutError({ code: "TIMEOUT", message: "The upload took too long" }));
  };
  const report = (loaded: number): void => {
    try {
      onProgress?.({ loaded, total: request.body.size });
    } catch (error) {
      stop.abort(error);
    }
  };
  const timer = timeout ? setTimeout(late, timerLimit(timeout)) : undefined;
  signal?.addEventListener("abort", abort);
  try {
    const by: Send = typeof XMLHttpRequest === "function" ? sendByXhr : sendByFetch;
    return await by(request, stop.signal, onProgress && report);
  } catch (error) {
    stop.signal.throwIfAborted();
    throw new NetworkError({ code: "NETWORK_ERROR", message: reasonOf(error) });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
    stop.abort(); // a server may have answered before it had everything
  }
}

/** Node says in the cause what happened. */
function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message} ${cause.message}` : message;
}

/** Pages and their workers: `fetch` tells nothing about what has been sent. */
const sendByXhr: Send = ({ method, url, headers, body }, stop, report) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    if (report) {
      request.upload.onprogress = ({ loaded }) => {
        report(loaded);
      };
    }
    request.onload = () => {
      const { status, responseText } = request;
      resolve({ status, headers: headersOf(request), body: responseText });
    };
    request.onerror = () => {
      reject(new Error("The upload failed"));
    };
    stop.addEventListener("abort", () => {
      request.abort();
      reject(stop.reason as Error);
    });
    request.send(body);
  });

function headersOf(answer: XMLHttpRequest): Record<string, string> {
  const lines = answer.getAllResponseHeaders().matchAll(/^(.*?): ?(.*)$/gm);
  const headers: Record<string, string> = {};
  for (const [, name = "", value = ""] of lines) headers[name] = value;
  return headers;
}

/**
 * Node, and whatever else has no XMLHttpRequest. With any other `redirect` Node keeps a copy of
 * all that it sends, so as to send it again where a redirect asks for that (Fetch, HTTP-network-or-
 * cache fetch). A stream has no length of its own; without Content-Length it would be sent in
 * chunks, which not every server takes.
 */
const sendByFetch: Send = async ({ method, url, headers, body }, stop, report) => {
  const streamed: RequestInit & { duplex?: "half" } = report
    ? {
        headers: { ...headers, "Content-Length": String(body.size) },
        body: counted(body, report),
        duplex: "half",
      }
    : { headers, body };
  const response = await fetch(url, { method, ...streamed, redirect: "error", signal: stop });
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
};

/** A stream of a Blob in even pieces: Node's own would give what is in memory as one. */
function counted(body: Blob, report: Report): ReadableStream<Uint8Array> {
  let loaded = 0;
  return new ReadableStream({
    async pull(controller) {
      const piece = await body.slice(loaded, loaded + PIECE).arrayBuffer();
      loaded += piece.byteLength;
      controller.enqueue(new Uint8Array(piece));
      if (loaded === body.size) controller.close();
      report(loaded);
    },
  });
}
