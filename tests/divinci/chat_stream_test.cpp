#include "divinci/sdk/chat_stream.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/support/memory_session.h"
#include "core/support/memory_tokens.h"
#include "core/support/pending.h"
#include "core/support/world.h"
#include "divinci/api_error.h"
#include "divinci/sdk/sdk_catalogue.h"
#include "divinci/sdk/token_refresh.h"

namespace parley::divinci::sdk {
namespace {

using namespace std::chrono_literals;
using test::headersOf;
using test::json;
using test::Reply;

constexpr std::string_view kSend = "POST /ai-chat/c1/message";
constexpr std::string_view kHello =
    "data: {\"messageId\":\"m1\",\"content\":\"Hel\"}\n\n"
    "data: {\"content\":\"lo\"}\n\n"
    "data: {\"finishReason\":\"stop\",\"usage\":{\"totalTokens\":5}}\n\n"
    "data: [DONE]\n\n";
constexpr std::string_view kHelloMessage =
    R"({"id":"m1","chatId":"","role":"assistant","content":"Hello"})";

/// A page that keeps what it is told, and may take its time.
class Page final : public Callback {
 public:
  explicit Page(Clock& clock) : clock_(clock) {}
  Task<Result<std::string>> call(std::string events) override {
    told.push_back(std::move(events));
    if (pause.count() > 0) co_await sleep(clock_, pause);
    co_return std::string();
  }
  [[nodiscard]] std::string all() const {
    std::string out;
    for (const std::string& events : told) out += events;
    return out;
  }
  std::vector<std::string> told;
  Milliseconds pause{0};

 private:
  Clock& clock_;
};

Reply inPieces(std::vector<std::string> chunks) {
  return {.headers = {{"content-type", "text/event-stream"}}, .chunks = std::move(chunks)};
}

Reply stream(std::string_view text) { return inPieces({std::string(text)}); }

Reply brokenStream(std::string_view text) {
  Reply reply = stream(text);
  reply.isBroken = true;
  return reply;
}

std::string assembled(std::string_view message) {
  return R"({"assembled":)" + std::string(message) + '}';
}

class ChatStream : public testing::Test {
 protected:
  test::World world;
  test::MemoryTokens tokens{world.clock};
  test::MemorySession session;
  Page page{world.clock};
  const Config config{.releaseId = "rel_1",
                      .workspaceId = "ws_1",
                      .baseUrl = std::string(test::ScriptedHttp::kOrigin),
                      .apiKey = "key",
                      .origin = "https://site.test",
                      .headers = {{"X-Site", "1"}}};
  TokenRefresh refresh{world.environment, config, tokens};
  Client client{world.environment, config, refresh, kSdkCatalogue};

