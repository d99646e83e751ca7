#include "core/http_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <format>
#include <optional>
#include <string>
#include <vector>

#include "core/retry.h"
#include "core/sse_reader.h"
#include "event_loop.h"
#include "http_recorder.h"
#include "platform/browser_clock.h"
#include "platform/fetch_transport.h"
#include "platform/web_random.h"

// The core's way of asking, over real connections and in real time.

namespace parley {
namespace {

using testing::ElementsAre;

using namespace std::chrono_literals;

class HttpReaderOverSocketsTest : public testing::Test {
 protected:
  /// Asks the test server for a whole answer.
  Result<HttpResponse> fetch(std::string_view path, const HttpLimits& limits = {}) {
    std::optional<Result<HttpResponse>> result;
    const Running running = Running::start(ask(path, limits, result));
    EXPECT_TRUE(eventually([&] { return running.done(); }));
    return result ? std::move(*result)
                  : failure(ErrorKind::kAborted, "UNANSWERED", "The test gave up");
  }

  void expectGone(std::string_view id) {
    const auto word = fetch(std::format("/gone?id={}", id));
    ASSERT_TRUE(word);
    EXPECT_EQ(word->body, "gone");
  }

  FetchTransport transport;
  BrowserClock clock;
  WebRandom random;

 private:
  Task<void> ask(std::string_view path, HttpLimits limits,
                 std::optional<Result<HttpResponse>>& result) {
    result = co_await fetchWhole(transport, clock, get(address("http", path)), limits);
  }
};

TEST_F(HttpReaderOverSocketsTest, ReadsAWholeAnswer) {
  const auto response = fetch("/drip?text=drop%20by%20drop");
  ASSERT_TRUE(response);
  EXPECT_EQ(response->head.status, 200);
  EXPECT_EQ(response->body, "drop by drop");
}

TEST_F(HttpReaderOverSocketsTest, WaitsForTheHeadAsLongAsAllowed) {
  const auto response = fetch("/hold?id=no-head", {.head = 50ms});
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().kind, ErrorKind::kTimeout);
  expectGone("no-head");
}

TEST_F(HttpReaderOverSocketsTest, WaitsForMoreAsLongAsAllowed) {
  const auto response = fetch("/hold-body?id=no-more", {.idle = 50ms});
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().kind, ErrorKind::kTimeout);
  expectGone("no-more");
}

TEST_F(HttpReaderOverSocketsTest, WaitsForTheWholeAsLongAsAllowed) {
  const auto response = fetch("/hold-body?id=no-end", {.whole = 50ms});
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().kind, ErrorKind::kTimeout);
  expectGone("no-end");
}

TEST_F(HttpReaderOverSocketsTest, TakesNoMoreThanAllowed) {
  const auto response = fetch("/big?bytes=20000000", {.body = 1'000'000});
  ASSERT_FALSE(response);
  EXPECT_EQ(response.error().code, "BODY_TOO_LARGE");
}

TEST_F(HttpReaderOverSocketsTest, ReportsBrokenConnections) {
  for (const char* path : {"/cut-early", "/cut-head", "/cut-length", "/cut-chunked", "/garbage",
                           "/garbage-chunks", "/redirect-circle"}) {
    const auto response = fetch(path);
    ASSERT_FALSE(response) << path;
    EXPECT_EQ(response.error().kind, ErrorKind::kNetwork) << path;
  }
}

TEST_F(HttpReaderOverSocketsTest, KnowsWhenToTryAgain) {
  const auto refused = fetch("/status?code=429&retry-after=2");
  ASSERT_TRUE(refused);
  Error error{.kind = ErrorKind::kHttp, .status = refused->head.status};
  error.retryAfter = parseRetryAfter(refused->head.header("retry-after"));
  EXPECT_EQ(retryDelay({}, HttpMethod::kPost, 0, error, random), 2000ms);

  const auto broken = fetch("/status?code=503");
  ASSERT_TRUE(broken);
  const Error failed{.kind = ErrorKind::kHttp, .status = broken->head.status};
  EXPECT_FALSE(retryDelay({}, HttpMethod::kPost, 0, failed, random));
  const auto delay = retryDelay({}, HttpMethod::kGet, 0, failed, random);
  ASSERT_TRUE(delay);
  EXPECT_GE(*delay, 1000ms);
  EXPECT_LE(*delay, 1500ms);
}

TEST_F(HttpReaderOverSocketsTest, FollowsAStreamOfEvents) {
  std::vector<std::string> texts;
  const auto listen = [&]() -> Task<void> {
    HttpReader reader(transport, clock, get(address("http", "/events")), {});
    SseReader events;
    const auto keep = [&](const SseEvent& event) { texts.emplace_back(event.data); };
    const auto head = co_await reader.head();
    EXPECT_TRUE(head);
    for (;;) {
      const auto bytes = co_await reader.read();
      EXPECT_TRUE(bytes);
      if (!bytes || !*bytes) break;
      EXPECT_TRUE(events.push(**bytes, keep));
    }
    EXPECT_TRUE(events.finish(keep));
  };
  const Running running = Running::start(listen());
  ASSERT_TRUE(eventually([&] { return running.done(); }));
  EXPECT_THAT(texts, ElementsAre("Hel", "lo, ", "wörld ", "🌍"));
}

TEST_F(HttpReaderOverSocketsTest, EndsWithItsTask) {
  std::optional<Result<HttpResponse>> result;
  const auto listen = [&]() -> Task<void> {
    result =
        co_await fetchWhole(transport, clock, get(address("http", "/hold-body?id=cancelled")), {});
  };
  std::optional<Running> running = Running::start(listen());
  settle();
  running.reset();
  expectGone("cancelled");
  EXPECT_FALSE(result);
}

}  // namespace
}  // namespace parley
