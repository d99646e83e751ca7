#include "divinci/transport.h"

#include "core/json.h"
#include "core/wakeup.h"
#include "divinci/api_error.h"

namespace parley::divinci {

namespace {

constexpr int kUnauthorized = 401;

bool isJson(const HttpHead& head) { return head.header("content-type").contains(kJsonType); }

}  // namespace

Transport::Transport(const Environment& environment, const Config& config, TokenStore& tokens)
    : environment_(environment), config_(config), tokens_(tokens) {}

Task<Result<std::string>> Transport::send(HttpRequest request, SendOptions options) {
  addHeader(request, "Content-Type", std::string(kJsonType));
  const int maxRetries = options.skipRetry ? 0 : config_.maxRetries;
  std::string token;
  for (int retries = 0;; ++retries) {
    auto answer = co_await attempt(request, options, token);
    if (!answer && answer.error().status == kUnauthorized && retries == 0) {
      const bool renewed = co_await tokens_.renew(token);
      if (renewed) answer = co_await attempt(request, options, token);
    }
    if (answer) co_return answer;
    const auto delay = retryDelay({.maxRetries = maxRetries}, request.method, retries,
                                  answer.error(), environment_.random);
    if (!delay) co_return answer;
    co_await sleep(environment_.clock, *delay);
  }
}

void Transport::identify(HttpRequest& request, std::string_view token) const {
  addHeader(request, "X-API-Key", config_.apiKey);
  addHeader(request, "X-API-Version", config_.apiVersion);
  if (!token.empty()) addHeader(request, "Authorization", "Bearer " + std::string(token));
}

Task<Result<std::string>> Transport::attempt(HttpRequest request, SendOptions options,
                                             std::string& token) {
  token = (co_await tokens_.accessToken()).value_or("");
  identify(request, token);
  for (const HttpHeader& header : config_.headers) addHeader(request, header.name, header.value);
  co_return co_await exchange(std::move(request), options);
}

Task<Result<std::string>> Transport::exchange(HttpRequest request, SendOptions options) {
  const Milliseconds timeout(options.timeoutMs.value_or(config_.timeoutMs));
  const auto response =
      co_await fetchWhole(environment_.http, environment_.clock, std::move(request),
                          {.head = timeout, .whole = timeout});
  if (!response) co_return std::unexpected(response.error());
  co_return readAnswer(*response, options.asText);
}

Result<std::string> readAnswer(const HttpResponse& response, bool asText,
                               std::string_view fallbackCode) {
  std::string text = bodyText(response.body);
  if (!response.head.ok()) {
    return std::unexpected(errorFromAnswer(response.head, text, fallbackCode));
  }
  if (asText) return json::quote(text);
  if (text.empty() || !isJson(response.head)) return std::string();
  if (!json::isValid(text)) {
    return failure(ErrorKind::kProtocol, "INVALID_JSON", "The answer is not JSON");
  }
  return text;
}

}  // namespace parley::divinci
