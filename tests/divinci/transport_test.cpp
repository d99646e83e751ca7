#include "divinci/transport.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/support/memory_tokens.h"
#include "core/support/pending.h"
#include "core/support/text_of.h"
#include "core/support/world.h"
#include "divinci/api_error.h"

namespace parley::divinci {
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

class TransportTest : public testing::Test {
 protected:
  test::World world;
  test::MemoryTokens tokens{world.clock};
  Config config{.releaseId = "rel_1", .baseUrl = std::string(test::ScriptedHttp::kOrigin)};
  std::optional<Transport> transport;

  /// Made with the first call, so that a test can set up `config` before.
  Task<Answer> send(HttpMethod method = HttpMethod::kGet, std::vector<HttpHeader> headers = {},
                    SendOptions options = {}) {
    if (!transport) transport.emplace(world.environment, config, tokens);
    return transport->send({.method = method,
                            .url = config.baseUrl + "/a",
                            .headers = std::move(headers),
                            .body = method == HttpMethod::kGet ? "" : "{\"b\":1}"},
                           options);
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
};

// --- What is sent --------------------------------------------------------------------------------

TEST_F(TransportTest, SendsTheCredentialsThatThereAre) {
  config.apiKey = "key_1";
  config.apiVersion = "2024-01-01";
  config.headers = {{"X-Tenant", "blue"}};
  tokens.access = "at_1";
  expect("GET /a", json("1"));
  EXPECT_TRUE(outcome());
  const HttpRequest& request = world.http.last();
  EXPECT_EQ(headersOf(request, "content-type"), Values{"application/json"});
  EXPECT_EQ(headersOf(request, "x-api-key"), Values{"key_1"});
  EXPECT_EQ(headersOf(request, "x-api-version"), Values{"2024-01-01"});
  EXPECT_EQ(headersOf(request, "authorization"), Values{"Bearer at_1"});
  EXPECT_EQ(headersOf(request, "x-tenant"), Values{"blue"});
}

TEST_F(TransportTest, SendsNoCredentialsThatAreMissing) {
  expect("POST /a", json("1"));
  EXPECT_TRUE(outcome(HttpMethod::kPost));
  ASSERT_EQ(world.http.last().headers.size(), 1U);
  EXPECT_EQ(headersOf(world.http.last(), "content-type"), Values{"application/json"});
  EXPECT_EQ(world.http.last().body, "{\"b\":1}");
}

TEST_F(TransportTest, SendsNoHeaderTwiceWhateverItsSpelling) {
  config.apiKey = "key_1";
  config.headers = {{"x-api-key", "key_2"},
                    {"AUTHORIZATION", "Basic x"},
                    {"X-Email-Token", "mine"},
                    {"X-Tenant", "blue"},
                    {"x-tenant", "red"}};
  tokens.access = "at_1";
  expect("GET /a", json("1"));
  const test::Pending answer(send(HttpMethod::kGet, {{"x-email-token", "ht_1"}}));
  world.clock.settle();
  const HttpRequest& request = world.http.last();
  EXPECT_EQ(headersOf(request, "x-api-key"), Values{"key_1"});
  EXPECT_EQ(headersOf(request, "authorization"), Values{"Bearer at_1"});
  EXPECT_EQ(headersOf(request, "x-email-token"), Values{"ht_1"});
  EXPECT_EQ(headersOf(request, "x-tenant"), Values{"blue"});
}

TEST_F(TransportTest, SendsJsonWhateverTheConfiguredHeadersSay) {
  for (const std::string_view name : {"Content-Type", "content-type", "CONTENT-TYPE"}) {
    config.headers = {{std::string(name), "text/plain"}};
    expect("POST /a", json("1"));
    EXPECT_TRUE(outcome(HttpMethod::kPost));
    EXPECT_EQ(headersOf(world.http.last(), "content-type"), Values{"application/json"});
  }
}

TEST_F(TransportTest, SendsTheHeadersOfACallInPlaceOfTheClients) {
  config.headers = {{"X-Tenant", "blue"}};
  tokens.access = "at_1";
  expect("GET /a", json("1"));
  const test::Pending answer(
      send(HttpMethod::kGet,
           {{"content-type", "application/x"}, {"authorization", "Basic x"}, {"x-tenant", "red"}}));
  world.clock.settle();
  EXPECT_EQ(headersOf(world.http.last(), "content-type"), Values{"application/x"});
  EXPECT_EQ(headersOf(world.http.last(), "authorization"), Values{"Basic x"});
  EXPECT_EQ(headersOf(world.http.last(), "x-tenant"), Values{"red"});
}

TEST_F(TransportTest, LeavesOutATokenThatWouldInjectAHeader) {
  tokens.access = "at_1\r\nX-Evil: 1";
  expect("GET /a", json("1"));
  EXPECT_TRUE(outcome());
  EXPECT_TRUE(headersOf(world.http.last(), "authorization").empty());
}

// --- What comes back -----------------------------------------------------------------------------

TEST_F(TransportTest, YieldsTheJsonAsItIsSpelt) {
  const std::string spelling = R"( {"b":1.0, "a":1E+2,"a":"\ud83d", "é":[ ]} )";
  expect("GET /a", json(spelling));
  EXPECT_EQ(textOf(outcome()), spelling);
}

TEST_F(TransportTest, PutsAnAnswerTogetherThatComesInPieces) {
  Reply reply = json("");
  reply.chunks = {"{\"a\":\"\xE2", "\x82", "\xAC\"", "}"};
  expect("GET /a", reply.after(10ms));
  EXPECT_EQ(textOf(outcome()), "{\"a\":\"\u20ac\"}");
}

TEST_F(TransportTest, ReadsBytesAsABrowserReadsText) {
  expect("GET /a", json("\xEF\xBB\xBF{\"a\":\"\xFF\"}"));
  EXPECT_EQ(textOf(outcome()), "{\"a\":\"\uFFFD\"}");
}

TEST_F(TransportTest, YieldsNothingWhenTheAnswerIsNoJson) {
  for (const Reply& reply :
       {nothing(204), nothing(200), text(200, "{}"), json(""), json("\xEF\xBB\xBF")}) {
    expect("GET /a", reply);
    EXPECT_EQ(textOf(outcome()), "");
  }
}

TEST_F(TransportTest, RefusesAnAnswerThatOnlyClaimsToBeJson) {
  for (const std::string_view body :
       {" ", "<html>", "{\"a\":", "{} x", "\xEF\xBB\xBF\xEF\xBB\xBF{}"}) {
    expect("GET /a", json(std::string(body)));
    const auto answer = outcome();
    ASSERT_FALSE(answer) << body;
    EXPECT_EQ(answer.error().kind, ErrorKind::kProtocol);
    EXPECT_EQ(answer.error().code, "INVALID_JSON");
  }
}

TEST_F(TransportTest, YieldsTheServersError) {
  expect("GET /a",
         json(R"({"code":"NOT_FOUND","message":"No"})", 404).with("x-request-id", "req_1"));
  const auto answer = outcome();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, "NOT_FOUND");
  EXPECT_EQ(answer.error().status, 404);
  EXPECT_EQ(answer.error().requestId, "req_1");
}

// --- When it is sent again -----------------------------------------------------------------------

TEST_F(TransportTest, TriesAnIdempotentRequestAgainUntilItSucceeds) {
  expect("GET /a", text(503, "down"));
  expect("GET /a", brokenConnection());
  expect("GET /a", json("{}"));
  const test::Pending answer(send());
  world.clock.settle();
  EXPECT_EQ(requests().size(), 1U);
  world.clock.advance(999ms);
  EXPECT_EQ(requests().size(), 1U);
  world.clock.advance(1ms);
  EXPECT_EQ(requests().size(), 2U);
  world.clock.advance(1999ms);
  EXPECT_EQ(requests().size(), 2U);
  world.clock.advance(1ms);
  EXPECT_EQ(requests().size(), 3U);
  ASSERT_TRUE(answer.done());
  EXPECT_EQ(textOf(*answer), "{}");
}

TEST_F(TransportTest, SendsTheSameBodyAndHeadersAgain) {
  config.headers = {{"X-Tenant", "blue"}};
  expect("PUT /a", text(500, ""));
  expect("PUT /a", json("{}"));
  EXPECT_TRUE(outcome(HttpMethod::kPut));
  ASSERT_EQ(requests().size(), 2U);
  EXPECT_EQ(requests()[0].body, requests()[1].body);
  EXPECT_EQ(headersOf(requests()[0], "x-tenant"), headersOf(requests()[1], "x-tenant"));
  EXPECT_EQ(requests()[0].headers.size(), requests()[1].headers.size());
}

TEST_F(TransportTest, GivesUpAfterMaxRetries) {
  for (const int retries : {0, 1, 3}) {
    config.maxRetries = retries;
    transport.reset();
    const std::size_t before = requests().size();
    for (int i = 0; i <= retries; ++i) expect("GET /a", json(R"({"code":"SERVICE"})", 503));
    const auto answer = outcome();
    ASSERT_FALSE(answer);
    EXPECT_EQ(answer.error().code, "SERVICE");
    EXPECT_EQ(requests().size() - before, static_cast<std::size_t>(retries) + 1);
  }
}

TEST_F(TransportTest, NeverTriesAPostAgainThatMayHaveArrived) {
  for (const Reply& reply :
       {text(500, ""), text(503, "").with("retry-after", "1"), brokenConnection()}) {
    const std::size_t before = requests().size();
    expect("POST /a", reply);
    EXPECT_FALSE(outcome(HttpMethod::kPost));
    EXPECT_EQ(requests().size() - before, 1U);
  }
}

TEST_F(TransportTest, WaitsOutARateLimitForAnyMethod) {
  for (const HttpMethod method : {HttpMethod::kGet, HttpMethod::kPost}) {
    const std::string line = std::string(methodName(method)) + " /a";
    expect(line, json("{}", 429).with("retry-after", "2"));
    expect(line, json("{}", 429).with("retry-after", "0"));
    expect(line, json("{\"ok\":1}"));
    const std::size_t before = requests().size();
    const test::Pending answer(send(method));
    world.clock.advance(1999ms);
    EXPECT_EQ(requests().size() - before, 1U);
    world.clock.advance(1ms);
    ASSERT_TRUE(answer.done());
    EXPECT_EQ(textOf(*answer), "{\"ok\":1}");
  }
}

TEST_F(TransportTest, GivesUpOnARateLimitThatDoesNotEnd) {
  for (int i = 0; i < 4; ++i) expect("POST /a", json("{}", 429).with("retry-after", "1"));
  const auto answer = outcome(HttpMethod::kPost);
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().status, 429);
  EXPECT_EQ(answer.error().retryAfter, 1);
}

