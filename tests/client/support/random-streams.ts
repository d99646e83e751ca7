/** Chunks of UI message streams at random, the same ones for the same seed. */

/** A sequence of numbers that looks random: mulberry32. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `limit`, which is left out. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  chance(one: number): boolean {
    return this.below(one) === 0;
  }

  of<T>(values: readonly T[]): T {
    return values[this.below(values.length)] as T;
  }

  /** Up to `most` of what `make` makes. */
  some<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.below(most + 1) }, make);
  }
}

export type Chunk = Record<string, unknown>;

const TEXTS = ["", "a", "Hello, ", 'say "no"\n', "wörld 😀", "\ud83d", "\ude00", "\\u0041\t"];
const KEYS = ["a", "b", "name", 'q"', "é", "constructor", "toString", "0"];
const IDS = ["t", "u", "1"];
const CALLS = ["c", "d"];
const TOOLS = ["weather", "search", ""];

export function randomJson(random: Random, depth = 0): unknown {
  switch (random.below(depth > 3 ? 5 : 7)) {
    case 0:
      return random.below(4000) - 2000;
    case 1:
      return (random.below(2000) - 1000) / 64;
    case 2:
      return random.of([true, false, null]);
    case 3:
      return random.of([1e21, 5e-324, -1.5e-7, 0, 1.7976931348623157e308]);
    case 4:
      return random.of(TEXTS);
    case 5:
      return random.some(4, () => randomJson(random, depth + 1));
    default:
      return randomObject(random, depth);
  }
}

function randomObject(random: Random, depth = 0): Chunk {
  return Object.fromEntries(
    random.some(4, () => [random.of(KEYS), randomJson(random, depth + 1)] as const),
  );
}

/** Each of `members`, or not. */
function maybe(random: Random, members: Chunk): Chunk {
  return Object.fromEntries(Object.entries(members).filter(() => random.chance(4)));
}

function tool(random: Random): Chunk {
  const providerMetadata = { provider: randomObject(random) };
  return {
    toolCallId: random.of(CALLS),
    ...maybe(random, {
      providerMetadata,
      providerExecuted: random.chance(2),
      toolMetadata: randomObject(random),
      dynamic: random.chance(2),
    }),
  };
}

function named(random: Random): Chunk {
  return { ...tool(random), toolName: random.of(TOOLS), ...maybe(random, { title: "Title" }) };
}

const block = (random: Random): Chunk => ({
  id: random.of(IDS),
  ...maybe(random, { providerMetadata: { provider: randomObject(random) } }),
});

const makers: Record<string, (random: Random) => Chunk> = {
  start: (random) =>
    maybe(random, { messageId: random.of(["m", "n"]), messageMetadata: randomObject(random) }),
  "start-step": () => ({}),
  "finish-step": () => ({}),
  finish: (random) =>
    maybe(random, { finishReason: "stop", messageMetadata: randomObject(random) }),
  abort: (random) => maybe(random, { reason: "enough" }),
  "message-metadata": (random) => ({ messageMetadata: randomObject(random) }),
  error: (random) => ({ errorText: random.of(TEXTS) }),
  "text-start": block,
  "text-delta": (random) => ({ ...block(random), delta: random.of(TEXTS) }),
  "text-end": block,
  "reasoning-start": block,
  "reasoning-delta": (random) => ({ ...block(random), delta: random.of(TEXTS) }),
  "reasoning-end": block,
  "tool-input-start": (random) => ({
    ...named(random),
    ...maybe(random, { inputEncoding: random.of(["json", "text"]) }),
  }),
  "tool-input-delta": (random) => ({
    toolCallId: random.of(CALLS),
    inputTextDelta: random.of(['{"a":[1,', '"b"]', "}", "", "tr", 'ue,"x\\u00', "-1"]),
  }),
  "tool-input-available": (random) => ({ ...named(random), input: randomJson(random) }),
  "tool-input-error": (random) => ({
    ...named(random),
    input: randomJson(random),
    errorText: "bad input",
  }),
  "tool-approval-request": (random) => ({
    toolCallId: random.of(CALLS),
    approvalId: "approval",
    ...maybe(random, { approvalDescriptor: randomJson(random), signature: "signed" }),
  }),
  "tool-output-available": (random) => ({
    ...tool(random),
    output: randomJson(random),
    ...maybe(random, { preliminary: random.chance(2) }),
  }),
  "tool-output-error": (random) => ({ ...tool(random), errorText: "broken" }),
  "tool-output-denied": (random) => ({ toolCallId: random.of(CALLS) }),
  "source-url": (random) => ({
    sourceId: "s",
    url: "https://a.test",
    ...maybe(random, { title: "" }),
  }),
  "source-document": (random) => ({
    sourceId: "s",
    mediaType: "text/plain",
    title: "Title",
    ...maybe(random, { filename: "a.txt" }),
  }),
  file: () => ({ url: "data:,a", mediaType: "text/plain" }),
  "data-note": (random) => ({
    data: randomJson(random),
    ...maybe(random, { id: random.of(IDS), transient: random.chance(2), more: true }),
  }),
};

