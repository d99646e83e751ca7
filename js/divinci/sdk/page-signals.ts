import type { RealtimeModule } from "./realtime-module.js";

/** The sockets that hear of the page, by their numbers: none of them is held by this. */
const sockets = new Set<number>();
let listeners: AbortController | undefined;

/** Whether there is a network, as far as the host says. */
export function isOnline(): boolean {
  const { navigator } = globalThis as { navigator?: { onLine?: boolean } };
  return navigator?.onLine !== false;
}

/** Tells a socket when the network goes and comes, and when the page is visible again. */
export function watchPage(core: RealtimeModule, socket: number): void {
  sockets.add(socket);
  listeners ??= listen(core);
}

export function unwatchPage(socket: number): void {
  sockets.delete(socket);
  if (sockets.size > 0) return;
  listeners?.abort();
  listeners = undefined;
}

function listen(core: RealtimeModule): AbortController {
  const controller = new AbortController();
  const { signal } = controller;
  const tellOnline = (): void => {
    for (const socket of [...sockets]) core.setSocketOnline(socket, isOnline());
  };
  const tellVisible = (): void => {
    if (document.visibilityState !== "visible") return;
    for (const socket of [...sockets]) core.nudgeSocket(socket);
  };
  // Node has neither.
  if (typeof addEventListener === "function") {
    addEventListener("online", tellOnline, { signal });
    addEventListener("offline", tellOnline, { signal });
  }
  if (typeof document === "object") {
    document.addEventListener("visibilitychange", tellVisible, { signal });
  }
  return controller;
}
