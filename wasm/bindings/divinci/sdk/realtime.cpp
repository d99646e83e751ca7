// Sockets of the realtime service for JavaScript; js/divinci/sdk/realtime-socket.ts is the other
// half.

#include "divinci/sdk/realtime.h"

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bindings/divinci/divinci_client.h"
#include "bindings/handles.h"
#include "core/json.h"
#include "divinci/api_error.h"
#include "platform/web_socket_transport.h"

namespace parley::bindings {

namespace {

using divinci::sdk::RealtimeAddress;
using divinci::sdk::RealtimeFailure;
using divinci::sdk::RealtimeObserver;
using divinci::sdk::RealtimeOptions;
using divinci::sdk::RealtimeState;

/// The host's sockets, of the class that a client brought: `choose` names it to the module.
class ChosenSockets final : public SocketTransport {
 public:
  explicit ChosenSockets(emscripten::val choose) : choose_(std::move(choose)) {}

  [[nodiscard]] std::unique_ptr<Socket> open(std::string_view url,
                                             SocketObserver& observer) override {
    choose_();
    return sockets_.open(url, observer);
  }

 private:
  WebSocketTransport sockets_;
  emscripten::val choose_;
};

std::string failureJson(const RealtimeFailure& failure) {
  std::string unsent;
  for (const std::string& text : failure.unsent) {
    unsent += unsent.empty() ? '[' : ',';
    unsent += json::quote(text);
  }
  json::Writer writer;
  writer.integer("code", failure.code).string("reason", failure.reason);
  if (failure.error) writer.raw("error", divinci::errorJson(*failure.error));
  return writer.raw("unsent", unsent.empty() ? "[]" : unsent + ']').finish();
}

/// One socket of JavaScript, which hears of it by functions: `tell(event, text)`, `receive(at,
/// size, isBinary)` of a message in memory, `ping()` and `choose()`.
class PageSocket final : private RealtimeObserver {
 public:
  PageSocket(divinci::Client& client, RealtimeAddress address, RealtimeOptions options,
             const emscripten::val& page)
      : tell_(page["tell"]),
        receive_(page["receive"]),
        ping_(page["ping"]),
        sockets_(page["choose"]),
        socket_(client, sockets_, std::move(address), options, *this) {}

  [[nodiscard]] divinci::sdk::Realtime& socket() { return socket_; }

 private:
  void onUnderWay() override { tell("underWay", {}); }
  void onState(RealtimeState state) override {
    tell("state", std::string(divinci::sdk::stateName(state)));
  }
  void onReconnecting(int attempt) override { tell("reconnecting", std::to_string(attempt)); }
  void onMessage(std::string_view data, bool binary) override {
    receive_(reinterpret_cast<std::uintptr_t>(data.data()), data.size(), binary);
  }
  void onError(const Error& error) override { tell("error", divinci::errorJson(error)); }
  void onFail(const RealtimeFailure& failure) override { tell("fail", failureJson(failure)); }
  [[nodiscard]] std::string ping() override { return ping_().as<std::string>(); }

  void tell(const std::string& event, const std::string& text) { tell_(event, text); }

  emscripten::val tell_;
  emscripten::val receive_;
  emscripten::val ping_;
  ChosenSockets sockets_;
  divinci::sdk::Realtime socket_;
};

Handles<PageSocket>& sockets() {
  static auto* const instance = new Handles<PageSocket>;  // lives as long as the page
  return *instance;
}

/// Makes a socket of the row `method`. 0 when it cannot be: `tell` has then heard why.
int openSocket(int client, const std::string& method, const std::string& arguments,
               const std::string& options, const emscripten::val& page) {
  DivinciClient* const found = findDivinciClient(client);
  if (found == nullptr) return 0;
  const auto refuse = [&page](const Error& error) {
    const emscripten::val tell = page["tell"];
    tell(std::string("refuse"), divinci::errorJson(error));
    return 0;
  };
  if (const auto ready = found->ready(); !ready) return refuse(ready.error());
  auto address = divinci::sdk::realtimeAddress(found->client(), method, arguments);
  if (!address) return refuse(address.error());
  return sockets().add(std::make_unique<PageSocket>(
      found->client(), std::move(*address), divinci::sdk::readRealtimeOptions(options), page));
}

void startSocket(int socket, bool isOnline) {
  if (PageSocket* const found = sockets().find(socket)) found->socket().start(isOnline);
}

/// Empty, or an error's JSON text.
std::string sendToSocket(int socket, std::string text) {
  PageSocket* const found = sockets().find(socket);
  if (found == nullptr) return {};
  const auto sent = found->socket().send(std::move(text));
  return sent ? std::string() : divinci::errorJson(sent.error());
}

void closeSocket(int socket) {
  if (PageSocket* const found = sockets().find(socket)) found->socket().close();
}

void nudgeSocket(int socket) {
  if (PageSocket* const found = sockets().find(socket)) found->socket().nudge();
}

void setSocketOnline(int socket, bool isOnline) {
  if (PageSocket* const found = sockets().find(socket)) found->socket().setOnline(isOnline);
}

}  // namespace

EMSCRIPTEN_BINDINGS(parley_realtime) {
  emscripten::function("openSocket", &openSocket);
  emscripten::function("startSocket", &startSocket);
  emscripten::function("sendToSocket", &sendToSocket);
  emscripten::function("closeSocket", &closeSocket);
  emscripten::function("nudgeSocket", &nudgeSocket);
  emscripten::function("setSocketOnline", &setSocketOnline);
  // Not from inside a call of the socket's.
  emscripten::function("dropSocket", +[](int socket) { sockets().remove(socket); });
}

}  // namespace parley::bindings
