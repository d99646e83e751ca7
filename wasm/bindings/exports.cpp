// The module's functions for JavaScript: here those that clients of all vendors share, in the
// folders those of one. Objects are numbers here, and become classes in js/: that keeps Embind's
// own class machinery out of what every page loads.

#include <emscripten/bind.h>

#include <utility>

#include "bindings/module.h"

namespace parley::bindings {

namespace {

int startCall(int client, std::string method, std::string arguments, emscripten::val session,
              emscripten::val settle) {
  PageClient* const found = module().clients.find(client);
  return found == nullptr ? 0
                          : found->call(std::move(method), std::move(arguments), std::move(session),
                                        std::move(settle));
}

void cancelCall(int client, int call) {
  if (PageClient* const found = module().clients.find(client)) found->cancel(call);
}

void answerQuestion(int client, int question, bool succeeded, std::string text) {
  if (PageClient* const found = module().clients.find(client)) {
    found->page().answer(question, succeeded, std::move(text));
  }
}

}  // namespace

Module& module() {
  static auto* const instance = new Module;
  return *instance;
}

EMSCRIPTEN_BINDINGS(parley) {
  emscripten::function("closeClient", +[](int client) { module().clients.remove(client); });
  emscripten::function("startCall", &startCall);
  emscripten::function("cancelCall", &cancelCall);
  emscripten::function("answerQuestion", &answerQuestion);
}

}  // namespace parley::bindings
