#include "divinci/transport.h"

#include <algorithm>

#include "core/json.h"
#include "core/utf8.h"
#include "core/wakeup.h"
#include "divinci/api_error.h"
#include "divinci/endpoints.h"

namespace parley::divinci {

namespace {

constexpr int kUnauthorized = 401;
constexpr int kAccessTokenSeconds = 30 * 60;  // section 1.5: the server names no lifetime

bool isJson(const HttpHead& head) {
  return head.header("content-type").contains("application/json");
}

/// Text as `Response.text()` reads it: UTF-8 with replacement, without a byte order mark.
std::string bodyText(std::string_view bytes) {
  if (bytes.starts_with(utf8::kByteOrderMark)) bytes.remove_prefix(utf8::kByteOrderMark.size());
  return utf8::sanitized(bytes);
}

bool isSameName(std::string_view one, std::string_view other) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; };
  return std::ranges::equal(one, other, {}, lower, lower);
}

/// Adds a header unless the request has it already, in whatever spelling: fetch would join the two
/// with a comma.
void addHeader(HttpRequest& request, std::string_view name, std::string value) {
  if (value.empty() || !isHeaderSafe(value)) return;
  const auto isPresent = [name](const HttpHeader& header) { return isSameName(header.name, name); };
  if (std::ranges::any_of(request.headers, isPresent)) return;
  request.headers.push_back({std::string(name), std::move(value)});
}

std::string refreshArguments(std::string_view refreshToken, const Config& config) {
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

Transport::Transport(const Environment& environment, const Config& config, TokenStore& tokens)
    : environment_(environment),
      config_(config),
      tokens_(tokens),
      retries_{.maxRetries = config.maxRetries} {}

Task<Result<std::string>> Transport::send(HttpRequest request, bool asText) {
  bool refreshTried = false;
  for (int retries = 0;; ++retries) {
    auto answer = co_await attempt(request, asText);
    if (!answer && answer.error().status == kUnauthorized && retries == 0 && !refreshTried) {
      refreshTried = true;
      const bool renewed = co_await refresh();
      if (renewed) answer = co_await attempt(request, asText);
    }
    if (answer) co_return answer;
    const auto delay =
        retryDelay(retries_, request.method, retries, answer.error(), environment_.random);
    if (!delay) co_return answer;
    co_await sleep(environment_.clock, *delay);
  }
}

Task<Result<std::string>> Transport::attempt(HttpRequest request, bool asText) {
  addHeader(request, "X-API-Key", config_.apiKey);
  addHeader(request, "X-API-Version", config_.apiVersion);
  const auto token = co_await tokens_.accessToken();
  if (token && !token->empty()) addHeader(request, "Authorization", "Bearer " + *token);
  for (const HttpHeader& header : config_.headers) addHeader(request, header.name, header.value);
  co_return co_await exchange(std::move(request), asText);
}

Task<Result<std::string>> Transport::exchange(HttpRequest request, bool asText) {
  addHeader(request, "Content-Type", "application/json");
  const Milliseconds timeout(config_.timeoutMs);
  const auto response =
      co_await fetchWhole(environment_.http, environment_.clock, std::move(request),
                          {.head = timeout, .whole = timeout});
  if (!response) co_return std::unexpected(response.error());
  std::string text = bodyText(response->body);
  if (!response->head.ok()) co_return std::unexpected(errorFromAnswer(response->head, text));
  if (asText) co_return json::quote(text);
  if (text.empty() || !isJson(response->head)) co_return std::string();
  if (!json::isValid(text)) {
    co_return failure(ErrorKind::kProtocol, "INVALID_JSON", "The answer is not JSON");
  }
  co_return text;
}

Task<bool> Transport::refresh() {
  if (config_.origin.empty()) co_return false;
  auto waiter = refreshed_.wait();
  if (!refreshing_ || refreshing_->done()) refreshing_.emplace(Running::start(runRefresh()));
  co_await waiter;
  co_return refreshSucceeded_;
}

Task<void> Transport::runRefresh() {
  // Not before the caller waits: what follows may end without a pause.
  co_await sleep(environment_.clock, Milliseconds(0));
  const auto refreshToken = co_await tokens_.refreshToken();
  refreshSucceeded_ = false;
  if (refreshToken && !refreshToken->empty()) {
    auto request = buildRequest(*findEndpoint("@validateLogin"), config_.baseUrl,
                                refreshArguments(*refreshToken, config_), {});
    const auto answer = co_await exchange(std::move(*request));
    std::string accessToken = grantedToken(answer.value_or(""));
    refreshSucceeded_ = !accessToken.empty();
    if (refreshSucceeded_) {
      co_await tokens_.setAccessToken(std::move(accessToken), kAccessTokenSeconds);
    } else {
      co_await tokens_.clear();
    }
  }
  refreshed_.notifyAll();
}

}  // namespace parley::divinci
