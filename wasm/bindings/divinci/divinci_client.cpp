#include "bindings/divinci/divinci_client.h"

#include <utility>

#include "bindings/divinci/flavour.h"
#include "bindings/divinci/page_session.h"
#include "divinci/api_error.h"

namespace parley::bindings {

DivinciClient::DivinciClient(const Environment& environment, const std::string& config,
                             emscripten::val ask)
    : PageClient(std::move(ask)) {
  auto read = divinci::readConfig(config);
  if (read) {
    tokens_ = makeTokens(page(), environment, *read);
    client_.emplace(environment, std::move(*read), *tokens_, catalogue());
  } else {
    fault_ = std::move(read.error());
  }
}

Result<void> DivinciClient::ready() const {
  if (fault_) return std::unexpected(*fault_);
  return {};
}

Task<void> DivinciClient::run(int call, std::string method, std::string arguments,
                              emscripten::val session, emscripten::val settle) {
  if (!client_.has_value()) {
    settle(false, divinci::errorJson(fault_.value_or(Error{})));
    co_return;
  }
  divinci::Client& client = *client_;
  PageSession store(session);
  PageCallback callback(page(), std::to_string(call));
  const auto result = co_await client.catalogue().run(client, std::move(method),
                                                      std::move(arguments), callback, store);
  settle(result.has_value(), result ? *result : divinci::errorJson(result.error()));
}

}  // namespace parley::bindings
