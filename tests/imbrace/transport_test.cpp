#include "imbrace/transport.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/support/pending.h"
#include "core/support/scripted_page.h"
#include "core/support/world.h"
#include "imbrace/api_error.h"

namespace parley::imbrace {
namespace {

using namespace std::chrono_literals;
using test::brokenConnection;
using test::headersOf;
using test::json;
using test::Reply;
using test::silence;
using test::text;

using Answer = Result<HttpResponse>;
using Values = std::vector<std::string>;

constexpr std::string_view kJwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1In0.c2ln";

class ImbraceTransport : public testing::Test {
 protected:
  test::World world;
  test::ScriptedPage page;
  Transport transport{world.environment};
  CallOptions options;
  Delivery delivery;

  void expect(std::string_view line, Reply reply) {
    world.http.expect(std::string(line), std::move(reply));
  }
  Task<Answer> send() {
    return transport.send({.method = HttpMethod::kPost,
                           .url = std::string(test::ScriptedHttp::kOrigin) + "/a",
                           .body = R"({"b":1})"},
                          delivery, options, page);
  }
  /// Sends, lets `time` go by, and expects an answer by then.
  Answer outcome(Milliseconds time = 10min) {
    const test::Pending answer(send());
    world.clock.advance(time);
    EXPECT_TRUE(answer.done());
    return answer.done() ? *answer : Answer(std::unexpected(Error{.code = "not done"}));
  }
  std::string fault() {
    const Answer answer = outcome();
    return answer ? "" : errorJson(answer.error());
  }
};

// --- Who asks ------------------------------------------------------------------------------------

struct Case {
  Credentials credentials;
  std::vector<std::pair<std::string, std::string>> headers;
};

TEST_F(ImbraceTransport, SaysWhoAsksAsTheMatrixOfHeadersHasIt) {
  const std::string jwt(kJwt);
  const Case cases[] = {
      {{}, {}},
      {{.apiKey = "k"}, {{"x-api-key", "k"}}},
      {{.apiKey = "k", .organizationId = "o"}, {{"x-api-key", "k"}, {"x-organization-id", "o"}}},
      {{.accessToken = "acc"}, {{"x-access-token", "acc"}}},
      {{.accessToken = "acc", .organizationId = "o"},
       {{"x-access-token", "acc"}, {"x-organization-id", "o"}}},
      {{.accessToken = jwt}, {{"x-access-token", jwt}}},
      {{.accessToken = jwt, .organizationId = "o"},
       {{"authorization", "Bearer " + jwt}, {"x-organization-id", "o"}}},
      {{.apiKey = "k", .accessToken = jwt, .organizationId = "o"},
       {{"x-api-key", "k"}, {"authorization", "Bearer " + jwt}, {"x-organization-id", "o"}}},
  };
  for (const auto& [credentials, headers] : cases) {
    options.credentials = credentials;
    expect("POST /a", json("{}"));
    EXPECT_TRUE(outcome());
    std::vector<std::pair<std::string, std::string>> sent;
    for (const HttpHeader& header : world.http.last().headers) {
      sent.emplace_back(header.name, header.value);
    }
    EXPECT_EQ(sent, headers);
  }
}

// --- What goes wrong -----------------------------------------------------------------------------

TEST_F(ImbraceTransport, TellsWhichCredentialsWereRefused) {
  options.credentials = {.apiKey = "k"};
  expect("POST /a", text(403, "no"));
  EXPECT_EQ(
      fault(),
      R"({"name":"AuthError","code":"HTTP_403","message":"Auth failed [403] with x-api-key — )"
      R"(server: no","statusCode":403,"body":"no"})");
  options.credentials = {};
  expect("POST /a", text(401, "who?"));
  EXPECT_TRUE(fault().contains(
      "No credentials provided — set accessToken= (user login) or apiKey= (server-to-server) — "
      "server: who?"));
}

TEST_F(ImbraceTransport, QuotesTheFirst300CharactersOfARefusal) {
  std::string body;
  for (int i = 0; i < 301; ++i) body += "ü";
  expect("POST /a", text(401, body));
  const std::string told = fault();
  EXPECT_TRUE(told.contains("server: " + body.substr(2) + '"'));
}

TEST_F(ImbraceTransport, TellsOtherRefusalsWordForWord) {
  expect("POST /a", text(404, R"({"error":"gone"})").with("x-request-id", "r1"));
  EXPECT_EQ(fault(),
            R"({"name":"ApiError","code":"HTTP_404","message":"[404] {\"error\":\"gone\"}",)"
            R"("statusCode":404,"body":"{\"error\":\"gone\"}","requestId":"r1"})");
}

// --- Trying again --------------------------------------------------------------------------------

TEST_F(ImbraceTransport, TriesAgainAfterOneTwoAndFourSeconds) {
  for (const Reply& reply : {text(500, "x"), text(429, "y"), brokenConnection()}) {
    for (int i = 0; i < 4; ++i) expect("POST /a", reply);
    const test::Pending answer(send());
    world.clock.advance(6999ms);
    EXPECT_FALSE(answer.done());
    world.clock.advance(1s);
    EXPECT_TRUE(answer.done());
  }
}

