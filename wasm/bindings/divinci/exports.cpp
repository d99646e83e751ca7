// Divinci's clients and gates for JavaScript.

#include <emscripten/bind.h>

#include <memory>
#include <utility>

#include "bindings/divinci/divinci_client.h"
#include "bindings/divinci/gate.h"
#include "bindings/module.h"

namespace parley::bindings {

namespace {

Handles<Gate>& gates() {
  static auto* const instance = new Handles<Gate>;  // lives as long as the page
  return *instance;
}

int openClient(const std::string& config, emscripten::val ask) {
  return module().clients.add(
      std::make_unique<DivinciClient>(module().environment, config, std::move(ask)));
}

int openGate(int client, const std::string& kind, std::string option,
             const emscripten::val& session, emscripten::val changed) {
  DivinciClient* const found = findDivinciClient(client);
  if (found == nullptr || !found->ready()) return 0;
  return gates().add(
      std::make_unique<Gate>(*found, kind, std::move(option), session, std::move(changed)));
}

void dispatchToGate(int gate, const std::string& action) {
  if (Gate* const found = gates().find(gate)) found->dispatch(action);
}

}  // namespace

DivinciClient* findDivinciClient(int handle) {
  PageClient* const found = module().clients.find(handle);
  return found == nullptr ? nullptr : found->asDivinci();
}

EMSCRIPTEN_BINDINGS(parley_divinci) {
  emscripten::function("openClient", &openClient);
  emscripten::function("openGate", &openGate);
  emscripten::function("dispatchToGate", &dispatchToGate);
  emscripten::function("closeGate", +[](int gate) { gates().remove(gate); });
}

}  // namespace parley::bindings