  void expect(std::string_view line, Reply reply) {
    world.http.expect(std::string(line), std::move(reply));
  }
  Task<Result<std::string>> call(std::string_view method, std::string_view arguments) {
    return kSdkCatalogue.run(client, std::string(method), std::string(arguments), page, session);
  }
  Task<Result<std::string>> call(std::string_view arguments = R"(["c1","Hi"])") {
    return call("chat.stream", arguments);
  }
  Result<std::string> outcome(Task<Result<std::string>> task) {
    const test::Pending answer(std::move(task));
    world.clock.advance(10min);
    EXPECT_TRUE(answer.done());
    return answer.done() ? *answer : Result<std::string>("not done");
  }
  Result<std::string> answerTo(Reply reply) {
    expect(kSend, std::move(reply));
    return outcome(call());
  }
};

TEST_F(ChatStream, TakesTheUsersTokenAlongAndNothingElse) {
  tokens.access = "token";
  expect(kSend, stream(kHello));
  ASSERT_TRUE(outcome(
      call(R"(["c1","Hi",null,{"idleTimeout":5,"assistantName":"a","metadata":{"x":1}}])")));
  const HttpRequest& request = world.http.last();
  EXPECT_EQ(request.body,
            R"({"content":"Hi","stream":true,"assistantName":"a","metadata":{"x":1}})");
  EXPECT_EQ(request.headers.size(), 3U);
  EXPECT_EQ(headersOf(request, "content-type"), std::vector<std::string>{"application/json"});
  EXPECT_EQ(headersOf(request, "accept"), std::vector<std::string>{"text/event-stream"});
  EXPECT_EQ(headersOf(request, "authorization"), std::vector<std::string>{"Bearer token"});
}

TEST_F(ChatStream, TellsOfTheAnswerAndAssemblesIt) {
  EXPECT_EQ(answerTo(stream(kHello)), assembled(kHelloMessage));
  ASSERT_EQ(page.told.size(), 1U) << "what comes together is told together";
  EXPECT_EQ(page.told[0],
            R"([{"type":"start","messageId":"m1"},)"
            R"({"type":"chunk","content":"Hel","chunk":{"messageId":"m1","content":"Hel"}},)"
            R"({"type":"chunk","content":"lo","chunk":{"content":"lo"}},)"
            R"({"type":"done","message":)" +
                std::string(kHelloMessage) + R"(,"usage":{"totalTokens":5}}])");
}

TEST_F(ChatStream, MayBeCutAnywhere) {
  std::string crlf;
  for (const char c : kHello) crlf += c == '\n' ? "\r\n" : std::string(1, c);
  for (const std::string& text : {std::string(kHello), crlf}) {
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
      EXPECT_EQ(answerTo(inPieces({text.substr(0, cut), text.substr(cut)})),
                assembled(kHelloMessage));
    }
    std::vector<std::string> bytes;
    for (const char c : text) bytes.emplace_back(1, c);
    EXPECT_EQ(answerTo(inPieces(bytes)), assembled(kHelloMessage));
  }
}

TEST_F(ChatStream, JoinsTextAsItWasWritten) {
  const auto result = answerTo(stream(R"(data: {"content":"a\"\ud83d"})"
                                      "\n\n"
                                      R"(data: {"content":"\ude00 ü\n"})"
                                      "\n\n"));
  EXPECT_EQ(result, R"({"assembled":{"chatId":"","role":"assistant",)"
                    R"("content":"a\"\ud83d\ude00 ü\n"}})");
}

TEST_F(ChatStream, PassesOverWhatItDoesNotKnow) {
  const auto result = answerTo(
      stream(": comment\nevent: x\nid: 4\nretry: 10\n\ndata: {\"content\":\"A\",\"new\":1}\n\n"
             "data: {broken\n\ndata: [1]\n\ndata: 7\n\ndata:\n\n"
             "data: {\"content\":1,\"messageId\":null,\"context\":{},\"arenaVariants\":[1,{}]}\n\n"
             "data: {\"error\":null,\"finishReason\":null,\"usage\":null,\"content\":\"B\"}"));
  EXPECT_EQ(result, assembled(R"({"chatId":"","role":"assistant","content":"AB"})"))
      << "nor is the last line lost that has no end";
}

TEST_F(ChatStream, TakesEventsThatNoBlankLineParts) {
  EXPECT_EQ(answerTo(stream("data: {\"content\":\"A\"}\ndata: {bad\ndata: {\"content\":\"B\"}\n"
                            "data: [DONE]\n\ndata: {\"content\":\ndata: \"C\"}\n\n")),
            assembled(R"({"chatId":"","role":"assistant","content":"ABC"})"));
}