TEST_F(TransportTest, TriesNothingAgainThatIsToBeSentOnce) {
  for (const Reply& reply :
       {text(503, ""), brokenConnection(), json("{}", 429).with("retry-after", "0")}) {
    const std::size_t before = requests().size();
    expect("GET /a", reply);
    const test::Pending answer(send(HttpMethod::kGet, {}, {.skipRetry = true}));
    world.clock.advance(10min);
    ASSERT_TRUE(answer.done());
    EXPECT_FALSE(*answer);
    EXPECT_EQ(requests().size() - before, 1U);
  }
}

TEST_F(TransportTest, TellsOfARateLimitThatIsNotWorthWaitingFor) {
  for (const Reply& reply : {json("{}", 429), json("{}", 429).with("retry-after", "3600"),
                             json("{}", 429).with("retry-after", "99999999999999999999"),
                             json("{}", 429).with("retry-after", "soon")}) {
    expect("POST /a", reply);
    const test::Pending answer(send(HttpMethod::kPost));
    world.clock.settle();
    ASSERT_TRUE(answer.done());
    EXPECT_EQ(answer->error().status, 429);
  }
}

// --- Time limit ----------------------------------------------------------------------------------

TEST_F(TransportTest, GivesEachAttemptItsTime) {
  config.timeoutMs = 100;
  expect("GET /a", text(503, "").after(30ms));
  expect("GET /a", json("{}").after(30ms));
  EXPECT_EQ(textOf(outcome()), "{}");
}

