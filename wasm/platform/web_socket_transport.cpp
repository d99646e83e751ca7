#include "platform/web_socket_transport.h"

#include <cstddef>
#include <cstdint>
#include <string>

// Not over emscripten/websocket.h: it lets the exceptions of `new WebSocket`, `send` and `close`
// out through the module, and cuts text at the first NUL.

namespace parley {

class WebSocketLink;

extern "C" {

// In web_socket_transport.js.
void parleySocketOpen(WebSocketLink* link, const char* url, std::size_t urlSize);
bool parleySocketSend(WebSocketLink* link, const char* text, std::size_t size);
void parleySocketClose(WebSocketLink* link, int code, const char* reason, std::size_t size);
void parleySocketDrop(WebSocketLink* link);
}

class WebSocketLink final : public Socket {
 public:
  explicit WebSocketLink(SocketObserver& observer) : observer_(observer) {}
  WebSocketLink(const WebSocketLink&) = delete;
  WebSocketLink& operator=(const WebSocketLink&) = delete;
  ~WebSocketLink() override { parleySocketDrop(this); }

  [[nodiscard]] bool send(std::string_view text) override {
    return parleySocketSend(this, text.data(), text.size());
  }
  void close(std::uint16_t code, std::string_view reason) override {
    parleySocketClose(this, code, reason.data(), reason.size());
  }

  [[nodiscard]] SocketObserver& observer() const { return observer_; }

 private:
  SocketObserver& observer_;
};

extern "C" {

void parleySocketOpened(WebSocketLink* link) { link->observer().onOpen(); }

void parleySocketMessage(WebSocketLink* link, const char* data, std::size_t size, bool binary) {
  link->observer().onMessage({data, size}, binary);
}

void parleySocketClosed(WebSocketLink* link, std::uint16_t code, const char* reason,
                        std::size_t size, bool wasClean) {
  link->observer().onClose(
      {.code = code, .reason = std::string(reason, size), .wasClean = wasClean});
}
}

std::unique_ptr<Socket> WebSocketTransport::open(std::string_view url, SocketObserver& observer) {
  auto link = std::make_unique<WebSocketLink>(observer);
  parleySocketOpen(link.get(), url.data(), url.size());
  return link;
}

}  // namespace parley
