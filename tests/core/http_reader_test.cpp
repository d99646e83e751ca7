#include "core/http_reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/support/manual_clock.h"
#include "core/support/pending.h"
#include "core/support/scripted_http.h"

namespace parley {
namespace {

using test::Pending;
using test::Reply;
using namespace std::chrono_literals;

class HttpReaderTest : public testing::Test {
 protected:
  test::ManualClock clock;
  test::ScriptedHttp http{clock};

  HttpRequest request() {
    return {.method = HttpMethod::kGet, .url = std::string(test::ScriptedHttp::kOrigin) + "/a"};
  }
  void answer(Reply reply) { http.expect("GET /a", std::move(reply)); }
  Task<Result<HttpResponse>> fetch(HttpLimits limits = {}) {
    return fetchWhole(http, clock, request(), limits);
  }
};

TEST_F(HttpReaderTest, YieldsTheWholeAnswer) {
  answer({.status = 201,
          .headers = {{"x-one", "1"}},
          .chunks = {"Hello", ",", "", " world"},
          .delay = 10ms});
  const Pending response(fetch());
  EXPECT_FALSE(response.done());
  clock.advance(1s);
  ASSERT_TRUE(response.done());
  ASSERT_TRUE(*response);
  EXPECT_EQ((**response).head.status, 201);
  EXPECT_EQ((**response).head.header("x-one"), "1");
  EXPECT_EQ((**response).body, "Hello, world");
  EXPECT_EQ(http.open(), 0);
  EXPECT_EQ(http.aborted(), 0);
  EXPECT_EQ(clock.pending(), 0U);
}

TEST_F(HttpReaderTest, YieldsAnAnswerOfAnyStatus) {
  for (const int status : {200, 204, 304, 404, 503}) {
    answer(test::text(status, "text"));
    const Pending response(fetch());
    clock.settle();
    ASSERT_TRUE(*response);
    EXPECT_EQ((**response).head.status, status);
    EXPECT_EQ((**response).body, "text");
  }
}

TEST_F(HttpReaderTest, YieldsAnEmptyBody) {
  answer(test::nothing());
  const Pending response(fetch());
  clock.settle();
  ASSERT_TRUE(*response);
  EXPECT_EQ((**response).body, "");
}

TEST_F(HttpReaderTest, FailsWhenThereIsNoConnection) {
  answer(test::brokenConnection());
  const Pending response(fetch());
  clock.settle();
  ASSERT_FALSE(*response);
  EXPECT_EQ(response->error().kind, ErrorKind::kNetwork);
}

TEST_F(HttpReaderTest, FailsWhenTheConnectionBreaksInsideTheBody) {
  answer({.chunks = {"half"}, .isBroken = true});
  const Pending response(fetch());
  clock.settle();
  ASSERT_FALSE(*response);
  EXPECT_EQ(response->error().kind, ErrorKind::kNetwork);
}

TEST_F(HttpReaderTest, FailsWhenTheConnectionClosesWithoutAnAnswer) {
  answer({.status = 0});
  const Pending response(fetch());
  clock.settle();
  ASSERT_FALSE(*response);
  EXPECT_EQ(response->error().kind, ErrorKind::kNetwork);
  EXPECT_EQ(response->error().code, "NETWORK_ERROR");
}

struct LimitCase {
  const char* name;
  Reply reply;
  HttpLimits limits;
  std::optional<Milliseconds> failsAfter;  // nullopt: it does not
};

TEST_F(HttpReaderTest, KeepsItsTimeLimits) {
  const Reply slowHead = test::text(200, "a").after(100ms);
  const Reply slowBody = {.chunks = {"a", "b", "c", "d"}, .delay = 100ms};
  const LimitCase cases[] = {
      {"silence, head", test::silence(), {.head = 50ms}, 50ms},
      {"silence, whole", test::silence(), {.head = 0ms, .whole = 70ms}, 70ms},
      {"silence, the shorter of both", test::silence(), {.head = 50ms, .whole = 40ms}, 40ms},
      {"slow head, too late", slowHead, {.head = 99ms}, 99ms},
      {"slow head, in time", slowHead, {.head = 101ms}, std::nullopt},
      {"slow body, no limit after the head", slowBody, {.head = 101ms}, std::nullopt},
      {"slow body, idle", slowBody, {.head = 0ms, .idle = 99ms}, 199ms},
      {"slow body, idle kept", slowBody, {.head = 0ms, .idle = 101ms}, std::nullopt},
      {"slow body, whole", slowBody, {.head = 0ms, .whole = 450ms}, 450ms},
      {"slow body, whole kept", slowBody, {.head = 0ms, .whole = 601ms}, std::nullopt},
  };
  for (const LimitCase& limit : cases) {
    SCOPED_TRACE(limit.name);
    answer(limit.reply);
    const Pending response(fetch(limit.limits));
    if (limit.failsAfter) {
      clock.advance(*limit.failsAfter - 1ms);
      ASSERT_FALSE(response.done());
      clock.advance(1ms);
      ASSERT_TRUE(response.done());
      ASSERT_FALSE(*response);
      EXPECT_EQ(response->error().kind, ErrorKind::kTimeout);
      EXPECT_EQ(response->error().code, "TIMEOUT");
    } else {
      clock.advance(1s);
      ASSERT_TRUE(response.done());
      EXPECT_TRUE(*response);
    }
    EXPECT_EQ(http.open(), 0);
    EXPECT_EQ(clock.pending(), 0U);
  }
}

TEST_F(HttpReaderTest, AbortsTheRequestThatRanOutOfTime) {
  answer(test::silence());
  const Pending response(fetch({.head = 50ms}));
  clock.advance(50ms);
  EXPECT_TRUE(response.done());
  EXPECT_EQ(http.aborted(), 1);
}

TEST_F(HttpReaderTest, AbortsTheRequestWhenNobodyWaitsAnyLonger) {
  for (const Milliseconds moment : {0ms, 150ms, 250ms}) {
    answer({.chunks = {"a", "b", "c"}, .delay = 100ms});
    Pending response(fetch({.head = 1s, .idle = 1s, .whole = 2s}));
    clock.advance(moment);
    response.cancel();
    EXPECT_EQ(http.open(), 0);
    EXPECT_EQ(clock.pending(), 0U);
    clock.advance(10s);
    EXPECT_FALSE(response.done());
  }
  EXPECT_EQ(http.aborted(), 3);
}

TEST_F(HttpReaderTest, RefusesMoreThanItMayHold) {
  const std::vector<std::vector<std::string>> bodies = {
      {"12345678901"}, {"1234567890", "1"}, std::vector<std::string>(11, "1")};
  for (const auto& chunks : bodies) {
    answer({.chunks = chunks});
    const Pending response(fetch({.body = 10}));
    clock.settle();
    ASSERT_FALSE(*response);
    EXPECT_EQ(response->error().kind, ErrorKind::kProtocol);
    EXPECT_EQ(response->error().code, "BODY_TOO_LARGE");
    EXPECT_EQ(http.open(), 0);
  }
  answer({.chunks = {"12345", "67890"}});
  const Pending response(fetch({.body = 10}));
  clock.settle();
  EXPECT_TRUE(*response);
}

/// Reads a head, then pieces for as long as they come.
Task<Result<std::vector<std::string>>> readPieces(HttpReader& reader) {
  const auto head = co_await reader.head();
  if (!head) co_return std::unexpected(head.error());
  std::vector<std::string> pieces;
  for (;;) {
    auto piece = co_await reader.read();
    if (!piece) co_return std::unexpected(piece.error());
    if (!*piece) co_return pieces;
    pieces.push_back(**piece);
  }
}

TEST_F(HttpReaderTest, YieldsPiecesAsTheyCome) {
  answer({.chunks = {"a", "bc", "def"}, .delay = 10ms});
  HttpReader reader(http, clock, request(), {});
  const Pending pieces(readPieces(reader));
  clock.advance(1s);
  ASSERT_TRUE(*pieces);
  EXPECT_EQ(**pieces, (std::vector<std::string>{"a", "bc", "def"}));
}

TEST_F(HttpReaderTest, YieldsWhatHasGatheredMeanwhileInOnePiece) {
  answer({.chunks = {"a", "bc", "def"}});
  HttpReader reader(http, clock, request(), {});
  clock.settle();
  const Pending pieces(readPieces(reader));
  ASSERT_TRUE(*pieces);
  EXPECT_EQ(**pieces, std::vector<std::string>{"abcdef"});
}

TEST_F(HttpReaderTest, YieldsWhatCameBeforeTheConnectionBroke) {
  answer({.chunks = {"a"}, .isBroken = true});
  HttpReader reader(http, clock, request(), {});
  clock.settle();
  const Pending head(reader.head());
  EXPECT_TRUE(*head);
  const Pending first(reader.read());
  ASSERT_TRUE(*first);
  EXPECT_EQ(**first, "a");
  const Pending second(reader.read());
  ASSERT_FALSE(*second);
  EXPECT_EQ(second->error().kind, ErrorKind::kNetwork);
}

TEST_F(HttpReaderTest, MayBeDestroyedInsideAnyCallOfTheTransport) {
  struct Destroyer {
    static Task<void> afterHead(std::optional<HttpReader>& reader) {
      co_await reader->head();
      reader.reset();
    }
    static Task<void> afterPiece(std::optional<HttpReader>& reader) {
      co_await reader->head();
      co_await reader->read();
      reader.reset();
    }
    static Task<void> afterEnd(std::optional<HttpReader>& reader) {
      co_await reader->head();
      while ((co_await reader->read()).value_or(std::nullopt)) {
      }
      reader.reset();
    }
  };
  for (auto* const destroy :
       {&Destroyer::afterHead, &Destroyer::afterPiece, &Destroyer::afterEnd}) {
    answer({.chunks = {"a", "b"}, .delay = 10ms});
    std::optional<HttpReader> reader(std::in_place, http, clock, request(),
                                     HttpLimits{.idle = 1s, .whole = 5s});
    const Running running = Running::start(destroy(reader));
    clock.advance(1s);
    EXPECT_TRUE(running.done());
    EXPECT_EQ(http.open(), 0);
    EXPECT_EQ(clock.pending(), 0U);
  }
}

TEST_F(HttpReaderTest, MayBeDestroyedInsideItsOwnTimeout) {
  answer(test::silence());
  std::optional<HttpReader> reader(std::in_place, http, clock, request(), HttpLimits{.head = 10ms});
  const auto destroy = [](std::optional<HttpReader>& own) -> Task<void> {
    const auto head = co_await own->head();
    EXPECT_FALSE(head);
    own.reset();
  };
  const Running running = Running::start(destroy(reader));
  clock.advance(10ms);
  EXPECT_TRUE(running.done());
}

}  // namespace
}  // namespace parley
