#include "divinci/sdk/token_refresh.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/support/memory_tokens.h"
#include "core/support/pending.h"
#include "core/support/text_of.h"
#include "core/support/world.h"
#include "core/wakeup.h"
#include "divinci/transport.h"

namespace parley::divinci::sdk {
namespace {

using namespace std::chrono_literals;
using test::brokenConnection;
using test::headersOf;
using test::json;
using test::nothing;
using test::Reply;
using test::silence;
using test::text;
using test::textOf;

using Answer = Result<std::string>;
using Values = std::vector<std::string>;

constexpr std::string_view kRefresh = "POST /embed/validate-login";

class TokenRefreshTest : public testing::Test {
 protected:
  test::World world;
  test::MemoryTokens tokens{world.clock};
  Config config{.releaseId = "rel_1",
                .baseUrl = std::string(test::ScriptedHttp::kOrigin),
                .origin = "https://example.com"};
  std::optional<TokenRefresh> refresh;
  std::optional<Transport> transport;

  TokenRefreshTest() {
    tokens.access = "at_1";
    tokens.refresh = "rt_1";
  }

  /// Made with the first call, so that a test can set up `config` before.
  Task<Answer> send(HttpMethod method = HttpMethod::kGet) {
    if (!transport) {
      refresh.emplace(world.environment, config, tokens);
      transport.emplace(world.environment, config, *refresh);
    }
    return transport->send({.method = method,
                            .url = config.baseUrl + "/a",
                            .body = method == HttpMethod::kGet ? "" : "{\"b\":1}"});
  }
  void expect(std::string_view line, Reply reply) {
    world.http.expect(std::string(line), std::move(reply));
  }
  const std::vector<HttpRequest>& requests() { return world.http.requests(); }

  /// Sends, lets `time` go by, and expects an answer by then.
  Answer outcome(HttpMethod method = HttpMethod::kGet, Milliseconds time = 10min) {
    const test::Pending answer(send(method));
    world.clock.advance(time);
    EXPECT_TRUE(answer.done());
    return answer.done() ? *answer : Answer("not done");
  }

  static Reply refused() {
    return json(R"({"code":"AUTH_EXPIRED","message":"Token expired"})", 401);
  }
  static Reply renewed() { return json(R"({"valid":true,"accessToken":"at_2"})"); }
};

TEST_F(TokenRefreshTest, RenewsARefusedTokenAndSendsAgain) {
  for (const HttpMethod method : {HttpMethod::kGet, HttpMethod::kPost}) {
    tokens.access = "at_1";
    const std::string line = std::string(methodName(method)) + " /a";
    expect(line, refused());
    expect(kRefresh, renewed());
    expect(line, json("{}"));
    EXPECT_EQ(textOf(outcome(method, 0ms)), "{}");

    const auto& sent = requests();
    const HttpRequest& refresh = sent[sent.size() - 2];
    EXPECT_EQ(refresh.body,
              R"({"refreshToken":"rt_1","origin":"https://example.com","releaseId":"rel_1"})");
    EXPECT_EQ(headersOf(refresh, "content-type"), Values{"application/json"});
    EXPECT_TRUE(headersOf(refresh, "authorization").empty());
    EXPECT_EQ(headersOf(sent.back(), "authorization"), Values{"Bearer at_2"});
    EXPECT_EQ(sent[sent.size() - 3].body, sent.back().body);
    EXPECT_EQ(tokens.access, "at_2");
    EXPECT_EQ(tokens.lifetime, 1800);
    EXPECT_EQ(tokens.refresh, "rt_1");
  }
}

TEST_F(TokenRefreshTest, HappensOnceForACall) {
  expect("GET /a", refused());
  expect(kRefresh, renewed());
  expect("GET /a", refused());
  const auto answer = outcome();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, "AUTH_EXPIRED");
}

TEST_F(TokenRefreshTest, HappensAtTheFirstAttemptOnly) {
  expect("GET /a", text(503, ""));
  expect("GET /a", refused());
  EXPECT_FALSE(outcome());
}

TEST_F(TokenRefreshTest, LeavesRetriesAsTheyAre) {
  expect("GET /a", refused());
  expect(kRefresh, renewed());
  for (int i = 0; i < 3; ++i) expect("GET /a", text(503, ""));
  expect("GET /a", json("{}"));
  EXPECT_EQ(textOf(outcome()), "{}");
}

TEST_F(TokenRefreshTest, FailingInAnyWayForgetsTheTokens) {
  const Reply failures[] = {
      json(R"({"valid":false})"),
      json(R"({"valid":false,"accessToken":"at_2"})"),
      json(R"({"valid":"true","accessToken":"at_2"})"),
      json(R"({"accessToken":"at_2"})"),
      json(R"({"valid":true})"),
      json(R"({"valid":true,"accessToken":""})"),
      json(R"({"valid":true,"accessToken":7})"),
      json("[]"),
      json("{"),
      nothing(204),
      refused(),
      text(500, ""),
      json("{}", 429).with("retry-after", "1"),
      brokenConnection(),
      silence(),
  };
  for (const Reply& failure : failures) {
    SCOPED_TRACE(failure.chunks.empty() ? "" : failure.chunks[0]);
    tokens.access = "at_1";
    tokens.refresh = "rt_1";
    expect("GET /a", refused());
    expect(kRefresh, failure);
    const auto answer = outcome();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, "AUTH_EXPIRED");
    EXPECT_EQ(tokens.access, "");
    EXPECT_EQ(tokens.refresh, "");
  }
}

TEST_F(TokenRefreshTest, NeedsARefreshTokenAndAnOrigin) {
  tokens.refresh.clear();
  expect("GET /a", refused());
  EXPECT_FALSE(outcome());
  EXPECT_EQ(tokens.clears, 0);

  tokens.refresh = "rt_1";
  config.origin.clear();
  transport.reset();
  expect("GET /a", refused());
  EXPECT_FALSE(outcome());
  EXPECT_EQ(tokens.access, "at_1");
}

/// A hundred calls at once, all of them refused.
class CrowdTest : public TokenRefreshTest {
 protected:
  static constexpr int kCalls = 100;
  std::deque<test::Pending<Answer>> calls;

