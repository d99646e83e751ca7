// The module's functions for JavaScript. Objects are numbers here, and become classes in js/: that
// keeps Embind's own class machinery out of what every page loads.

#include <emscripten/bind.h>

#include <memory>
#include <utility>

#include "bindings/divinci_client.h"
#include "bindings/gate.h"
#include "bindings/handles.h"
#include "platform/browser_clock.h"
#include "platform/fetch_transport.h"
#include "platform/web_random.h"
#include "platform/web_socket_transport.h"

namespace parley::bindings {

namespace {

/// The browser, and all that lives in it. Gates go before the clients that they use.
struct Module {
  FetchTransport http;
  WebSocketTransport sockets;
  BrowserClock clock;
  WebRandom random;
  Environment environment{http, sockets, clock, random};
  Handles<DivinciClient> clients;
  Handles<Gate> gates;
};

Module& module() {
  static auto* const instance = new Module;  // lives as long as the page
  return *instance;
}

int openClient(const std::string& config, emscripten::val ask) {
  return module().clients.add(
      std::make_unique<DivinciClient>(module().environment, config, std::move(ask)));
}

int startCall(int client, std::string method, std::string arguments, emscripten::val session,
              emscripten::val settle) {
  DivinciClient* const found = module().clients.find(client);
  return found == nullptr ? 0
                          : found->call(std::move(method), std::move(arguments), std::move(session),
                                        std::move(settle));
}

void cancelCall(int client, int call) {
  if (DivinciClient* const found = module().clients.find(client)) found->cancel(call);
}

void answerQuestion(int client, int question, bool succeeded, std::string text) {
  if (DivinciClient* const found = module().clients.find(client)) {
    found->page().answer(question, succeeded, std::move(text));
  }
}

int openGate(int client, const std::string& kind, std::string option,
             const emscripten::val& session, emscripten::val changed) {
  DivinciClient* const found = module().clients.find(client);
  if (found == nullptr || !found->ready()) return 0;
  return module().gates.add(
      std::make_unique<Gate>(*found, kind, std::move(option), session, std::move(changed)));
}

void dispatchToGate(int gate, const std::string& action) {
  if (Gate* const found = module().gates.find(gate)) found->dispatch(action);
}

}  // namespace

DivinciClient* findClient(int handle) { return module().clients.find(handle); }

EMSCRIPTEN_BINDINGS(parley) {
  emscripten::function("openClient", &openClient);
  emscripten::function("closeClient", +[](int client) { module().clients.remove(client); });
  emscripten::function("startCall", &startCall);
  emscripten::function("cancelCall", &cancelCall);
  emscripten::function("answerQuestion", &answerQuestion);
  emscripten::function("openGate", &openGate);
  emscripten::function("dispatchToGate", &dispatchToGate);
  emscripten::function("closeGate", +[](int gate) { module().gates.remove(gate); });
}

}  // namespace parley::bindings
