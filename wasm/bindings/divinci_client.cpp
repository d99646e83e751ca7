#include "bindings/divinci_client.h"

#include "bindings/flavour.h"
#include "divinci/api_error.h"

namespace parley::bindings {

DivinciClient::DivinciClient(const Environment& environment, const std::string& config,
                             emscripten::val ask)
    : page_(std::move(ask)) {
  auto read = divinci::readConfig(config);
  if (read) {
    tokens_ = makeTokens(page_, environment, *read);
    client_.emplace(environment, std::move(*read), *tokens_, catalogue());
  } else {
    fault_ = std::move(read.error());
  }
}

Result<void> DivinciClient::ready() const {
  if (fault_) return std::unexpected(*fault_);
  return {};
}

int DivinciClient::call(std::string method, std::string arguments, emscripten::val session,
                        emscripten::val settle) {
  std::erase_if(calls_, [](const auto& entry) { return entry.second.done(); });
  const int call = ++lastCall_;
  Running running = Running::start(
      run(call, std::move(method), std::move(arguments), std::move(session), std::move(settle)));
  if (!running.done()) calls_.emplace_back(call, std::move(running));
  return call;
}

void DivinciClient::cancel(int call) {
  std::erase_if(calls_, [call](const auto& entry) { return entry.first == call; });
}

Task<void> DivinciClient::run(int call, std::string method, std::string arguments,
                              emscripten::val session, emscripten::val settle) {
  if (!client_.has_value()) {
    settle(false, divinci::errorJson(fault_.value_or(Error{})));
    co_return;
  }
  PageSession store(session);
  PageCallback callback(page_, std::to_string(call));
  const auto result = co_await client_->catalogue().run(*client_, std::move(method),
                                                        std::move(arguments), callback, store);
  settle(result.has_value(), result ? *result : divinci::errorJson(result.error()));
}

}  // namespace parley::bindings