  /// Up to where the refresh is under way.
  void crowd(Reply refresh) {
    for (int i = 0; i < kCalls; ++i) expect("GET /a", refused().after(10ms));
    expect(kRefresh, std::move(refresh));
    for (int i = 0; i < kCalls; ++i) calls.emplace_back(send());
    world.clock.advance(50ms);
    EXPECT_EQ(requests().size(), kCalls + 1U);
  }
  [[nodiscard]] auto done() const {
    return std::ranges::count_if(calls, [](const auto& call) { return call.done(); });
  }
};

TEST_F(CrowdTest, SharesOneRefresh) {
  crowd(renewed().after(100ms));
  for (int i = 0; i < kCalls; ++i) expect("GET /a", json("{}"));
  world.clock.advance(1s);
  EXPECT_EQ(done(), kCalls);
  for (const auto& call : calls) EXPECT_EQ(textOf(*call), "{}");
}

TEST_F(CrowdTest, FindsTheNewTokenWhenItIsRefusedLate) {
  expect("GET /a", refused());
  for (int i = 1; i < kCalls; ++i) expect("GET /a", refused().after(Milliseconds(i)));
  for (int i = 0; i < kCalls; ++i) calls.emplace_back(send());
  expect(kRefresh, renewed());
  for (int i = 0; i < kCalls; ++i) expect("GET /a", json("{}"));
  world.clock.advance(1s);
  EXPECT_EQ(done(), kCalls);
  for (const auto& call : calls) EXPECT_EQ(textOf(*call), "{}");
  const auto refreshes = std::ranges::count(requests(), std::string(kRefresh), test::lineOf);
  EXPECT_EQ(refreshes, 1);
  EXPECT_EQ(headersOf(world.http.last(), "authorization"), Values{"Bearer at_2"});
}

TEST_F(CrowdTest, IsToldTogetherThatTheRefreshFailed) {
  crowd(json(R"({"valid":false})").after(100ms));
  world.clock.advance(1s);
  EXPECT_EQ(done(), kCalls);
  for (const auto& call : calls) EXPECT_EQ(call->error().code, "AUTH_EXPIRED");
  EXPECT_EQ(tokens.clears, 1);
}

TEST_F(CrowdTest, IsToldTogetherThatTheRefreshRanOutOfTime) {
  crowd(silence());
  world.clock.advance(1min);
  EXPECT_EQ(done(), kCalls);
}

TEST_F(CrowdTest, GoesOnWhenTheCallThatBeganTheRefreshIsCancelled) {
  crowd(renewed().after(100ms));
  calls.front().cancel();
  for (int i = 1; i < kCalls; ++i) expect("GET /a", json("{}"));
  world.clock.advance(1s);
  EXPECT_EQ(done(), kCalls - 1);
}

TEST_F(CrowdTest, MayGoAltogetherWhileTheRefreshIsUnderWay) {
  crowd(renewed().after(100ms));
  for (auto& call : calls) call.cancel();
  world.clock.advance(1s);
  EXPECT_EQ(tokens.access, "at_2") << "the refresh itself is of use to the next call";
  expect("GET /a", json("{}"));
  EXPECT_EQ(textOf(outcome()), "{}");
}

TEST_F(CrowdTest, MayGoTogetherWithTheTransport) {
  crowd(renewed().after(100ms));
  calls.clear();
  transport.reset();
  refresh.reset();
  EXPECT_EQ(world.http.open(), 0);
  EXPECT_EQ(world.clock.pending(), 0U);
}

TEST_F(TokenRefreshTest, IsNotNeededWhenThePageHasAnotherTokenByNow) {
  for (const std::string_view origin : {"https://example.com", ""}) {
    config.origin = origin;
    transport.reset();
    tokens.access = "at_1";
    expect("GET /a", refused().after(10ms));
    expect("GET /a", json("{}"));
    const test::Pending answer(send());
    world.clock.advance(5ms);
    tokens.access = "at_9";
    world.clock.advance(1s);
    ASSERT_TRUE(answer.done());
    EXPECT_EQ(textOf(*answer), "{}");
    EXPECT_EQ(headersOf(world.http.last(), "authorization"), Values{"Bearer at_9"});
  }
}

TEST_F(TokenRefreshTest, IsNotTriedForAUserWhoHasSignedOutMeanwhile) {
  expect("GET /a", refused().after(10ms));
  const test::Pending answer(send());
  world.clock.advance(5ms);
  tokens.access.clear();
  world.clock.advance(1s);
  ASSERT_TRUE(answer.done());
  EXPECT_EQ(answer->error().code, "AUTH_EXPIRED");
}

/// Says what the token was when it was asked, a while later.
class SlowStore final : public RefreshStore {
 public:
  SlowStore(Clock& clock, test::MemoryTokens& tokens) : clock_(clock), tokens_(tokens) {}

