#include "bindings/page_client.h"

namespace parley::bindings {

int PageClient::call(std::string method, std::string arguments, emscripten::val session,
                     emscripten::val settle) {
  std::erase_if(calls_, [](const auto& entry) { return entry.second.done(); });
  const int call = ++lastCall_;
  Running running = Running::start(
      run(call, std::move(method), std::move(arguments), std::move(session), std::move(settle)));
  if (!running.done()) calls_.emplace_back(call, std::move(running));
  return call;
}

void PageClient::cancel(int call) {
  std::erase_if(calls_, [call](const auto& entry) { return entry.first == call; });
}

}  // namespace parley::bindings
