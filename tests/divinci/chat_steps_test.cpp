#include "divinci/sdk/chat_steps.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/support/memory_session.h"
#include "core/support/memory_tokens.h"
#include "core/support/pending.h"
#include "core/support/world.h"
#include "divinci/sdk/sdk_catalogue.h"

namespace parley::divinci::sdk {
namespace {

using namespace std::chrono_literals;
using test::json;

constexpr std::string_view kTranscript = "GET /ai-chat/c1/transcript";
constexpr std::string_view kSend = "POST /ai-chat/c1/message";
constexpr std::string_view kQuestion = R"({"messages":[{"_id":"m1","role":"user"}]})";
constexpr std::string_view kAnswered =
    R"({"messages":[{"_id":"m1","role":"user"},{"_id":"m2","role":"assistant"}]})";

/// A model that says what it was told to, and keeps what it was asked.
class Parrot final : public Callback {
 public:
  Task<Result<std::string>> call(std::string messages) override {
    asked = std::move(messages);
    co_return answer;
  }
  std::string asked;
  Result<std::string> answer = "Polly";
};

class ChatSteps : public testing::Test {
 protected:
  test::World world;
  test::MemoryTokens tokens{world.clock};
  test::MemorySession session;
  Parrot model;
  Client client{world.environment,
                {.releaseId = "rel_1", .baseUrl = std::string(test::ScriptedHttp::kOrigin)},
                tokens,
                kSdkCatalogue};

  void expect(std::string_view line, std::string_view answer, int status = 200) {
    world.http.expect(std::string(line), json(std::string(answer), status));
  }
  Result<std::string> outcome(std::string_view method, std::string_view arguments) {
    const test::Pending answer(
        kSdkCatalogue.run(client, std::string(method), std::string(arguments), model, session));
    world.clock.advance(10min);
    EXPECT_TRUE(answer.done());
    return answer.done() ? *answer : Result<std::string>("not done");
  }
};

TEST_F(ChatSteps, PollUntilTheAssistantHasAnswered) {
  expect(kTranscript, R"({"messages":[]})");
  expect(kSend, "{}");
  expect(kTranscript, kQuestion);
  expect(kTranscript, kAnswered);
  const auto result =
      outcome("chat.sendAndPoll", R"(["c1","Hi",{"pollInterval":5,"replyTo":"m0"}])");
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, R"({"_id":"m2","role":"assistant","id":"m2"})");
  EXPECT_EQ(world.http.requests()[1].body, R"({"content":"Hi","stream":false,"replyTo":"m0"})");
}

TEST_F(ChatSteps, DoNotTakeAnEarlierAnswerForTheNewOne) {
  expect(kTranscript, kAnswered);
  expect(kSend, "{}");
  expect(kTranscript, kAnswered);
  expect(kTranscript,
         R"({"messages":[{"_id":"m2","role":"assistant"},{"_id":"m4","role":"assistant"}]})");
  const auto result = outcome("chat.sendAndPoll", R"(["c1","Hi"])");
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, R"({"_id":"m4","role":"assistant","id":"m4"})");
}

TEST_F(ChatSteps, GiveUpInTime) {
  expect(kTranscript, "{}");
  expect(kSend, "{}");
  expect(kTranscript, kQuestion);
  expect(kTranscript, kQuestion);
  const auto result =
      outcome("chat.sendAndPoll", R"(["c1","Hi",{"pollInterval":50,"timeout":100}])");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "TIMEOUT");
  EXPECT_EQ(result.error().status, 408);
}

TEST_F(ChatSteps, EndWithTheFirstFailure) {
  expect(kTranscript, R"({"code":"NOT_FOUND"})", 404);
  const auto result = outcome("chat.sendAndPoll", R"(["c1","Hi"])");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "NOT_FOUND");
}

TEST_F(ChatSteps, LetAModelOfTheCallerAnswer) {
  expect("POST /ai-chat/c1/prepare",
         R"({"requestId":"q1","messages":[{"role":"user","content":"Hi"}],"context":[{"x":1.0}]})");
  expect("POST /ai-chat/c1/complete", R"({"stored":true})");
  const auto result = outcome("chat.sendDelegated", R"(["c1","Hi",null,{"userInfo":{"n":1}}])");
  ASSERT_TRUE(result);
  EXPECT_EQ(*result, R"({"stored":true})");
  EXPECT_EQ(model.asked, R"([{"role":"user","content":"Hi"}])");
  EXPECT_EQ(world.http.requests()[0].body, R"({"content":"Hi","userInfo":{"n":1}})");
  EXPECT_EQ(world.http.last().body,
            R"({"requestId":"q1","response":"Polly","context":[{"x":1.0}],"userInfo":{"n":1}})");
}

TEST_F(ChatSteps, AskTheModelNothingWithoutMessages) {
  expect("POST /ai-chat/c1/prepare", "{}");
  const auto result = outcome("chat.sendDelegated", R"(["c1","Hi"])");
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "INVALID_RESPONSE");
  EXPECT_EQ(model.asked, "");
}

TEST_F(ChatSteps, LeaveTheWidgetsMethodsAsTheyAre) {
  expect("GET /ai-chat/free-chat-gate/config?releaseId=rel_1", R"({"mode":"none"})");
  EXPECT_TRUE(outcome("freeChatGate.getConfig", "[]"));
}

TEST_F(ChatSteps, AreAboutTheWorkspaceOfTheCallOrTheSession) {
  EXPECT_EQ(outcome("apiKeys.list", "[]").error().code, "MISSING_ARGUMENT");
  session.session.workspaceId = "ws_1";
  expect("GET /white-label/ws_1/api-keys", "[]");
  EXPECT_TRUE(outcome("apiKeys.list", "[]"));
  expect("GET /white-label/ws_2/api-keys", "[]");
  EXPECT_TRUE(outcome("apiKeys.list", R"([{"workspaceId":"ws_2"}])"));
}

}  // namespace
}  // namespace parley::divinci::sdk