/** A chunk of a type, with members at random. */
export function randomChunk(random: Random, type = random.of(Object.keys(makers))): Chunk {
  return { type, ...makers[type]?.(random) };
}

/** Everything that a block of text or a tool call is made of, in its order. */
function sequence(random: Random): Chunk[] {
  const kind = random.of(["text", "reasoning", "tool", "tool", "other"]);
  if (kind === "other") return [randomChunk(random)];
  if (kind === "tool") return toolSequence(random);
  const id = random.of(IDS);
  const make = (type: string): Chunk => ({ ...randomChunk(random, `${kind}-${type}`), id });
  return [make("start"), ...random.some(6, () => make("delta")), make("end")];
}

function toolSequence(random: Random): Chunk[] {
  const known = { toolCallId: random.of(CALLS), dynamic: random.chance(3) };
  const make = (type: string): Chunk => ({ ...randomChunk(random, type), ...known });
  const input = random.of([[randomJson(random)], { value: randomJson(random) }]);
  const text = JSON.stringify(input, null, random.of([0, 0, 1]));
  const deltas = cutText(random, text).map((inputTextDelta) => ({
    type: "tool-input-delta",
    toolCallId: known.toolCallId,
    inputTextDelta,
  }));
  const after = random.of([
    "tool-output-available",
    "tool-output-error",
    "tool-output-denied",
    "tool-approval-request",
  ]);
  const whole = [
    make("tool-input-start"),
    ...deltas,
    { ...make(random.chance(3) ? "tool-input-error" : "tool-input-available"), input },
    ...random.some(2, () => make("tool-output-available")),
    make(after),
  ];
  return random.chance(3) ? whole.slice(0, 1 + random.below(whole.length)) : whole;
}

/** Cuts a text anywhere, inside of characters outside the basic plane too. */
export function cutText(random: Random, text: string): string[] {
  const pieces = [];
  for (let at = 0; at < text.length; ) {
    const size = 1 + random.below(9);
    pieces.push(text.slice(at, at + size));
    at += size;
  }
  return pieces;
}

/**
 * The chunks of a stream. Most streams are as a server sends them; the others refer to what is not
 * there.
 */
export function randomStream(random: Random): Chunk[] {
  const chunks: Chunk[] = [];
  if (!random.chance(4)) chunks.push({ type: "start", messageId: "m" });
  for (let steps = random.below(4); steps > 0; steps--) {
    chunks.push({ type: "start-step" }, ...random.some(4, () => sequence(random)).flat());
    if (!random.chance(4)) chunks.push({ type: "finish-step" });
  }
  if (random.chance(3)) chunks.push(...random.some(6, () => randomChunk(random)));
  if (!random.chance(4)) chunks.push({ type: "finish" });
  return chunks;
}
