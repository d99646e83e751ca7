#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/http.h"
#include "event_loop.h"

namespace parley {

/// Keeps what one exchange reports, and whether it keeps to the order that HttpObserver promises.
class HttpRecorder final : public HttpObserver {
 public:
  void start(HttpTransport& transport, HttpRequest request) {
    starting_ = true;
    exchange = transport.start(std::move(request), *this);
    starting_ = false;
  }

  /// Waits for the end. False when none came.
  [[nodiscard]] bool finish() {
    return eventually([this] { return end.has_value(); });
  }

  void onHead(HttpHead received) override {
    inOrder = inOrder && !starting_ && !head && !end;
    head = std::move(received);
    if (whenHead) whenHead();
  }
  void onBody(std::string_view bytes) override {
    inOrder = inOrder && !starting_ && head && !end && !bytes.empty();
    body.append(bytes);
    ++pieces;
    largestPiece = std::max(largestPiece, bytes.size());
    if (whenBody) whenBody();
  }
  void onEnd(Result<void> result) override {
    inOrder = inOrder && !starting_ && !end;
    end = std::move(result);
    if (whenEnd) whenEnd();
  }

  std::unique_ptr<HttpExchange> exchange;
  std::function<void()> whenHead;
  std::function<void()> whenBody;
  std::function<void()> whenEnd;

  std::optional<HttpHead> head;
  std::string body;
  std::size_t pieces = 0;
  std::size_t largestPiece = 0;
  std::optional<Result<void>> end;
  bool inOrder = true;

 private:
  bool starting_ = false;
};

inline HttpRequest get(std::string url) {
  return {.method = HttpMethod::kGet, .url = std::move(url), .headers = {}, .body = {}};
}

}  // namespace parley
