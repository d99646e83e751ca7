#pragma once

#include <memory>
#include <string_view>

#include "core/socket.h"

namespace parley {

/// WebSockets over the host's `WebSocket` (WHATWG WebSockets): browsers, Node 22 or later, and
/// wherever else `globalThis.WebSocket` is one; or over the class that is put on the module as its
/// `WebSocket` before `open`. A connection that cannot even be tried (no such
/// class, an address that is not ws or wss or has a fragment, a policy of the page) is closed with
/// code 1006 and the reason in words.
///
/// `Socket::close` sends codes that a page may send (1000, 3000 to 4999) with reasons of at most
/// 123 bytes; with others the connection is closed without either.
class WebSocketTransport final : public SocketTransport {
 public:
  [[nodiscard]] std::unique_ptr<Socket> open(std::string_view url,
                                             SocketObserver& observer) override;
};

}  // namespace parley