TEST_F(ChatStream, KeepsSourcesAndVariants) {
  const auto result = answerTo(stream(
      R"(data: {"content":"A","context":[{"vectorId":"v"}],"arenaExpectedVariants":2,)"
      R"("arenaStreamingStatus":"streaming","arenaVariants":[{"variantIndex":0,"content":"A"}]})"
      "\n\n"
      R"(data: {"arenaVariants":[{"variantIndex":0,"content":"A!"},{"variantIndex":1}]})"
      "\n\n"
      R"(data: {"arenaStreamingStatus":"complete","arenaSelectedIndex":1,"finishReason":"stop"})"
      "\n\n"));
  const std::string variants = R"([{"variantIndex":0,"content":"A!"},{"variantIndex":1}])";
  const std::string message =
      R"({"chatId":"","role":"assistant","content":"A","context":[{"vectorId":"v"}],)"
      R"("arenaVariants":)" +
      variants +
      R"(,"arenaSelectedIndex":1,"arenaStreamingStatus":"complete","arenaExpectedVariants":2})";
  EXPECT_EQ(result, assembled(message));
  const std::string told = page.all();
  const std::string end =
      R"({"type":"context","context":[{"vectorId":"v"}]},)"
      R"({"type":"arena-variant","variantIndex":0,)"
      R"("variant":{"variantIndex":0,"content":"A"}},)"
      R"({"type":"arena-variant","variantIndex":1,"variant":{"variantIndex":1}},)"
      R"({"type":"arena-complete","variants":)" +
      variants + R"(,"expectedVariants":2},{"type":"done","message":)" + message + "}]";
  EXPECT_TRUE(told.ends_with(end)) << told;
}

TEST_F(ChatStream, IsCompleteWithTheLastVariantThatWasExpected) {
  ASSERT_TRUE(
      answerTo(stream("data: {\"content\":\"A\",\"arenaExpectedVariants\":1,"
                      "\"arenaVariants\":[{\"variantIndex\":0}]}\n\n"
                      "data: {\"finishReason\":\"stop\"}\n\n")));
  EXPECT_TRUE(page.all().contains("arena-complete"));
}

TEST_F(ChatStream, WithoutTextIsWhatTheTranscriptHolds) {
  expect(kSend, stream("data: {\"messageId\":\"m1\",\"finishReason\":\"stop\"}\n\n"));
  expect("GET /ai-chat/c1/transcript",
         json(R"({"messages":[{"_id":"m1","role":"assistant","content":"Old"},)"
              R"({"_id":"m2","role":"assistant","content":"Hello!"},)"
              R"({"_id":"m3","role":"assistant","content":""},{"_id":"m4","role":"user"}]})"));
  const test::Pending answer(call());
  world.clock.advance(899ms);
  EXPECT_EQ(world.http.requests().size(), 1U);
  world.clock.advance(1ms);
  ASSERT_TRUE(answer.done());
  EXPECT_EQ(*answer, R"({"stored":{"_id":"m2","role":"assistant","content":"Hello!","id":"m2"}})");
}

TEST_F(ChatStream, WithoutTextAnywhereIsEmpty) {
  expect(kSend, json("{}"));
  expect("GET /ai-chat/c1/transcript", json("{}"));
  EXPECT_EQ(outcome(call()), assembled(R"({"chatId":"","role":"assistant","content":""})"));
}

TEST_F(ChatStream, LosesNoVariantsToATranscriptThatCannotBeRead) {
  expect(kSend, stream("data: {\"arenaVariants\":[{\"variantIndex\":0}]}\n\n"));
  expect("GET /ai-chat/c1/transcript", json("{}", 403));
  const auto result = outcome(call());
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().status, 403);
  EXPECT_EQ(result.error().details, R"({"partial":{"chatId":"","role":"assistant","content":"",)"
                                    R"("arenaVariants":[{"variantIndex":0}]}})");
}

TEST_F(ChatStream, ReportsAnErrorInsideTheStreamWithWhatHadCome) {
  const auto result =
      answerTo(stream("data: {\"content\":\"A\"}\n\n"
                      "data: {\"type\":\"error\",\"error\":{\"code\":\"X\","
                      "\"message\":\"No more.\"}}\n\n"
                      "data: {\"content\":\"B\"}\n\n"));
  ASSERT_FALSE(result);
  EXPECT_EQ(errorClass(result.error()), "StreamError");
  EXPECT_EQ(result.error().message, "No more.");
  EXPECT_EQ(result.error().details, R"({"error":{"code":"X","message":"No more."},)"
                                    R"("partial":{"chatId":"","role":"assistant","content":"A"}})");
  EXPECT_TRUE(page.all().contains(R"("content":"A")")) << "text before an error is told";
  EXPECT_FALSE(page.all().contains(R"("content":"B")"));
}

