import type {
  RealtimeOptions,
  RealtimeSocket,
  SocketTicket,
  WebsocketCalls,
} from "../../generated/divinci.js";
import type { Bridge } from "../bridge.js";
import { sessionOf } from "./namespaces.js";
import { ManagedSocket } from "./realtime-socket.js";

/**
 * Sockets with what happens in chats and transcripts (reference, section 2.3). They share the
 * tokens of the client's calls. The documentation calls this `client.websocket`, and its page
 * "realtime": both names lead here.
 */
export class Realtime implements WebsocketCalls {
  readonly #bridge: Bridge;
  readonly #sockets = new Set<ManagedSocket>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
  }

  /** Asks for a ticket, with which one socket can be opened. The other methods do by themselves. */
  ticket(purpose: string, resourceId: string): Promise<SocketTicket> {
    const asked = this.#bridge.call("websocket.ticket", [purpose, resourceId], sessionOf(""));
    return asked as Promise<SocketTicket>;
  }

  /**
   * Opens a socket with what happens in a chat. The promise is kept once a ticket was granted, or
   * its first attempt is to be repeated; it is broken when the ticket is refused.
   */
  connectToChat(chatId: string, options?: RealtimeOptions): Promise<RealtimeSocket> {
    return this.#open("websocket.connectToChat", [chatId], options);
  }

  /** The same of a transcript of a workspace. */
  connectToTranscript(
    workspaceId: string,
    transcriptId: string,
    options?: RealtimeOptions,
  ): Promise<RealtimeSocket> {
    return this.#open("websocket.connectToTranscript", [workspaceId, transcriptId], options);
  }

  /** The same at another path, which begins with a slash. */
  connect(
    path: string,
    options: RealtimeOptions | undefined,
    purpose: string,
    resourceId: string,
  ): Promise<RealtimeSocket> {
    return this.#open("websocket.connect", [path, null, purpose, resourceId], options);
  }

  /** Closes all sockets for good. */
  closeAll(): void {
    for (const socket of [...this.#sockets]) socket.close();
  }

  /** How many sockets are not closed, whether they are connected just now or not. */
  get connectionCount(): number {
    return this.#sockets.size;
  }

  async #open(
    method: string,
    args: readonly unknown[],
    options: RealtimeOptions = {},
  ): Promise<RealtimeSocket> {
    const socket = new ManagedSocket(this.#bridge, options, (ended) => {
      this.#sockets.delete(ended);
    });
    this.#sockets.add(socket);
    await socket.open(method, args);
    return socket;
  }
}