TEST_F(TransportTest, TimesOutOverHeadAndBodyTogetherAndDoesNotTryAgain) {
  config.timeoutMs = 100;
  Reply slow = json("{}").after(40ms);
  slow.chunks = {"{", "}"};
  for (const Reply& reply : {silence(), slow}) {
    expect("GET /a", reply);
    const test::Pending answer(send());
    world.clock.advance(99ms);
    EXPECT_FALSE(answer.done());
    world.clock.advance(1ms);
    ASSERT_TRUE(answer.done());
    EXPECT_EQ(answer->error().kind, ErrorKind::kTimeout);
    EXPECT_EQ(answer->error().code, "TIMEOUT");
    EXPECT_EQ(world.http.open(), 0);
  }
}

TEST_F(TransportTest, GivesACallATimeOfItsOwn) {
  config.timeoutMs = 100;
  expect("GET /a", json("{}").after(1s));
  const test::Pending patient(send(HttpMethod::kGet, {}, {.timeoutMs = 5000}));
  expect("GET /a", silence());
  const test::Pending hasty(send(HttpMethod::kGet, {}, {.timeoutMs = 10}));
  expect("GET /a", json("{}").after(24h));
  const test::Pending tireless(send(HttpMethod::kGet, {}, {.timeoutMs = 0}));
  world.clock.advance(10ms);
  ASSERT_TRUE(hasty.done());
  EXPECT_EQ(hasty->error().kind, ErrorKind::kTimeout);
  world.clock.advance(100h);
  ASSERT_TRUE(patient.done() && tireless.done());
  EXPECT_EQ(textOf(*patient), "{}");
  EXPECT_EQ(textOf(*tireless), "{}");
}

TEST_F(TransportTest, WithTimeoutZeroWaitsForEver) {
  config.timeoutMs = 0;
  expect("GET /a", json("{}").after(24h));
  EXPECT_EQ(textOf(outcome(HttpMethod::kGet, 100h)), "{}");
}

TEST_F(TransportTest, TakesTheLongestTimes) {
  config.timeoutMs = 2147483647;
  config.maxRetries = 2147483647;
  for (int i = 0; i < 40; ++i) expect("GET /a", text(503, ""));
  expect("GET /a", json("{}"));
  EXPECT_EQ(textOf(outcome(HttpMethod::kGet, 1h)), "{}");
}

TEST_F(TransportTest, LeavesNothingBehindWhenACallIsCancelled) {
  expect("GET /a", silence());
  test::Pending waiting(send());
  world.clock.settle();
  waiting.cancel();
  EXPECT_EQ(world.http.aborted(), 1);
  EXPECT_EQ(world.clock.pending(), 0U);

  expect("GET /a", text(503, ""));
  test::Pending backingOff(send());
  world.clock.settle();
  backingOff.cancel();
  EXPECT_EQ(world.clock.pending(), 0U);
}

}  // namespace
}  // namespace parley::divinci
