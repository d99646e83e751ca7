/** What the core calls of a socket. All are called without `this`. */
export interface SocketPage {
  readonly tell: (event: string, text: string) => void;
  /** A message of `size` bytes at an address of the module's memory, for the time of the call. */
  readonly receive: (at: number, size: number, isBinary: boolean) => void;
  /** What to send to learn whether the connection lives; empty for nothing. */
  readonly ping: () => string;
  /** Puts the class that opens the next socket on the module. */
  readonly choose: () => void;
}

/** The module's functions for sockets: wasm/bindings/sdk/realtime.cpp. */
export interface RealtimeModule {
  /** Opens sockets in place of the host's WebSocket. */
  WebSocket?: unknown;
  /** 0 when it cannot be: `tell` has then heard why. */
  openSocket(
    client: number,
    method: string,
    args: string,
    options: string,
    page: SocketPage,
  ): number;
  startSocket(socket: number, isOnline: boolean): void;
  /** Returns an error's JSON text, or nothing. */
  sendToSocket(socket: number, text: string): string;
  closeSocket(socket: number): void;
  nudgeSocket(socket: number): void;
  setSocketOnline(socket: number, isOnline: boolean): void;
  /** Not from inside a call of the core's. */
  dropSocket(socket: number): void;
}