TEST_F(ChatStream, UnderstandsEveryWayToReportAnError) {
  const auto messageOf = [this](std::string_view chunk) {
    const auto result = answerTo(stream("data: " + std::string(chunk) + "\n\n"));
    return result ? "no error" : result.error().message;
  };
  EXPECT_EQ(messageOf(R"({"error":{"message":"A"}})"), "A");
  EXPECT_EQ(messageOf(R"({"error":"B"})"), "B");
  EXPECT_EQ(messageOf(R"({"type":"error","message":"C"})"), "C");
  EXPECT_EQ(messageOf(R"({"type":"error"})"), "The server reported an error");
}

TEST_F(ChatStream, SaysHowFarItCameWhenItBreaksOff) {
  const auto result =
      answerTo(brokenStream("data: {\"content\":\"A\"}\n\ndata: {\"content\":\"B\"}"));
  ASSERT_FALSE(result);
  EXPECT_EQ(errorClass(result.error()), "NetworkError");
  EXPECT_EQ(result.error().details,
            R"({"partial":{"chatId":"","role":"assistant","content":"A"}})");
}

TEST_F(ChatStream, IsNotTornByAConnectionThatIsLostAfterTheEnd) {
  EXPECT_EQ(answerTo(brokenStream(kHello)), assembled(kHelloMessage));
}

TEST_F(ChatStream, GivesUpOnASilentServer) {
  expect(kSend, inPieces({"data: {\"content\":\"A\"}\n\n", ": alive\n", ": alive\n"}).after(29s));
  EXPECT_EQ(outcome(call()), assembled(R"({"chatId":"","role":"assistant","content":"A"})"))
      << "no time limit but between two pieces";

  expect(kSend, stream("data: {\"content\":\"A\"}\n\n").after(20s));
  const auto late = outcome(call(R"(["c1","Hi",null,{"idleTimeout":19999}])"));
  ASSERT_FALSE(late);
  EXPECT_EQ(errorClass(late.error()), "TimeoutError");

  expect(kSend,
         inPieces({"data: {\"content\":\"A\"}\n\n", "data: {\"content\":\"B\"}\n\n"}).after(9s));
  const auto torn = outcome(call(R"(["c1","Hi",null,{"idleTimeout":9500}])"));
  EXPECT_TRUE(torn);

  expect(kSend, test::silence());
  const test::Pending silent(call());
  world.clock.advance(30s);
  ASSERT_TRUE(silent.done());
  EXPECT_EQ(errorClass(silent->error()), "TimeoutError");
  EXPECT_EQ(silent->error().details, "");
}

TEST_F(ChatStream, WaitsTwoMinutesWhenNothingElseIsSaid) {
  Client patient{world.environment,
                 {.releaseId = "rel_1",
                  .baseUrl = std::string(test::ScriptedHttp::kOrigin),
                  .timeoutMs = 600'000},
                 tokens,
                 kSdkCatalogue};
  const auto outcomeAfter = [&](Milliseconds pause) {
    expect(kSend, stream(kHello).after(pause));
    return outcome(streamChat(patient, R"(["c1","Hi"])", page, session));
  };
  EXPECT_TRUE(outcomeAfter(119s));
  const auto late = outcomeAfter(121s);
  ASSERT_FALSE(late);
  EXPECT_EQ(errorClass(late.error()), "TimeoutError");
}

TEST_F(ChatStream, NamesARefusalAsTheServerDoes) {
  auto result = answerTo(json(R"({"code":"AUTH_EXPIRED","message":"Token expired"})", 401));
  ASSERT_FALSE(result);
  EXPECT_EQ(errorClass(result.error()), "AuthenticationError");
  result = answerTo(test::text(503, "down"));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "STREAM_ERROR");
  EXPECT_EQ(result.error().status, 503);
  EXPECT_EQ(result.error().details, "");
  EXPECT_EQ(page.all(), "");
}

