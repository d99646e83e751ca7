/** A request that the page sends in place of the core: wasm/imbrace/transport.h. */
export interface PageRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  /** What goes into a form besides what the caller gave. */
  readonly form?: Record<string, unknown>;
  /** Milliseconds to the head of the answer; 0 is no limit. */
  readonly timeout: number;
}

/** What the core is told of an answer. */
interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** What it is told when there is none. */
interface Failure {
  readonly failure: "network" | "timeout";
  readonly message: string;
}

/** Sends a request; whether its answer, when it is a success, is kept for the caller to read. */
export interface Sending {
  readonly form?: FormData | undefined;
  readonly signal: AbortSignal | undefined;
  readonly keep?: ((response: Response) => void) | undefined;
}

/**
 * Sends a request once, and tells in JSON what came of it. The time limit covers the head of the
 * answer alone.
 * @throws the signal's reason, when it ends the request.
 */
export async function sendByPage(request: PageRequest, sending: Sending): Promise<string> {
  const { signal } = sending;
  const stop = new AbortController();
  let isLate = false;
  const timer =
    request.timeout > 0
      ? setTimeout(() => {
          isLate = true;
          stop.abort();
        }, request.timeout)
      : undefined;
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: request.headers,
      body: bodyOf(request, sending.form),
      signal: signal ? AbortSignal.any([signal, stop.signal]) : stop.signal,
    });
    clearTimeout(timer);
    return JSON.stringify(await answerOf(response, sending.keep));
  } catch (error) {
    signal?.throwIfAborted();
    return JSON.stringify(failureOf(error, isLate));
  } finally {
    clearTimeout(timer);
  }
}

function bodyOf({ body, form }: PageRequest, given: FormData | undefined): BodyInit | null {
  if (!given) return body ?? null;
  const whole = new FormData();
  for (const [name, value] of given) whole.append(name, value);
  for (const [name, value] of Object.entries(form ?? {})) whole.append(name, String(value));
  return whole;
}

async function answerOf(
  response: Response,
  keep: ((response: Response) => void) | undefined,
): Promise<Answer> {
  const { ok, status } = response;
  if (ok && keep) {
    keep(response);
    return { status, headers: {}, body: "" };
  }
  return { status, headers: Object.fromEntries(response.headers), body: await response.text() };
}

/** Node says in the cause what happened. */
function failureOf(error: unknown, isLate: boolean): Failure {
  const { message, cause } = error as Error;
  const why = cause instanceof Error ? `${message} ${cause.message}` : message;
  return { failure: isLate ? "timeout" : "network", message: why.trim() };
}
