#include "divinci/sdk/event_stream.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <utility>

#include "core/endpoint.h"
#include "core/http_reader.h"
#include "core/json_events.h"
#include "core/sse_reader.h"
#include "core/utf8.h"
#include "divinci/api_error.h"

namespace parley::divinci::sdk {

namespace {

constexpr long kIdleMs = 120'000;
constexpr long kLongestTimer = std::numeric_limits<std::int32_t>::max();
constexpr int kUnauthorized = 401;
constexpr std::string_view kStreamError = "STREAM_ERROR";

/// What is told in one call stays small, however much has come while the page was busy.
constexpr std::size_t kPieceBytes = std::size_t{64} * 1024;

/// More of a refusal is not worth reading.
constexpr std::size_t kRefusalBytes = std::size_t{64} * 1024;

Result<HttpRequest> buildCall(const Client& client, const StreamCall& call,
                              const SessionStore& session) {
  const Endpoint& endpoint = *client.catalogue().find(call.method);
  auto request = client.request(endpoint, call.arguments, session.load());
  if (!request) return request;
  if (!request->body.empty()) {
    request->headers.push_back({"Content-Type", std::string(kJsonType)});
  }
  request->headers.push_back({"Accept", "text/event-stream"});
  return request;
}

/// With the user's token, and nothing else that says who asks: section 1.3.
HttpRequest authorised(HttpRequest request, std::string_view token) {
  if (!token.empty() && isHeaderSafe(token)) {
    request.headers.push_back({"Authorization", "Bearer " + std::string(token)});
  }
  return request;
}

/// The error of an answer outside 200-299, whose body is read as far as it comes.
Task<Error> refusal(HttpReader& http, HttpHead head) {
  std::string body;
  while (body.size() < kRefusalBytes) {
    const auto bytes = co_await http.read();
    if (!bytes || !*bytes) break;
    body += **bytes;
  }
  const std::string text = utf8::sanitized(body);
  Error error = errorFromAnswer(head, text, kStreamError);
  if (!json::readObject(text)) error.code = kStreamError;
  co_return error;
}

/// Sends until the server answers with a stream; returns what to read it by.
Task<Result<std::unique_ptr<HttpReader>>> open(Client& client, HttpRequest request,
                                               HttpLimits limits) {
  const Environment& environment = client.environment();
  for (bool renewed = false;;) {
    const std::string token = (co_await client.transport().token()).value_or("");
    auto http = std::make_unique<HttpReader>(environment.http, environment.clock,
                                             authorised(request, token), limits);
    auto head = co_await http->head();
    if (!head) co_return std::unexpected(std::move(head.error()));
    if (head->ok()) co_return http;
    Error error = co_await refusal(*http, std::move(*head));
    if (renewed || error.status != kUnauthorized) co_return std::unexpected(std::move(error));
    renewed = co_await client.transport().renew(token);
    if (!renewed) co_return std::unexpected(std::move(error));
  }
}

Task<Result<void>> tellPage(EventReader& reader, Callback& page) {
  std::string news = reader.takeNews();
  if (news.empty()) co_return Result<void>();
  const auto taken = co_await page.call(std::move(news));
  if (!taken) co_return std::unexpected(taken.error());
  co_return Result<void>();
}

/// What passes a limit of this side's is a fault of the stream.
Error named(Error error) {
  if (error.kind == ErrorKind::kProtocol) error.code = kStreamError;
  return error;
}

}  // namespace

Result<void> EventReader::readData(std::string_view data) {
  Result<void> result;
  eachJson(data, [&](std::string_view json) {
    result = read(json);
    return result.has_value();
  });
  return result;
}

std::string EventReader::takeNews() {
  return news_.empty() ? std::string() : std::exchange(news_, {}) + ']';
}

void EventReader::tell(std::string_view json) {
  news_ += news_.empty() ? '[' : ',';
  news_ += json;
}

Milliseconds idleTimeout(const json::Object& options) {
  const long wanted = options.integer("idleTimeout").value_or(kIdleMs);
  return Milliseconds(wanted < 0 ? kIdleMs : std::min(wanted, kLongestTimer));
}

Task<Result<void>> readEventStream(Client& client, StreamCall call, SessionStore& session,
                                   EventReader& reader, Callback& page) {
  auto request = buildCall(client, call, session);
  if (!request) co_return std::unexpected(std::move(request.error()));
  const HttpLimits limits{.head = Milliseconds(client.config().timeoutMs), .idle = call.idle};
  const auto http = co_await open(client, std::move(*request), limits);
  if (!http) co_return std::unexpected(http.error());

  SseReader events;
  Result<void> status;
  const auto sink = [&](const SseEvent& event) {
    if (status) status = reader.readData(event.data);
  };
  for (bool isOpen = true; isOpen;) {
    auto bytes = co_await (*http)->read();
    if (!bytes) co_return std::unexpected(named(std::move(bytes.error())));
    isOpen = bytes->has_value();
    std::string_view rest = isOpen ? **bytes : std::string_view();
    do {
      const std::string_view piece = rest.substr(0, kPieceBytes);
      rest.remove_prefix(piece.size());
      const Result<void> pushed = isOpen ? events.push(piece, sink) : events.finish(sink);
      auto told = co_await tellPage(reader, page);
      if (!told) co_return told;
      if (!status) co_return status;
      if (!pushed) co_return std::unexpected(named(pushed.error()));
    } while (!rest.empty());
  }
  co_return Result<void>();
}

}  // namespace parley::divinci::sdk
