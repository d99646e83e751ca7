import type { Core } from "../../core.js";
import { errorFrom, type ErrorData } from "../../errors.js";
import type {
  RealtimeFailure,
  RealtimeOptions,
  RealtimeSocket,
  RealtimeState,
} from "../../generated/divinci.js";
import type { Bridge } from "../bridge.js";
import { Emitter } from "./emitter.js";
import { isOnline, unwatchPage, watchPage } from "./page-signals.js";
import type { SocketPage } from "./realtime-module.js";

/** A socket in the core. */
interface Line {
  readonly core: Core;
  readonly socket: number;
  /** Keeps the core's client as long as the socket, which uses it. */
  readonly bridge: Bridge;
}

/** The form in which errors come. */
type NamedError = ErrorData & { readonly name: string };

/**
 * Sockets that go on without anybody holding them, as the host's own do: those that are about to be
 * handed out, or have subscribers.
 */
const heldOpen = new Set<ManagedSocket>();

function drop({ core, socket }: Line): void {
  unwatchPage(socket);
  core.dropSocket(socket);
}

const collected = new FinalizationRegistry<Line>(drop);

// What looks like a byte order mark is a part of the text.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function readError(text: string): Error {
  return errorFrom(JSON.parse(text) as NamedError);
}

function readFailure(text: string): RealtimeFailure {
  const { error, ...failure } = JSON.parse(text) as RealtimeFailure & { error?: NamedError };
  return error ? { ...failure, error: errorFrom(error) } : failure;
}

function socketClosed(): Error {
  return errorFrom({ name: "Error", code: "SOCKET_CLOSED", message: "The socket is closed" });
}

function noWebSocket(): Error {
  return errorFrom({
    name: "Error",
    code: "NO_WEBSOCKET",
    message:
      "There is no WebSocket here: use Node 22 or later, or give the client a class, like that of " +
      "the ws package, as `WebSocket` in its configuration",
  });
}

/** A socket of the realtime service (reference, section 2.3). */
export class ManagedSocket implements RealtimeSocket {
  readonly #bridge: Bridge;
  readonly #options: RealtimeOptions;
  readonly #ended: (socket: ManagedSocket) => void;
  #line: Line | undefined;
  #state: RealtimeState = "connecting";
  #isUnderWay = false;
  #isOver = false;
  #settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;

