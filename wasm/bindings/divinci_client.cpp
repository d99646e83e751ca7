#include "bindings/divinci_client.h"

#include "divinci/api_error.h"

namespace parley::bindings {

DivinciClient::DivinciClient(const Environment& environment, const std::string& config,
                             emscripten::val ask)
    : page_(std::move(ask)), tokens_(page_) {
  auto read = divinci::readConfig(config);
  if (read) {
    client_.emplace(environment, std::move(*read), tokens_);
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
  PageSession store(session);
  const auto result = co_await send(call, std::move(method), std::move(arguments), store);
  settle(result.has_value(), result ? *result : divinci::errorJson(result.error()));
}

Task<Result<std::string>> DivinciClient::send(int call, std::string method, std::string arguments,
                                              divinci::SessionStore& session) {
  if (!client_.has_value()) co_return std::unexpected(fault_.value_or(Error{}));
  constexpr std::string_view kDelegated = ".sendDelegated";
  if (!method.ends_with(kDelegated)) {
    co_return co_await client_->call(std::move(method), std::move(arguments), session);
  }
  method.resize(method.size() - kDelegated.size());
  PageInference model(page_, std::to_string(call));
  co_return co_await client_->sendDelegated(std::move(method), std::move(arguments), model,
                                            session);
}

}  // namespace parley::bindings
