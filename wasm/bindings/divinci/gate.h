#pragma once

#include <emscripten/val.h>

#include <string>

#include "bindings/divinci/divinci_client.h"
#include "bindings/divinci/page_session.h"
#include "divinci/gate_flow.h"

namespace parley::bindings {

/// One `GateFlow` of JavaScript.
class Gate {
 public:
  /// `kind` is "freeChatGate" (`option`: where a magic link leads) or "homepageChat" (`option`:
  /// Turnstile's site key). `changed` gets the state as JSON text after each change. The client
  /// must be `ready` and outlive the gate.
  Gate(DivinciClient& client, const std::string& kind, std::string option,
       const emscripten::val& session, emscripten::val changed);

  /// Takes an action as JSON text: {type, text?, flag?}.
  void dispatch(const std::string& action);

 private:
  PageSession session_;
  divinci::GateFlow flow_;
};

}  // namespace parley::bindings