  readonly #subscriptionsChanged = (): void => {
    this.#holdOrLetGo();
  };
  readonly onMessage = new Emitter<MessageEvent>(this.#subscriptionsChanged);
  readonly onStateChange = new Emitter<RealtimeState>(this.#subscriptionsChanged);
  readonly onReconnecting = new Emitter<number>(this.#subscriptionsChanged);
  readonly onError = new Emitter<Event & { readonly error: Error }>(this.#subscriptionsChanged);
  readonly onFail = new Emitter<RealtimeFailure>(this.#subscriptionsChanged);

  /** `ended` is called once, when the socket is closed for good. */
  constructor(
    bridge: Bridge,
    options: RealtimeOptions,
    ended: (socket: ManagedSocket) => void = () => undefined,
  ) {
    this.#bridge = bridge;
    this.#options = options;
    this.#ended = ended;
    this.#holdOrLetGo();
  }

  get state(): RealtimeState {
    return this.#state;
  }
  get isOpen(): boolean {
    return this.#state === "open";
  }

  /** Opens the socket of a row of the table. Returns once it is under way. */
  async open(method: string, args: readonly unknown[]): Promise<void> {
    try {
      const host = globalThis as { WebSocket?: unknown };
      if (!(this.#bridge.config.WebSocket ?? host.WebSocket)) throw noWebSocket();
      const { core, client } = await this.#bridge.open();
      await new Promise<void>((resolve, reject) => {
        this.#settle = { resolve, reject };
        if (this.#state === "closed") reject(socketClosed());
        else this.#start(core, client, method, args);
      });
    } catch (error) {
      this.destroy();
      throw error;
    }
  }

  send(text: string): void {
    if (typeof text !== "string") throw new TypeError("A socket sends text");
    const line = this.#line;
    if (!line) throw socketClosed();
    const refusal = line.core.sendToSocket(line.socket, text.replace(/\p{Surrogate}/gu, "\ufffd"));
    if (refusal !== "") throw readError(refusal);
  }

  close(): void {
    if (this.#line) this.#line.core.closeSocket(this.#line.socket);
    else this.#changeTo("closed");
  }

  destroy(): void {
    this.#emitters.forEach((emitter) => {
      emitter.clear();
    });
    this.close();
  }

  get #emitters(): readonly Emitter<never>[] {
    const { onMessage, onStateChange, onReconnecting, onError, onFail } = this;
    return [onMessage, onStateChange, onReconnecting, onError, onFail] as unknown as Emitter<never>[];
  }

  #start(core: Core, client: number, method: string, args: readonly unknown[]): void {
    const options = JSON.stringify(this.#options);
    const page = pageOf(new WeakRef(this), core, this.#options, this.#bridge);
    const socket = core.openSocket(client, method, JSON.stringify(args), options, page);
    if (socket === 0) return;
    this.#line = { core, socket, bridge: this.#bridge };
    collected.register(this, this.#line, this);
    watchPage(core, socket);
    core.startSocket(socket, isOnline());
  }

  /** Takes what the core tells. */
  hear(event: string, text: string): void {
    switch (event) {
      case "underWay":
        this.#isUnderWay = true;
        this.#settle?.resolve();
        this.#holdOrLetGo();
        break;
      case "refuse":
        this.#settle?.reject(readError(text));
        break;
      case "state":
        this.#changeTo(text as RealtimeState);
        break;
      case "reconnecting":
        this.onReconnecting.emit(Number(text));
        break;
      case "error":
        this.onError.emit(Object.assign(new Event("error"), { error: readError(text) }));
        break;
      case "fail":
        this.#fail(readFailure(text));
        break;
    }
  }

  #fail(failure: RealtimeFailure): void {
    this.#settle?.reject(failure.error ?? socketClosed());
    this.onFail.emit(failure);
    this.#end();
  }

  #changeTo(state: RealtimeState): void {
    if (this.#state === state) return;
    this.#state = state;
    if (this.#options.debug ?? this.#bridge.config.debug) console.debug(`[parley] Socket: ${state}`);
    this.onStateChange.emit(state);
    if (state !== "closed") return;
    // The last word, if there is one, is said in this same turn.
    queueMicrotask(() => {
      this.#settle?.reject(socketClosed());
      this.#end();
    });
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    heldOpen.delete(this);
    const line = this.#line;
    this.#line = undefined;
    if (line) {
      collected.unregister(this);
      // The core may be in the middle of a call.
      queueMicrotask(() => {
        drop(line);
      });
    }
    this.#ended(this);
  }

  #holdOrLetGo(): void {
    const isHeard = this.#emitters.some(({ hasListeners }) => hasListeners);
    const goesOn = this.#state !== "closed" && (isHeard || !this.#isUnderWay);
    if (goesOn) heldOpen.add(this);
    else heldOpen.delete(this);
  }
}

/** What the core may call: it must not keep a socket that nobody else does. */
function pageOf(
  reference: WeakRef<ManagedSocket>,
  core: Core,
  options: RealtimeOptions,
  { config }: Bridge,
): SocketPage {
  const { origin } = new URL(config.wsBaseUrl);
  const ping = options.liveness?.ping;
  const { WebSocket: chosen } = config;
  return {
    tell(event, text) {
      reference.deref()?.hear(event, text);
    },
    receive(at, size, isBinary) {
      const bytes = core.HEAPU8.slice(at, at + size);
      const data = isBinary ? bytes.buffer : decoder.decode(bytes);
      reference.deref()?.onMessage.emit(new MessageEvent("message", { data, origin }));
    },
    ping() {
      try {
        const text: unknown = ping?.();
        return typeof text === "string" ? text : "";
      } catch (error) {
        console.error("[parley] The ping could not be made:", error);
        return "";
      }
    },
    choose() {
      core.WebSocket = chosen;
    },
  };
}