  Task<Result<std::string>> accessToken() override {
    std::string token = tokens_.access;
    co_await sleep(clock_, delay);
    co_return token;
  }
  Task<Result<std::string>> refreshToken() override { return tokens_.refreshToken(); }
  Task<Result<std::string>> setAccessToken(std::string token, int lifetimeSeconds) override {
    return tokens_.setAccessToken(std::move(token), lifetimeSeconds);
  }
  Task<Result<std::string>> clear() override { return tokens_.clear(); }

  Milliseconds delay{0};

 private:
  Clock& clock_;
  test::MemoryTokens& tokens_;
};

TEST_F(TokenRefreshTest, SeesThatTheTokenWasRenewedWhileTheStoreWasThinking) {
  SlowStore slow(world.clock, tokens);
  refresh.emplace(world.environment, config, slow);
  transport.emplace(world.environment, config, *refresh);
  expect("GET /a", refused().after(1ms));
  expect("GET /a", refused().after(5ms));
  expect(kRefresh, renewed().after(10ms));
  expect("GET /a", json("{}"));
  expect("GET /a", json("{}"));
  const test::Pending first(send());
  const test::Pending second(send());
  world.clock.advance(10ms);
  slow.delay = 100ms;
  world.clock.advance(1min);
  ASSERT_TRUE(first.done() && second.done());
  EXPECT_EQ(textOf(*first), "{}");
  EXPECT_EQ(textOf(*second), "{}");
}

TEST_F(TokenRefreshTest, CanBeHadAgainLater) {
  for (int i = 0; i < 2; ++i) {
    expect("GET /a", refused());
    expect(kRefresh, renewed());
    expect("GET /a", json("{}"));
    EXPECT_EQ(textOf(outcome()), "{}");
  }
  tokens.refresh = "rt_2";
  expect("GET /a", refused());
  expect(kRefresh, json("{}"));
  EXPECT_FALSE(outcome());
  tokens.refresh = "rt_3";
  expect("GET /a", refused());
  expect(kRefresh, renewed());
  expect("GET /a", json("{}"));
  EXPECT_EQ(textOf(outcome()), "{}");
}

}  // namespace
}  // namespace parley::divinci::sdk
