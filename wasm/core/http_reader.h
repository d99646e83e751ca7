#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "core/clock.h"
#include "core/http.h"
#include "core/task.h"
#include "core/wakeup.h"

namespace parley {

/// How long and how much to wait for. A limit of zero is no limit.
struct HttpLimits {
  Milliseconds head{30'000};             ///< From sending to the head of the answer.
  Milliseconds idle{0};                  ///< Between two pieces of the body.
  Milliseconds whole{0};                 ///< From sending to the end of the body.
  std::size_t body = 64U * 1024 * 1024;  ///< Bytes held at once, or of a whole answer.
};

/// One request, read by a coroutine: first the head, then the body piece by piece. Destroying the
/// reader aborts.
class HttpReader final : private HttpObserver {
 public:
  HttpReader(HttpTransport& transport, Clock& clock, HttpRequest request, const HttpLimits& limits);
  HttpReader(const HttpReader&) = delete;
  HttpReader& operator=(const HttpReader&) = delete;

  /// Waits for the head. Errors: kNetwork, kTimeout, kInvalidArgument.
  Task<Result<HttpHead>> head();

  /// Waits for more of the body and returns all that has come; nullopt when it is complete.
  /// Errors: kNetwork, kTimeout, kProtocol (`BODY_TOO_LARGE`).
  Task<Result<std::optional<std::string>>> read();

 private:
  void onHead(HttpHead head) override;
  void onBody(std::string_view bytes) override;
  void onEnd(Result<void> result) override;

  void expectWithin(Milliseconds limit);
  void fail(Error error);

  HttpLimits limits_;
  std::optional<HttpHead> head_;
  std::string body_;
  std::optional<Result<void>> end_;
  Wakeup wakeup_;
  Timer waiting_;
  Timer whole_;
  std::unique_ptr<HttpExchange> exchange_;
};

/// A complete answer.
struct HttpResponse {
  HttpHead head;
  std::string body;
};

/// Sends and waits for the whole answer, whatever its status.
Task<Result<HttpResponse>> fetchWhole(HttpTransport& transport, Clock& clock, HttpRequest request,
                                      HttpLimits limits);

}  // namespace parley
