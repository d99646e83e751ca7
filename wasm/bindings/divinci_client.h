#pragma once

#include <emscripten/val.h>

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "bindings/page.h"
#include "core/environment.h"
#include "core/error.h"
#include "core/task.h"
#include "divinci/client.h"
#include "divinci/token_store.h"

namespace parley::bindings {

/// One `DivinciClient` of JavaScript, with the calls under way. `settle(ok, text)` is called once
/// for each: the result's JSON text (empty for undefined), or the error's.
class DivinciClient {
 public:
  /// A configuration that cannot be used is reported by every call.
  DivinciClient(const Environment& environment, const std::string& config, emscripten::val ask);

  /// Starts a call, whose number is returned. It may be settled before this returns. What the
  /// method asks of the function that was given along with it goes to `ask`, as "callback", with
  /// the call's number.
  int call(std::string method, std::string arguments, emscripten::val session,
           emscripten::val settle);

  /// Ends a call: its request is aborted, and it is not settled.
  void cancel(int call);

  [[nodiscard]] Page& page() { return page_; }
  [[nodiscard]] Result<void> ready() const;
  /// Only when `ready`.
  [[nodiscard]] divinci::Client& client() { return *client_; }

 private:
  Task<void> run(int call, std::string method, std::string arguments, emscripten::val session,
                 emscripten::val settle);

  Page page_;
  std::unique_ptr<divinci::TokenStore> tokens_;
  std::optional<Error> fault_;
  std::optional<divinci::Client> client_;
  std::vector<std::pair<int, Running>> calls_;
  int lastCall_ = 0;
};

}  // namespace parley::bindings
