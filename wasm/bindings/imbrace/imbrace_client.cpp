#include "bindings/imbrace/imbrace_client.h"

#include <emscripten/bind.h>

#include <memory>
#include <utility>

#include "bindings/imbrace/flavour.h"
#include "bindings/module.h"
#include "core/arguments.h"
#include "imbrace/api_error.h"

namespace parley::bindings {

ImbraceClient::ImbraceClient(const Environment& environment, const std::string& config,
                             emscripten::val ask)
    : PageClient(std::move(ask)) {
  auto read = imbrace::readConfig(config);
  if (read) {
    client_.emplace(environment, std::move(*read), imbraceCatalogue());
  } else {
    fault_ = std::move(read.error());
  }
}

Task<void> ImbraceClient::run(int call, std::string method, std::string arguments,
                              emscripten::val /*session*/, emscripten::val settle) {
  if (!client_.has_value()) {
    settle(false, imbrace::errorJson(fault_.value_or(Error{})));
    co_return;
  }
  imbrace::Client& client = *client_;
  PageCallback callback(page(), std::to_string(call));
  const auto result =
      co_await client.run(std::move(method), std::string(argument(arguments, 1)),
                          imbrace::readCredentials(argument(arguments, 0)), callback);
  settle(result.has_value(), result ? *result : imbrace::errorJson(result.error()));
}

namespace {

int openImbraceClient(const std::string& config, emscripten::val ask) {
  return module().clients.add(
      std::make_unique<ImbraceClient>(module().environment, config, std::move(ask)));
}

}  // namespace

EMSCRIPTEN_BINDINGS(parley_imbrace) {
  emscripten::function("openImbraceClient", &openImbraceClient);
}

}  // namespace parley::bindings