TEST_F(ChatStream, RenewsARefusedTokenOnce) {
  tokens.access = "old";
  tokens.refresh = "rt";
  expect(kSend, json("{}", 401));
  expect("POST /embed/validate-login", json(R"({"valid":true,"accessToken":"new"})"));
  expect(kSend, stream(kHello));
  EXPECT_EQ(outcome(call()), assembled(kHelloMessage));
  EXPECT_EQ(headersOf(world.http.last(), "authorization"), std::vector<std::string>{"Bearer new"});

  expect(kSend, json("{}", 401));
  expect("POST /embed/validate-login", json(R"({"valid":true,"accessToken":"newer"})"));
  expect(kSend, json("{}", 401));
  EXPECT_EQ(outcome(call()).error().status, 401);
}

TEST_F(ChatStream, ReadsNoFurtherThanThePageHasFollowed) {
  page.pause = 1h;
  expect(kSend, inPieces({"data: {\"content\":\"A\"}\n\n", "data: {\"content\":\"B\"}\n\n",
                          "data: {\"content\":\"C\"}\n\n"})
                    .after(1s));
  const test::Pending answer(call());
  world.clock.advance(10min);
  EXPECT_EQ(page.told.size(), 1U);
  page.pause = 0ms;
  world.clock.advance(1h);
  EXPECT_EQ(page.told.size(), 2U) << "what came meanwhile is told together";
  EXPECT_EQ(*answer, assembled(R"({"chatId":"","role":"assistant","content":"ABC"})"));
}

TEST_F(ChatStream, TellsALotInParts) {
  std::string text;
  while (text.size() < 500'000) text += "data: {\"content\":\"0123456789\"}\n\n";
  const auto result = answerTo(stream(text));
  ASSERT_TRUE(result);
  EXPECT_GT(result->size(), 150'000U);
  EXPECT_GT(page.told.size(), 7U);
}

TEST_F(ChatStream, EndsItsRequestWhenItIsDestroyed) {
  expect(kSend,
         inPieces({"data: {\"content\":\"A\"}\n\n", "data: {\"content\":\"B\"}\n\n"}).after(1s));
  test::Pending answer(call());
  world.clock.advance(2s);
  EXPECT_EQ(world.http.open(), 1);
  answer.cancel();
  EXPECT_EQ(world.http.open(), 0);
  EXPECT_EQ(world.clock.pending(), 0U);
}

TEST_F(ChatStream, SendsNothingWithoutAChat) {
  EXPECT_EQ(outcome(call(R"(["","Hi"])")).error().code, "MISSING_ARGUMENT");
}

TEST_F(ChatStream, FollowsFigures) {
  tokens.access = "token";
  constexpr std::string_view kFigures = "GET /white-label/ws_1/analytics/products/realtime";
  expect(kFigures, stream("data: {\"activeUsers\":3}\n\ndata: {bad\n\ndata: [4]\n\n"));
  EXPECT_EQ(outcome(call("analytics.streamRealtime", "[null]")), "");
  EXPECT_EQ(page.all(), R"([{"activeUsers":3},[4]])");
  EXPECT_TRUE(headersOf(world.http.last(), "content-type").empty());
  EXPECT_EQ(headersOf(world.http.last(), "accept"), std::vector<std::string>{"text/event-stream"});

  expect("GET /white-label/ws_2/analytics/products/realtime", stream("data: 1\n\n").after(20s));
  const auto late = outcome(
      call("analytics.streamRealtime", R"([null,{"workspaceId":"ws_2"},{"idleTimeout":1000}])"));
  EXPECT_EQ(late.error().code, "TIMEOUT");
}

}  // namespace
}  // namespace parley::divinci::sdk
