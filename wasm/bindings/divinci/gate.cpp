#include "bindings/divinci/gate.h"

#include <memory>

namespace parley::bindings {

namespace {

std::unique_ptr<divinci::GateApi> makeApi(divinci::Client& client, const std::string& kind,
                                          std::string option, divinci::SessionStore& session) {
  if (kind == "homepageChat") {
    return std::make_unique<divinci::HomepageApi>(client, session, std::move(option));
  }
  return std::make_unique<divinci::FreeChatApi>(client, session, std::move(option));
}

}  // namespace

Gate::Gate(DivinciClient& client, const std::string& kind, std::string option,
           const emscripten::val& session, emscripten::val changed)
    : session_(session),
      flow_(makeApi(client.client(), kind, std::move(option), session_), session_,
            client.client().environment().clock,
            [changed = std::move(changed)](const divinci::GateState& state) {
              changed(divinci::stateJson(state));
            }) {
  flow_.start();
}

void Gate::dispatch(const std::string& action) {
  if (auto read = divinci::readGateAction(action)) flow_.dispatch(std::move(*read));
}

}  // namespace parley::bindings