TEST_F(ImbraceTransport, AnswersWhatALaterTryBrings) {
  expect("POST /a", text(503, "x"));
  expect("POST /a", json(R"({"ok":1})"));
  const Answer answer = outcome();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->body, R"({"ok":1})");
}

TEST_F(ImbraceTransport, TakesNoHeedOfRetryAfterUnlessItIsAsked) {
  expect("POST /a", text(429, "x").with("retry-after", "60"));
  expect("POST /a", json("{}"));
  const test::Pending answer(send());
  world.clock.advance(2s);
  EXPECT_TRUE(answer.done());
}

TEST_F(ImbraceTransport, WaitsAsLongAsTheServerWants) {
  options.honoursRetryAfter = true;
  expect("POST /a", text(429, "x").with("retry-after", "60"));
  expect("POST /a", json("{}"));
  const test::Pending answer(send());
  world.clock.advance(59s);
  EXPECT_FALSE(answer.done());
  world.clock.advance(2s);
  EXPECT_TRUE(answer.done());
}

TEST_F(ImbraceTransport, DoesNotWaitForHours) {
  options.honoursRetryAfter = true;
  expect("POST /a", text(429, "x").with("retry-after", "3600"));
  EXPECT_TRUE(fault().contains(R"("retryAfter":3600)"));
}

TEST_F(ImbraceTransport, RepeatsAChatOnlyWhereItMay) {
  delivery.isChat = true;
  options.repeatsChat = false;
  expect("POST /a", text(500, "saved"));
  EXPECT_TRUE(fault().contains("[500] saved"));
  expect("POST /a", brokenConnection());
  EXPECT_TRUE(fault().contains("NetworkError"));
  expect("POST /a", text(429, "not taken"));
  expect("POST /a", json("{}"));
  EXPECT_TRUE(outcome());
}

TEST_F(ImbraceTransport, GivesUpWhenTheHeadDoesNotCome) {
  options.timeoutMs = 50;
  options.maxRetries = 1;
  expect("POST /a", silence());
  expect("POST /a", silence());
  EXPECT_EQ(fault(),
            R"({"name":"NetworkError","code":"TIMEOUT","message":"Request timed out after 50ms"})");
}

TEST_F(ImbraceTransport, LetsABodyTakeItsTime) {
  options.timeoutMs = 50;
  expect("POST /a", Reply{.chunks = {"{", "}"}}.after(40ms));
  EXPECT_TRUE(outcome());
}

// --- A token that is renewed ---------------------------------------------------------------------

TEST_F(ImbraceTransport, AsksOnceForAnotherTokenWhenOneIsRefused) {
  options.credentials = {.accessToken = "old", .organizationId = "o"};
  expect("POST /a", text(401, "expired"));
  expect("POST /a", json("{}"));
  page.answer(R"({"accessToken":"new","organizationId":"o"})");
  EXPECT_TRUE(outcome());
  EXPECT_EQ(page.asked(), Values{R"({"renew":"old"})"});
  EXPECT_EQ(headersOf(world.http.last(), "x-access-token"), Values{"new"});
}

TEST_F(ImbraceTransport, TellsTheRefusalWhenThereIsNoOtherToken) {
  options.credentials = {.accessToken = "old"};
  expect("POST /a", text(401, "expired"));
  page.answer("");
  EXPECT_TRUE(fault().contains("Auth failed [401] with x-access-token"));
}

TEST_F(ImbraceTransport, AsksNoMoreThanOnce) {
  options.credentials = {.accessToken = "old"};
  expect("POST /a", text(401, "expired"));
  expect("POST /a", text(401, "expired"));
  page.answer(R"({"accessToken":"new"})");
  EXPECT_TRUE(fault().contains("AuthError"));
}

// --- What the page sends -------------------------------------------------------------------------

TEST_F(ImbraceTransport, HasThePageSendWhatItReads) {
  delivery.sender = Sender::kPageResponse;
  options.credentials = {.apiKey = "k"};
  page.answer(R"({"status":200,"headers":{},"body":""})");
  EXPECT_TRUE(outcome());
  EXPECT_EQ(page.asked(),
            Values{R"({"send":{"method":"POST","url":"https://api.test/a",)"
                   R"("headers":{"x-api-key":"k"},"timeout":30000,"body":"{\"b\":1}"}})"});
}

TEST_F(ImbraceTransport, HasThePageAddTheBodyToAForm) {
  delivery.sender = Sender::kPageForm;
  page.answer(R"({"status":201,"headers":{"x":"y"},"body":"{}"})");
  const Answer answer = outcome();
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->head.status, 201);
  EXPECT_TRUE(page.asked().front().contains(R"("form":{"b":1})"));
}

TEST_F(ImbraceTransport, RetriesWhatThePageCouldNotSend) {
  delivery.sender = Sender::kPageResponse;
  page.answer(R"({"failure":"network","message":"fetch failed"})");
  page.answer(R"({"failure":"timeout","message":""})");
  page.answer(R"({"status":500,"headers":{},"body":"x"})");
  page.answer(R"({"status":200,"headers":{},"body":""})");
  EXPECT_TRUE(outcome());
}

TEST_F(ImbraceTransport, EndsWithWhatThePageThrows) {
  delivery.sender = Sender::kPageResponse;
  const Answer answer = outcome();
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, "UNEXPECTED");
}

}  // namespace
}  // namespace parley::imbrace
