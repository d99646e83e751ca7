#include "core/support/scripted_http.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <utility>

namespace parley::test {

namespace {

std::string lowerCase(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return out;
}

}  // namespace

Reply json(std::string body, int status) {
  return {.status = status,
          .headers = {{"content-type", "application/json; charset=utf-8"}},
          .chunks = {std::move(body)}};
}

Reply text(int status, std::string body) {
  return {
      .status = status, .headers = {{"content-type", "text/plain"}}, .chunks = {std::move(body)}};
}

Reply nothing(int status) { return {.status = status}; }
Reply silence() { return {.isSilent = true}; }
Reply brokenConnection() { return {.status = 0, .isBroken = true}; }

/// Plays one reply, a step at a time.
class ScriptedHttp::Exchange final : public HttpExchange {
 public:
  Exchange(ScriptedHttp& server, HttpObserver& observer, Reply reply)
      : server_(server), observer_(observer), reply_(std::move(reply)), timer_(server.clock_) {
    ++server_.open_;
    if (!reply_.isSilent) wait();
  }
  ~Exchange() override {
    --server_.open_;
    if (!ended_) ++server_.aborted_;
  }

 private:
  void wait() {
    timer_.start(reply_.delay, [this] { step(); });
  }

  // The observer may destroy this object in any call: what follows is arranged before.
  void step() {
    if (!headSent_ && reply_.status != 0) {
      headSent_ = true;
      wait();
      observer_.onHead({.status = reply_.status, .headers = reply_.headers});
    } else if (next_ < reply_.chunks.size()) {
      wait();
      // Memory of its own that is gone after the call: a view that is kept too long is noticed.
      const std::string chunk = reply_.chunks[next_++];
      observer_.onBody(chunk);
    } else {
      ended_ = true;
      Result<void> result;
      if (reply_.isBroken) {
        result = failure(ErrorKind::kNetwork, "NETWORK_ERROR", "The connection broke");
      }
      observer_.onEnd(std::move(result));
    }
  }

  ScriptedHttp& server_;
  HttpObserver& observer_;
  Reply reply_;
  Timer timer_;
  std::size_t next_ = 0;
  bool headSent_ = false;
  bool ended_ = false;
};

ScriptedHttp::~ScriptedHttp() {
  for (const Expectation& expectation : expected_) {
    ADD_FAILURE() << "never requested: " << expectation.line;
  }
  EXPECT_EQ(open_, 0) << "an exchange outlived its server";
}

void ScriptedHttp::expect(std::string line, Reply reply) {
  expected_.push_back({std::move(line), std::move(reply)});
}

std::unique_ptr<HttpExchange> ScriptedHttp::start(HttpRequest request, HttpObserver& observer) {
  const std::string line = lineOf(request);
  requests_.push_back(std::move(request));
  Reply reply = brokenConnection();
  if (expected_.empty()) {
    ADD_FAILURE() << "unexpected request: " << line;
  } else {
    EXPECT_EQ(line, expected_.front().line);
    reply = std::move(expected_.front().reply);
    expected_.pop_front();
  }
  return std::make_unique<Exchange>(*this, observer, std::move(reply));
}

std::string lineOf(const HttpRequest& request) {
  std::string_view url = request.url;
  if (url.starts_with(ScriptedHttp::kOrigin)) url.remove_prefix(ScriptedHttp::kOrigin.size());
  return std::string(methodName(request.method)) + ' ' + std::string(url);
}

std::vector<std::string> headersOf(const HttpRequest& request, std::string_view name) {
  std::vector<std::string> values;
  for (const HttpHeader& header : request.headers) {
    if (lowerCase(header.name) == lowerCase(name)) values.push_back(header.value);
  }
  return values;
}

}  // namespace parley::test
