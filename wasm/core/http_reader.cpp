#include "core/http_reader.h"

namespace parley {

namespace {

Error timedOut() {
  return {.kind = ErrorKind::kTimeout, .code = "TIMEOUT", .message = "No answer in time"};
}

}  // namespace

HttpReader::HttpReader(HttpTransport& transport, Clock& clock, HttpRequest request,
                       const HttpLimits& limits)
    : limits_(limits), waiting_(clock), whole_(clock) {
  if (limits_.whole.count() > 0) {
    whole_.start(limits_.whole, [this] { fail(timedOut()); });
  }
  expectWithin(limits_.head);
  exchange_ = transport.start(std::move(request), *this);
}

Task<Result<HttpHead>> HttpReader::head() {
  while (!head_ && !end_) co_await wakeup_;
  if (head_) co_return *head_;
  if (!*end_) co_return std::unexpected(end_->error());
  co_return failure(ErrorKind::kNetwork, "NETWORK_ERROR",
                    "The connection closed without an answer");
}

Task<Result<std::optional<std::string>>> HttpReader::read() {
  while (body_.empty() && !end_) co_await wakeup_;
  if (!body_.empty()) co_return std::exchange(body_, {});
  if (!*end_) co_return std::unexpected(end_->error());
  co_return std::nullopt;
}

void HttpReader::onHead(HttpHead head) {
  head_ = std::move(head);
  expectWithin(limits_.idle);
  wakeup_.notify();
}

void HttpReader::onBody(std::string_view bytes) {
  if (body_.size() + bytes.size() > limits_.body) {
    fail({.kind = ErrorKind::kProtocol,
          .code = "BODY_TOO_LARGE",
          .message = "The answer is larger than allowed"});
    return;
  }
  body_.append(bytes);
  expectWithin(limits_.idle);
  wakeup_.notify();
}

void HttpReader::onEnd(Result<void> result) {
  waiting_.stop();
  whole_.stop();
  end_ = std::move(result);
  wakeup_.notify();
}

void HttpReader::expectWithin(Milliseconds limit) {
  waiting_.stop();
  if (limit.count() > 0) waiting_.start(limit, [this] { fail(timedOut()); });
}

void HttpReader::fail(Error error) {
  exchange_.reset();
  onEnd(std::unexpected(std::move(error)));
}

Task<Result<HttpResponse>> fetchWhole(HttpTransport& transport, Clock& clock, HttpRequest request,
                                      HttpLimits limits) {
  HttpReader reader(transport, clock, std::move(request), limits);
  auto head = co_await reader.head();
  if (!head) co_return std::unexpected(std::move(head.error()));
  HttpResponse response{.head = std::move(*head), .body = {}};
  for (;;) {
    auto bytes = co_await reader.read();
    if (!bytes) co_return std::unexpected(std::move(bytes.error()));
    if (!*bytes) co_return response;
    if (response.body.size() + (*bytes)->size() > limits.body) {
      co_return failure(ErrorKind::kProtocol, "BODY_TOO_LARGE",
                        "The answer is larger than allowed");
    }
    response.body += **bytes;
  }
}

}  // namespace parley
