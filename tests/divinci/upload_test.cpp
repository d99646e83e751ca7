#include "divinci/sdk/upload.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "core/support/memory_session.h"
#include "core/support/memory_tokens.h"
#include "core/support/pending.h"
#include "core/support/text_of.h"
#include "core/support/world.h"
#include "divinci/api_error.h"
#include "divinci/sdk/sdk_catalogue.h"

namespace parley::divinci::sdk {
namespace {

using namespace std::chrono_literals;
using test::textOf;

constexpr std::string_view kArguments =
    R"([{},{"title":"Call","mediaFile":{"file":0},"mine":1},null,{}])";

/// Sends nothing, and answers what it was told to.
class Sender final : public Callback {
 public:
  Task<Result<std::string>> call(std::string request) override {
    asked = std::move(request);
    co_return answer;
  }
  std::string asked{};
  Result<std::string> answer = R"({"status":204,"headers":{},"body":""})";
};

class Upload : public testing::Test {
 protected:
  test::World world;
  test::MemoryTokens tokens{world.clock};
  test::MemorySession session;
  Sender page;
  Config config{.releaseId = "rel_1",
                .workspaceId = "ws_1",
                .baseUrl = std::string(test::ScriptedHttp::kOrigin)};

  Result<std::string> outcome(std::string_view arguments = kArguments) {
    Client client(world.environment, config, tokens, kSdkCatalogue);
    const test::Pending answer(
        client.catalogue().run(client, "audio.upload", std::string(arguments), page, session));
    world.clock.advance(10min);
    EXPECT_TRUE(answer.done());
    return answer.done() ? *answer : Result<std::string>("not done");
  }
  Result<std::string> outcomeOf(std::string_view answer) {
    page.answer = std::string(answer);
    return outcome();
  }
};

TEST_F(Upload, HasThePageSendTheRequestWithMarksForFiles) {
  config.apiKey = "key_1";
  config.apiVersion = "2";
  config.headers = {{"X-Tenant", "blue"}};
  tokens.access = "at_1";
  EXPECT_EQ(textOf(outcome()), "");
  EXPECT_EQ(page.asked,
            R"({"method":"POST","url":"https://api.test/white-label/ws_1/data-source/audio",)"
            R"("headers":{"X-API-Key":"key_1","X-API-Version":"2","Authorization":"Bearer at_1"},)"
            R"("form":{"mediaFile":{"file":0},"title":"Call"}})");
}

TEST_F(Upload, YieldsTheJsonOfTheAnswer) {
  EXPECT_EQ(textOf(outcomeOf(R"({"status":201,"headers":{"content-type":"application/json"},)"
                             R"("body":"{\"id\": \"é\"}"})")),
            R"({"id": "é"})");
}

TEST_F(Upload, YieldsNothingWhenTheAnswerIsNoJson) {
  EXPECT_EQ(
      textOf(outcomeOf(R"({"status":200,"headers":{"content-type":"text/plain"},"body":"{}"})")),
      "");
}

TEST_F(Upload, YieldsTheServersErrorAndTriesNothingAgain) {
  const auto answer =
      outcomeOf(R"({"status":429,"headers":{"retry-after":"0","x-request-id":"req_1"},)"
                R"("body":"{\"code\":\"RATE_LIMIT_EXCEEDED\",\"message\":\"Slow down\"}"})");
  ASSERT_FALSE(answer);
  EXPECT_EQ(errorClass(answer.error()), "RateLimitError");
  EXPECT_EQ(answer.error().message, "Slow down");
  EXPECT_EQ(answer.error().requestId, "req_1");
  EXPECT_EQ(answer.error().retryAfter, 0);
}

TEST_F(Upload, DoesNotRenewARefusedToken) {
  tokens.access = "at_1";
  tokens.refresh = "rt_1";
  config.origin = "https://example.com";
  EXPECT_FALSE(outcomeOf(R"({"status":401,"headers":{},"body":"{}"})"));
  EXPECT_EQ(tokens.access, "at_1");
}

TEST_F(Upload, NamesAnErrorThatTheServerDoesNot) {
  const auto answer = outcomeOf(R"({"status":409,"headers":{},"body":"{\"message\":\"Twice\"}"})");
  ASSERT_FALSE(answer);
  EXPECT_EQ(answer.error().code, "REQUEST_ERROR");
  EXPECT_EQ(answer.error().status, 409);
}

TEST_F(Upload, PassesOnWhatThePageCouldNotDo) {
  page.answer = failure(ErrorKind::kInvalidArgument, "CALLBACK_FAILED", "No");
  EXPECT_EQ(textOf(outcome()), "error CALLBACK_FAILED");
}

TEST_F(Upload, TakesAnAnswerOfAnotherFormForAnError) {
  for (const std::string_view answer : {"", "[]", "{}", R"({"status":"200"})"}) {
    EXPECT_FALSE(outcomeOf(answer)) << answer;
  }
}

TEST_F(Upload, AsksNothingOfThePageWithoutAWorkspace) {
  config.workspaceId.clear();
  EXPECT_EQ(textOf(outcome()), "error MISSING_ARGUMENT");
  EXPECT_EQ(page.asked, "");
  EXPECT_EQ(textOf(outcome(R"([{"workspaceId":"ws_2"},{}])")), "");
  EXPECT_TRUE(page.asked.contains("/white-label/ws_2/")) << page.asked;
  EXPECT_TRUE(page.asked.ends_with(R"("form":{}})")) << page.asked;
}

}  // namespace
}  // namespace parley::divinci::sdk
