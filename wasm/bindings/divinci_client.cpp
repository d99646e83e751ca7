#include "bindings/divinci_client.h"

#include "divinci/api_error.h"

namespace parley::bindings {

namespace {

void settleWith(const emscripten::val& settle, const Result<std::string>& result) {
  settle(result.has_value(), result ? *result : divinci::errorJson(result.error()));
}

}  // namespace

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
  const int call = nextCall();
  return keep(call, Running::start(runCall(std::move(method), std::move(arguments),
                                           std::move(session), std::move(settle))));
}

int DivinciClient::sendDelegated(std::string space, std::string arguments, emscripten::val session,
                                 emscripten::val settle) {
  const int call = nextCall();
  return keep(call, Running::start(runDelegated(std::move(space), std::move(arguments), call,
                                                std::move(session), std::move(settle))));
}

Task<void> DivinciClient::runCall(std::string method, std::string arguments,
                                  emscripten::val session, emscripten::val settle) {
  if (fault_) {
    settleWith(settle, std::unexpected(*fault_));
    co_return;
  }
  PageSession store(std::move(session));
  settleWith(settle, co_await client_->call(std::move(method), std::move(arguments), store));
}

Task<void> DivinciClient::runDelegated(std::string space, std::string arguments, int call,
                                       emscripten::val session, emscripten::val settle) {
  if (fault_) {
    settleWith(settle, std::unexpected(*fault_));
    co_return;
  }
  PageSession store(std::move(session));
  PageInference model(page_, std::to_string(call));
  settleWith(settle, co_await client_->sendDelegated(std::move(space), std::move(arguments), model, store));
}

int DivinciClient::keep(int call, Running running) {
  if (!running.done()) calls_.emplace(call, std::move(running));
  return call;
}

int DivinciClient::nextCall() {
  std::erase_if(calls_, [](const auto& entry) { return entry.second.done(); });
  return ++lastCall_;
}

}  // namespace parley::bindings
