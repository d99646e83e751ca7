/** What the service takes about one answer; at most 2000 characters of comment. */
export interface FeedbackInput {
  readonly sentiment: -1 | 1;
  readonly feedback?: string;
}

export const longestComment = 2000;

/** How far the rating of one answer has come. */
export interface Rating {
  readonly sentiment: -1 | 1;
  readonly step: "commenting" | "sending" | "sent" | "failed";
  readonly comment: string;
}

/**
 * The visitor's ratings of answers, by place in the transcript. A thumb up is sent at once, a
 * thumb down first asks for a comment that may stay empty.
 */
export class Feedback {
  readonly #submit: (index: number, input: FeedbackInput) => Promise<unknown>;
  readonly #changed: () => void;
  readonly #ratings = new Map<number, Rating>();

  constructor(
    submit: (index: number, input: FeedbackInput) => Promise<unknown>,
    changed: () => void,
  ) {
    this.#submit = submit;
    this.#changed = changed;
  }

  /** The rating of the answer at a place in the transcript. */
  of(index: number): Rating | undefined {
    return this.#ratings.get(index);
  }

  praise(index: number): void {
    this.#set(index, { sentiment: 1, step: "sending", comment: "" });
    void this.#send(index);
  }

  /** Opens the form for a comment. */
  criticise(index: number): void {
    this.#set(index, { sentiment: -1, step: "commenting", comment: "" });
  }

  comment(index: number, text: string): void {
    const rating = this.#ratings.get(index);
    if (rating !== undefined) this.#set(index, { ...rating, comment: text });
  }

  cancel(index: number): void {
    this.#ratings.delete(index);
    this.#changed();
  }

  confirm(index: number): void {
    const rating = this.#ratings.get(index);
    if (rating === undefined || rating.step === "sending") return;
    this.#set(index, { ...rating, step: "sending" });
    void this.#send(index);
  }

  /** Forgets all ratings, with the conversation that they belong to. */
  clear(): void {
    this.#ratings.clear();
  }

  async #send(index: number): Promise<void> {
    const rating = this.#ratings.get(index);
    if (rating === undefined) return;
    const comment = rating.comment.trim().slice(0, longestComment);
    const input = { sentiment: rating.sentiment, ...(comment === "" ? {} : { feedback: comment }) };
    let step: Rating["step"] = "sent";
    try {
      await this.#submit(index, input);
    } catch {
      step = "failed";
    }
    if (this.#ratings.has(index)) this.#set(index, { ...rating, step });
  }

  #set(index: number, rating: Rating): void {
    this.#ratings.set(index, rating);
    this.#changed();
  }
}
