#include "imbrace/transport.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "core/arguments.h"
#include "core/json.h"
#include "core/page_request.h"
#include "core/wakeup.h"
#include "imbrace/api_error.h"

namespace parley::imbrace {

namespace {

constexpr int kUnauthorized = 401;
constexpr int kTooManyRequests = 429;
constexpr int kServerFault = 500;
constexpr Milliseconds kFirstWait{1000};
constexpr Milliseconds kPatience{
    120'000};  ///< A server that wants a longer wait is not waited for.
constexpr int kMostDoublings = 5;

bool isLost(const Error& error) {
  return error.kind == ErrorKind::kNetwork || error.kind == ErrorKind::kTimeout;
}

/// Whether a failure may pass, so that the request is worth sending again.
bool mayPass(const Error& error, bool isChatOnce) {
  if (error.status == kTooManyRequests) return true;
  return !isChatOnce && (isLost(error) || error.status >= kServerFault);
}

/// How long to wait before the next try; nullopt when there is none.
std::optional<Milliseconds> retryDelay(const Error& error, int retries, const Delivery& delivery,
                                       const CallOptions& options) {
  const bool isChatOnce = delivery.isChat && !options.repeatsChat;
  if (retries >= options.maxRetries || !mayPass(error, isChatOnce)) return std::nullopt;
  if (options.honoursRetryAfter && error.retryAfter) {
    const double wanted = *error.retryAfter * 1000;
    if (wanted > static_cast<double>(kPatience.count())) return std::nullopt;
    return Milliseconds(static_cast<Milliseconds::rep>(wanted));
  }
  return kFirstWait * (1 << std::min(retries, kMostDoublings));
}

std::string question(std::string_view name, std::string_view json) {
  return json::Writer().raw(name, json).finish();
}

Error timedOut(int timeoutMs) {
  return {.kind = ErrorKind::kTimeout,
          .code = "TIMEOUT",
          .message = "Request timed out after " + std::to_string(timeoutMs) + "ms"};
}

/// What the page says of a request that it has sent.
Result<HttpResponse> readOutcome(const std::string& json, int timeoutMs) {
  const json::Object told = object(json);
  const auto failed = told.string("failure");
  if (!failed) return readResponse(json);
  if (*failed == "timeout") return std::unexpected(timedOut(timeoutMs));
  return failure(ErrorKind::kNetwork, "NETWORK_ERROR", told.string("message").value_or(""));
}

Task<Result<HttpResponse>> sendByPage(HttpRequest request, Sender sender, int timeoutMs,
                                      Callback& page) {
  json::Writer sent = describeRequest(request);
  sent.integer("timeout", timeoutMs);
  if (sender == Sender::kPageForm) {
    sent.raw("form", request.body);
  } else if (!request.body.empty()) {
    sent.string("body", request.body);
  }
  const auto told = co_await page.call(question("send", sent.finish()));
  if (!told) co_return std::unexpected(told.error());
  co_return readOutcome(*told, timeoutMs);
}

/// Other credentials than those refused; nullopt when there are none.
Task<std::optional<Credentials>> renewed(const Credentials& refused, Callback& page) {
  if (refused.accessToken.empty()) co_return std::nullopt;
  const auto answer = co_await page.call(question("renew", json::quote(refused.accessToken)));
  if (!answer || answer->empty()) co_return std::nullopt;
  co_return readCredentials(*answer);
}

}  // namespace

CallOptions readCallOptions(std::string_view json, const Config& config) {
  const json::Object given = object(json);
  return {.timeoutMs = given.count("timeout").value_or(config.timeoutMs),
          .maxRetries = given.count("maxRetries").value_or(config.maxRetries),
          .honoursRetryAfter = given.boolean("honourRetryAfter").value_or(config.honoursRetryAfter),
          .repeatsChat = given.boolean("repeatChat").value_or(config.repeatsChat)};
}

Task<Result<HttpResponse>> Transport::send(HttpRequest request, Delivery delivery,
                                           CallOptions options, Callback& page) {
  bool isRenewed = false;
  for (int retries = 0;;) {
    HttpRequest identified = request;
    identify(identified, options.credentials);
    auto response =
        co_await attempt(std::move(identified), delivery.sender, options.timeoutMs, page);
    if (response && response->head.ok()) co_return response;
    Error error =
        response ? errorFromAnswer(*response, options.credentials) : std::move(response.error());
    if (error.status == kUnauthorized && !std::exchange(isRenewed, true)) {
      if (auto others = co_await renewed(options.credentials, page)) {
        options.credentials = std::move(*others);
        continue;
      }
    }
    const auto delay = retryDelay(error, retries++, delivery, options);
    if (!delay) co_return std::unexpected(std::move(error));
    co_await sleep(environment_.clock, *delay);
  }
}

Task<Result<HttpResponse>> Transport::attempt(HttpRequest request, Sender sender, int timeoutMs,
                                              Callback& page) {
  if (sender != Sender::kCore) {
    co_return co_await sendByPage(std::move(request), sender, timeoutMs, page);
  }
  auto response = co_await fetchWhole(environment_.http, environment_.clock, std::move(request),
                                      {.head = Milliseconds(timeoutMs)});
  if (!response && response.error().kind == ErrorKind::kTimeout) {
    co_return std::unexpected(timedOut(timeoutMs));
  }
  co_return response;
}

}  // namespace parley::imbrace
