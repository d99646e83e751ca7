/** What a membership tier counts messages by. */
export type Span = "month" | "day" | "hour" | "conversation";

/** The quota that comes to its end first, where one is worth a word. */
export interface QuotaLevel {
  readonly span: Span;
  /** How much of it is used: from 0.8 on. */
  readonly ratio: number;
  readonly level: "near" | "nearer" | "spent";
}

/** Reference, section 2.19: under which names limits and usage come. */
const members: Readonly<Record<Span, readonly [limit: string, used: string]>> = {
  month: ["messagesPerMonth", "messagesThisMonth"],
  day: ["messagesPerDay", "messagesToday"],
  hour: ["messagesPerHour", "messagesThisHour"],
  conversation: ["maxConversationLength", ""],
};
const spans = Object.keys(members) as Span[];

const near = 0.8;
const nearer = 0.95;

/** How many messages a user has, and has used, as far as the service has said. */
export class Quota {
  readonly #limits = new Map<Span, number>();
  readonly #used = new Map<Span, number>();

  /** Takes over what a login, or a refusal, says of limits and usage. */
  take(told: unknown): void {
    const limits = memberOf(told, "limits");
    const usage = memberOf(told, "usage");
    for (const span of spans) {
      const [limit, used] = members[span];
      keep(this.#limits, span, memberOf(limits, limit));
      // Of which conversation a login speaks, nobody knows: this one is counted here.
      if (span !== "conversation") keep(this.#used, span, memberOf(usage, used));
    }
  }

  /** The same, with nothing left of what was known before but the length of the conversation. */
  renew(told: unknown): void {
    const length = this.#used.get("conversation") ?? 0;
    this.#limits.clear();
    this.#used.clear();
    this.resume(length);
    this.take(told);
  }

  /** Takes over a refusal's word that a quota is spent, such as "daily_quota_exceeded". */
  takeRefusal(type: string): void {
    const words: readonly (readonly [string, Span])[] = [
      ["month", "month"],
      ["dai", "day"],
      ["hour", "hour"],
    ];
    const span = words.find(([word]) => type.toLowerCase().startsWith(word))?.[1] ?? "day";
    this.#spend(span);
  }

  /** The conversation is as long as it may be. */
  endConversation(): void {
    this.#spend("conversation");
  }

  /** A conversation with so many messages of the user's is gone on with. */
  resume(messages: number): void {
    this.#used.set("conversation", messages);
  }

  /** Counts a message that was answered. */
  count(): void {
    for (const span of spans) this.#used.set(span, (this.#used.get(span) ?? 0) + 1);
  }

  /** Null where nothing is near its end. */
  get level(): QuotaLevel | null {
    const [tightest] = spans
      .map((span) => ({ span, ratio: this.#ratio(span) }))
      .sort((one, other) => other.ratio - one.ratio);
    if (tightest === undefined || tightest.ratio < near) return null;
    const { ratio } = tightest;
    return { ...tightest, level: ratio >= 1 ? "spent" : ratio >= nearer ? "nearer" : "near" };
  }

  /** A limit below nought is none. */
  #ratio(span: Span): number {
    const limit = this.#limits.get(span) ?? -1;
    if (limit < 0) return 0;
    return limit === 0 ? 1 : Math.min((this.#used.get(span) ?? 0) / limit, 1);
  }

  #spend(span: Span): void {
    const limit = this.#limits.get(span) ?? -1;
    if (limit < 0) this.#limits.set(span, 0);
    this.#used.set(span, Math.max(limit, this.#used.get(span) ?? 0));
  }
}

function keep(map: Map<Span, number>, span: Span, value: unknown): void {
  if (typeof value === "number" && Number.isFinite(value)) map.set(span, value);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
