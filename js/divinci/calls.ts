import { CALLS, type TranscriptEntry } from "../generated/divinci.js";
import type { Bridge } from "./bridge.js";
import type { Conversation } from "./conversation.js";

/**
 * What the namespaces of one conversation share. None of these methods asks the server, or waits
 * for the core.
 */
export abstract class Namespace {
  protected readonly bridge: Bridge;
  protected readonly session: Conversation;

  constructor(bridge: Bridge, session: Conversation) {
    this.bridge = bridge;
    this.session = session;
  }

  /** What to keep of the conversation, for `hydrate`. */
  getState(): { transcript: TranscriptEntry[]; signiture: string } {
    return { transcript: this.session.transcript, signiture: this.session.signature };
  }
  /** The conversation so far. A copy: changing it changes nothing here. */
  getTranscript(): TranscriptEntry[] {
    return this.session.transcript;
  }
  /**
   * Goes on with a conversation that was kept elsewhere: exactly what `getState` gave.
   * @throws {TypeError} for what cannot be that.
   */
  hydrate(transcript: readonly TranscriptEntry[], signiture: string): void {
    this.session.hydrate(transcript, signiture);
  }
  /**
   * Forgets the history, and the gate's token, in storage too. What calls under way bring is
   * dropped.
   */
  reset(): void {
    this.session.reset(this.bridge.config.releaseId);
  }
}

type NamespaceClass<Calls> = abstract new (
  bridge: Bridge,
  session: Conversation,
) => Namespace & Calls;

/** A base class with the methods that the endpoint table lists for a namespace. */
export function namespaceOf<Calls>(name: keyof typeof CALLS): NamespaceClass<Calls> {
  abstract class Listed extends Namespace {}
  const methods = Listed.prototype as unknown as Record<string, unknown>;
  for (const method of CALLS[name]) {
    methods[method] = function (this: Listed, ...args: unknown[]) {
      return this.bridge.call(`${name}.${method}`, args, this.session);
    };
  }
  return Listed as unknown as NamespaceClass<Calls>;
}
