import type { SessionStore } from "../core.js";
import { CALLS } from "../generated/divinci.js";
import type { Bridge } from "./bridge.js";

/** What a namespace's methods stand on. */
export abstract class Namespace<Session extends SessionStore> {
  protected readonly bridge: Bridge;
  protected readonly session: Session;

  constructor(bridge: Bridge, session: Session) {
    this.bridge = bridge;
    this.session = session;
  }
}

type NamespaceClass<Calls> = abstract new <Session extends SessionStore>(
  bridge: Bridge,
  session: Session,
) => Namespace<Session> & Calls;

/** A base class with the methods that the endpoint table lists for a namespace. */
export function namespaceOf<Calls>(name: keyof typeof CALLS): NamespaceClass<Calls> {
  abstract class Listed<Session extends SessionStore> extends Namespace<Session> {}
  for (const method of CALLS[name]) {
    Object.defineProperty(Listed.prototype, method, {
      value(this: Listed<SessionStore>, ...args: unknown[]) {
        return this.bridge.call(`${name}.${method}`, args, this.session);
      },
    });
  }
  return Listed as unknown as NamespaceClass<Calls>;
}
