#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/clock.h"
#include "core/http.h"

namespace parley::test {

/// What a scripted server answers to one request.
struct Reply {
  int status = 200;
  std::vector<HttpHeader> headers{};
  std::vector<std::string> chunks{};
  Milliseconds delay{0};  ///< Before the head, and before each further step.
  bool isSilent = false;  ///< Never answers.
  bool isBroken =
      false;  ///< The connection breaks after the last chunk; with status 0 before the head.

  [[nodiscard]] Reply after(Milliseconds time) const {
    Reply reply = *this;
    reply.delay = time;
    return reply;
  }
  [[nodiscard]] Reply with(std::string name, std::string value) const {
    Reply reply = *this;
    reply.headers.push_back({std::move(name), std::move(value)});
    return reply;
  }
};

[[nodiscard]] Reply json(std::string body, int status = 200);
[[nodiscard]] Reply text(int status, std::string body);
[[nodiscard]] Reply nothing(int status = 204);
[[nodiscard]] Reply silence();
[[nodiscard]] Reply brokenConnection();

/// A server that expects requests in order. An unexpected request fails the test, as does an
/// expected one that never came. Answers arrive on the clock, never from inside `start`; destroying
/// the exchange aborts.
class ScriptedHttp final : public HttpTransport {
 public:
  static constexpr std::string_view kOrigin = "https://api.test";

  explicit ScriptedHttp(Clock& clock) : clock_(clock) {}
  ScriptedHttp(const ScriptedHttp&) = delete;
  ScriptedHttp& operator=(const ScriptedHttp&) = delete;
  ~ScriptedHttp() override;

  /// `line` is method and path with query: "GET /things?id=1".
  void expect(std::string line, Reply reply);

  std::unique_ptr<HttpExchange> start(HttpRequest request, HttpObserver& observer) override;

  [[nodiscard]] const std::vector<HttpRequest>& requests() const { return requests_; }
  /// The last request.
  [[nodiscard]] const HttpRequest& last() const { return requests_.back(); }
  /// Exchanges under way.
  [[nodiscard]] int open() const { return open_; }
  /// Exchanges that were destroyed before they had ended.
  [[nodiscard]] int aborted() const { return aborted_; }

 private:
  class Exchange;
  struct Expectation {
    std::string line;
    Reply reply;
  };

  Clock& clock_;
  std::deque<Expectation> expected_;
  std::vector<HttpRequest> requests_;
  int open_ = 0;
  int aborted_ = 0;
};

/// "POST /path?query" of a request to the scripted server.
[[nodiscard]] std::string lineOf(const HttpRequest& request);

/// All values of a header, by its name in any spelling.
[[nodiscard]] std::vector<std::string> headersOf(const HttpRequest& request, std::string_view name);

}  // namespace parley::test
