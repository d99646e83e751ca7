import type {
  AnonymousChatCalls,
  AnonymousReply,
  AnonymousSendOptions,
} from "../generated/divinci.js";
import type { Bridge, Infer } from "./bridge.js";
import { namespaceOf } from "./calls.js";
import { Conversation } from "./conversation.js";

/** A conversation without a gate, over a signed transcript (reference, section 2.16). */
export class AnonymousChat extends namespaceOf<AnonymousChatCalls>("anonymousChat") {
  constructor(bridge: Bridge) {
    super(bridge, new Conversation());
  }

  /** Sends a message that the page's own model answers: prepare, infer, complete. */
  sendDelegated(
    prompt: string,
    infer: Infer,
    options?: AnonymousSendOptions,
  ): Promise<AnonymousReply> {
    return this.bridge.call(
      "anonymousChat.sendDelegated",
      [prompt, options],
      this.session,
      infer,
    ) as Promise<AnonymousReply>;
  }
}
