#pragma once

#include <emscripten/val.h>

#include <optional>
#include <string>

#include "bindings/page_client.h"
#include "core/environment.h"
#include "core/error.h"
#include "imbrace/client.h"

namespace parley::bindings {

/// One `ImbraceClient` of JavaScript. The arguments of a call are a list of two: who asks, and
/// those of the method.
class ImbraceClient final : public PageClient {
 public:
  /// A configuration that cannot be used is reported by every call.
  ImbraceClient(const Environment& environment, const std::string& config, emscripten::val ask);

 private:
  Task<void> run(int call, std::string method, std::string arguments, emscripten::val session,
                 emscripten::val settle) override;

  std::optional<Error> fault_;
  std::optional<imbrace::Client> client_;
};

}  // namespace parley::bindings
