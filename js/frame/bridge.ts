/**
 * What a page and the chat in its frame say to each other. The two are often of different origins, so
 * each takes what the other sends for hostile until it has been checked, and passes over what it does
 * not know. The vendor's own protocol is not documented: this one is Parley's.
 */

/** The frame's first word, to whoever has embedded it. It says nothing that is a secret. */
export const ready = "parley-frame-ready";

/** What a page can ask of the chat. */
export const callNames = ["login", "logout", "sendMessage", "focus"] as const;
export type CallName = (typeof callNames)[number];

/** The page's answer to the first word. With it comes the port that all else goes through. */
export interface Greeting {
  readonly parley: "connect";
  /** Settings of the element, by the names of its attributes. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The page asks for something; the answer carries the same number. */
export interface Call {
  readonly id: number;
  readonly call: CallName;
  readonly argument: string;
}

/** How a call has ended. */
export type Answer =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly failure: Failure };

/** What crosses over of an error. */
export interface Failure {
  readonly message: string;
  readonly status?: number | undefined;
  readonly context?: unknown;
}

/** An event of the chat's. */
export interface Told {
  readonly event: string;
  readonly detail: unknown;
}

function fields(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

/** Checks what claims to be a page's greeting; settings that are no texts are left out. */
export function readGreeting(value: unknown): Greeting | null {
  const { parley, settings } = fields(value);
  if (parley !== "connect") return null;
  const texts = Object.entries(fields(settings)).filter(([, text]) => typeof text === "string");
  return { parley, settings: Object.fromEntries(texts) as Record<string, string> };
}

export function readCall(value: unknown): Call | null {
  const { argument, call, id } = fields(value);
  const name = callNames.find((known) => known === call);
  if (typeof id !== "number" || name === undefined || typeof argument !== "string") return null;
  return { id, call: name, argument };
}

export function readAnswer(value: unknown): Answer | null {
  const { failure, id, result } = fields(value);
  if (typeof id !== "number") return null;
  if (failure === undefined) return { id, result };
  const { context, message, status } = fields(failure);
  return {
    id,
    failure: {
      message: typeof message === "string" ? message : "",
      status: typeof status === "number" ? status : undefined,
      context,
    },
  };
}

export function readTold(value: unknown): Told | null {
  const { detail, event } = fields(value);
  return typeof event === "string" && event.startsWith("parley-") ? { event, detail } : null;
}
