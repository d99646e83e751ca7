// The JavaScript half of web_socket_transport.cpp.
/* global Module, addToLibrary, parleyLend, parleyLendText, parleySockets, parleyText */
/* global _parleySocketClosed, _parleySocketMessage, _parleySocketOpened */

addToLibrary({
  // The sockets that are not closed, by the address of the C++ object. A socket that is not found
  // here under its own address is not listened to any more.
  $parleySockets: "new Map()",

  parleySocketOpen__deps: [
    "$parleyLend",
    "$parleyLendText",
    "$parleySockets",
    "$parleyText",
    "parleySocketClosed",
    "parleySocketMessage",
    "parleySocketOpened",
  ],
  parleySocketOpen: (owner, url, urlSize) => {
    let socket = { close() {} };
    let opened = false;
    const heeded = () => parleySockets.get(owner) === socket;
    const closed = ({ code, reason, wasClean }) => {
      if (!heeded()) return;
      parleySockets.delete(owner);
      parleyLendText(reason, (at, size) => _parleySocketClosed(owner, code, at, size, wasClean));
    };

    try {
      const address = parleyText(url, urlSize);
      if (!/^wss?:\/\//i.test(address)) throw new SyntaxError("The address is not ws: or wss:");
      const WebSocketClass = Module["WebSocket"] ?? globalThis.WebSocket;
      if (!WebSocketClass) {
        throw new ReferenceError("There is no WebSocket: use Node 22, or the ws package");
      }
      // Throws for an address with a fragment, for one that the page's policy forbids, and others.
      socket = new WebSocketClass(address);
    } catch (error) {
      setTimeout(closed, 0, { code: 1006, reason: error.message, wasClean: false });
    }
    parleySockets.set(owner, socket);

    socket.binaryType = "arraybuffer";
    // A close event follows; but not from every Node's own WebSocket where there was no connection.
    // To the ws package, an error that nobody listens to is a fault of the program.
    socket.onerror = () => {
      if (!opened) setTimeout(closed, 0, { code: 1006, reason: "", wasClean: false });
    };
    socket.onopen = () => {
      opened = true;
      if (heeded()) _parleySocketOpened(owner);
    };
    socket.onmessage = ({ data }) => {
      if (!heeded()) return;
      const isText = typeof data === "string";
      const bytes = isText ? new TextEncoder().encode(data) : new Uint8Array(data);
      const lent = parleyLend(bytes, (at, size) => _parleySocketMessage(owner, at, size, !isText));
      if (!lent) socket.close();
    };
    socket.onclose = closed;
  },

  parleySocketSend__deps: ["$parleySockets", "$parleyText"],
  parleySocketSend: (owner, text, size) => {
    const socket = parleySockets.get(owner);
    if (socket?.readyState !== 1) return false;
    socket.send(parleyText(text, size));
    return true;
  },

  parleySocketClose__deps: ["$parleySockets", "$parleyText"],
  parleySocketClose: (owner, code, reason, size) => {
    const socket = parleySockets.get(owner);
    try {
      socket?.close(code, parleyText(reason, size));
    } catch {
      socket.close();
    }
  },

  parleySocketDrop__deps: ["$parleySockets"],
  parleySocketDrop: (owner) => {
    const socket = parleySockets.get(owner);
    parleySockets.delete(owner);
    socket?.close();
  },
});
