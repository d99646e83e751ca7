#include "divinci/sdk/token_refresh.h"

#include <string_view>
#include <utility>

#include "core/endpoint.h"
#include "core/http_reader.h"
#include "core/json.h"
#include "core/wakeup.h"
#include "divinci/sdk/sdk_catalogue.h"
#include "divinci/transport.h"

namespace parley::divinci::sdk {

namespace {

constexpr int kAccessTokenSeconds = 30 * 60;  // section 1.5: the server names no lifetime

std::string argumentsOf(std::string_view refreshToken, const Config& config) {
  return '[' + json::quote(refreshToken) + ',' + json::quote(config.origin) + ',' +
         json::quote(config.releaseId) + ']';
}

/// The access token of a refresh that was granted; else empty.
std::string grantedToken(std::string_view text) {
  const auto answer = json::readObject(text);
  if (!answer || !answer->boolean("valid").value_or(false)) return {};
  return answer->string("accessToken").value_or("");
}

}  // namespace

TokenRefresh::TokenRefresh(const Environment& environment, Config config, RefreshStore& store)
    : environment_(environment), config_(std::move(config)), store_(store) {}

Task<Result<std::string>> TokenRefresh::accessToken() { return store_.accessToken(); }

Task<bool> TokenRefresh::renew(std::string refused) {
  const int before = refreshes_;
  const std::string stored = (co_await store_.accessToken()).value_or("");
  if (stored != refused) co_return !stored.empty();
  if (config_.origin.empty()) co_return false;
  // A slow store may have answered with a token that was renewed meanwhile.
  if (refreshes_ == before) {
    auto waiter = refreshed_.wait();
    if (!refreshing_ || refreshing_->done()) refreshing_.emplace(Running::start(refresh()));
    co_await waiter;
  }
  co_return succeeded_;
}

Task<void> TokenRefresh::refresh() {
  // Not before the caller waits: what follows may end without a pause.
  co_await sleep(environment_.clock, Milliseconds(0));
  std::string refreshToken = (co_await store_.refreshToken()).value_or("");
  succeeded_ = false;
  if (!refreshToken.empty()) {
    std::string token = co_await request(std::move(refreshToken));
    succeeded_ = !token.empty();
    if (succeeded_) {
      co_await store_.setAccessToken(std::move(token), kAccessTokenSeconds);
    } else {
      co_await store_.clear();
    }
  }
  ++refreshes_;
  refreshed_.notifyAll();
}

Task<std::string> TokenRefresh::request(std::string refreshToken) {
  auto request = buildRequest(*kSdkCatalogue.find("@validateLogin"), config_.baseUrl,
                              argumentsOf(refreshToken, config_), {});
  request->headers.push_back({"Content-Type", std::string(kJsonType)});
  const Milliseconds timeout(config_.timeoutMs);
  const auto response =
      co_await fetchWhole(environment_.http, environment_.clock, std::move(*request),
                          {.head = timeout, .whole = timeout});
  if (!response) co_return std::string();
  co_return grantedToken(readAnswer(*response).value_or(""));
}

}  // namespace parley::divinci::sdk
