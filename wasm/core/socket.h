#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace parley {

/// Why a socket is closed (RFC 6455, 7.1.5; WHATWG CloseEvent).
struct SocketClose {
  std::uint16_t code = 1006;
  std::string reason;
  bool wasClean = false;
};

/// Receives what happens on one socket: `onOpen` at most once, messages after it, `onClose` exactly
/// once and last, also when the connection never came about. The observer may destroy the socket
/// from inside any call.
class SocketObserver {
 public:
  virtual ~SocketObserver() = default;
  virtual void onOpen() = 0;
  virtual void onMessage(std::string_view data, bool binary) = 0;
  virtual void onClose(SocketClose close) = 0;
};

/// One WebSocket. Destroying it closes the connection without further calls.
class Socket {
 public:
  virtual ~Socket() = default;
  /// Sends a text message. False when the socket is not open; nothing is queued here.
  [[nodiscard]] virtual bool send(std::string_view text) = 0;
  /// Starts the closing handshake; `onClose` follows.
  virtual void close(std::uint16_t code, std::string_view reason) = 0;
};

/// Opens WebSockets (WHATWG WebSockets). Observers are never called from inside `open`.
class SocketTransport {
 public:
  virtual ~SocketTransport() = default;
  [[nodiscard]] virtual std::unique_ptr<Socket> open(std::string_view url,
                                                     SocketObserver& observer) = 0;
};

}  // namespace parley
