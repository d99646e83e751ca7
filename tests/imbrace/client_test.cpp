#include "imbrace/client.h"

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
using test::headersOf;
using test::json;
using test::Reply;
using test::text;

using Values = std::vector<std::string>;

constexpr std::string_view kSent = R"({"status":200,"headers":{},"body":""})";

class ImbraceClientTest : public testing::Test {
 protected:
  test::World world;
  test::ScriptedPage page;
  Credentials credentials{.apiKey = "k", .organizationId = "org_1"};
  Client client{world.environment,
                {.gateway = std::string(test::ScriptedHttp::kOrigin), .maxRetries = 0},
                kSdkCatalogue};

  void expect(std::string_view line, Reply reply) {
    world.http.expect(std::string(line), std::move(reply));
  }
  /// The result of a call, or its error.
  std::string outcome(std::string method, std::string arguments) {
    const test::Pending answer(
        client.run(std::move(method), std::move(arguments), credentials, page));
    world.clock.advance(10min);
    if (!answer.done()) return "not done";
    return *answer ? **answer : errorJson(answer->error());
  }
};

// --- Answers -------------------------------------------------------------------------------------

TEST_F(ImbraceClientTest, PassesAnAnswerOnAsItCame) {
  expect("GET /ai-agent/config", json(R"({ "a" : 1e2, "b":"\u00e9" })"));
  EXPECT_EQ(outcome("aiAgent.getConfig", "[]"), R"({ "a" : 1e2, "b":"\u00e9" })");
}

TEST_F(ImbraceClientTest, TakesDataOutOfItsEnvelope) {
  expect("GET /data-board/files/f", json(R"({"success":true,"data":{"_id":"f"}})"));
  EXPECT_EQ(outcome("boards.getFile", R"(["f"])"), R"({"_id":"f"})");
  expect("GET /data-board/files/f", json(R"({"_id":"f","data":null})"));
  EXPECT_EQ(outcome("boards.getFile", R"(["f"])"), R"({"_id":"f","data":null})");
  expect("GET /data-board/folders/d?recursive=true",
         json(R"({"data":{"folder":{"_id":"d"},"files":[]}})"));
  EXPECT_EQ(outcome("boards.getFolder", R"(["d",{"recursive":true}])"), R"({"_id":"d"})");
  expect("GET /data-board/folders/d", json(R"({"data":{"_id":"d"}})"));
  EXPECT_EQ(outcome("boards.getFolder", R"(["d"])"), R"({"_id":"d"})");
  expect("POST /data-board/folders/delete", json(R"({"data":{"deletedCount":1}})"));
  EXPECT_EQ(outcome("boards.deleteFolders", R"([{"ids":["d"]}])"),
            R"({"data":{"deletedCount":1}})");
}

TEST_F(ImbraceClientTest, AsksNothingOfAnswersThatSayNothing) {
  expect("DELETE /v3/ai/providers/p", test::nothing());
  EXPECT_EQ(outcome("ai.deleteProvider", R"(["p"])"), "");
  expect("DELETE /v3/ai/assistant_apps/a", text(200, "gone"));
  EXPECT_EQ(outcome("chatAi.deleteAiAgent", R"(["a"])"), "true");
}

TEST_F(ImbraceClientTest, TellsAnAnswerThatIsNoJson) {
  expect("GET /ai-agent/version", text(200, ""));
  EXPECT_EQ(outcome("aiAgent.getVersion", "[]"),
            R"({"name":"InvalidResponseError","code":"INVALID_RESPONSE",)"
            R"("message":"The answer is empty","statusCode":200})");
  expect("GET /ai-agent/version", text(200, "<html>"));
  EXPECT_EQ(outcome("aiAgent.getVersion", "[]"),
            R"({"name":"InvalidResponseError","code":"INVALID_RESPONSE",)"
            R"("message":"The answer is not JSON","statusCode":200,"body":"<html>"})");
}

// --- Requests ------------------------------------------------------------------------------------

TEST_F(ImbraceClientTest, NamesTheTypeOfABodyOnlyWhereThereIsOne) {
  expect("POST /v3/ai/providers/p/models/refresh", json("{}"));
  outcome("ai.refreshProviderModels", R"(["p"])");
  EXPECT_EQ(headersOf(world.http.last(), "content-type"), Values{});
  expect("POST /v3/ai/embeddings", json("{}"));
  outcome("ai.embed", R"([{"model":"m","input":[]}])");
  EXPECT_EQ(headersOf(world.http.last(), "content-type"), Values{"application/json"});
}

TEST_F(ImbraceClientTest, ReadsTheOptionsBehindTheArguments) {
  expect("GET /ai-agent/health?detailed=true", text(500, "x"));
  expect("GET /ai-agent/health?detailed=true", json("{}"));
  EXPECT_EQ(outcome("aiAgent.getHealth", R"([true,{"maxRetries":1}])"), "{}");
  expect("GET /ai-agent/version", text(500, "x"));
  expect("GET /ai-agent/version", json("{}"));
  EXPECT_EQ(outcome("aiAgent.getVersion", R"([{"maxRetries":1}])"), "{}");
}

TEST_F(ImbraceClientTest, SendsNothingForAMethodThatThereIsNot) {
  EXPECT_EQ(
      outcome("aiAgent.fly", "[]"),
      R"({"name":"Error","code":"UNKNOWN_METHOD","message":"There is no method aiAgent.fly"})");
  EXPECT_TRUE(outcome("aiAgent.getTrace", R"([".."])").contains("MISSING_ARGUMENT"));
}

// --- Chats ---------------------------------------------------------------------------------------

TEST_F(ImbraceClientTest, AsksWhoTheUserIsBeforeAChat) {
  expect("POST /ai-agent/chat-client/auth/user", json(R"({"id":"u_1"})"));
  page.answer(std::string(kSent));
  EXPECT_EQ(outcome("aiAgent.streamChat", R"([{"id":"c_1","assistant_id":"a","messages":[]}])"),
            "");
  EXPECT_EQ(world.http.last().body, "");
  EXPECT_TRUE(page.asked().front().contains(
      R"("body":"{\"id\":\"c_1\",\"organization_id\":\"org_1\",\"assistant_id\":\"a\",)"
      R"(\"messages\":[],\"user_id\":\"u_1\"}")"))
      << page.asked().front();
}

TEST_F(ImbraceClientTest, TakesTheUserThatTheChatNames) {
  page.answer(std::string(kSent));
  outcome("aiAgent.streamChat", R"([{"user_id":"u_9","id":"c_1","assistant_id":"a"}])");
  EXPECT_TRUE(world.http.requests().empty());
  EXPECT_TRUE(page.asked().front().contains(
      R"({\"id\":\"c_1\",\"organization_id\":\"org_1\",\"user_id\":\"u_9\",)"
      R"(\"assistant_id\":\"a\"})"));
}

TEST_F(ImbraceClientTest, MakesAnIdForAChatWithoutOne) {
  page.answer(std::string(kSent));
  outcome("aiAgent.streamChat", R"([{"user_id":"u","assistant_id":"a"}])");
  EXPECT_TRUE(page.asked().front().contains(R"(-4)")) << page.asked().front();
}

TEST_F(ImbraceClientTest, DoesNotChatWhenItCannotLearnWhoTheUserIs) {
  expect("POST /ai-agent/chat-client/auth/user", text(401, "no"));
  EXPECT_TRUE(outcome("aiAgent.streamChat", "[{}]").contains("AuthError"));
  EXPECT_TRUE(page.asked().empty());
}

// --- Providers -----------------------------------------------------------------------------------

constexpr std::string_view kModels = R"({"success":true,"data":[{"name":"Default"}]})";
constexpr std::string_view kSystem =
    R"({"_id":null,"id":null,"provider_id":"system","name":"System Default","type":"system",)"
    R"("source":"system","is_shown":true,"models":[{"name":"Default"}]})";

TEST_F(ImbraceClientTest, ListsTheServiceItselfAmongTheProviders) {
  expect("GET /v3/ai/providers", json(R"([{"_id":"p"}])"));
  expect("GET /v3/ai/workflow-agent/models", json(std::string(kModels)));
  EXPECT_EQ(outcome("ai.listProviders", "[]"), '[' + std::string(kSystem) + R"(,{"_id":"p"}])");
}

TEST_F(ImbraceClientTest, ListsTheProvidersAloneWhereTheModelsCannotBeHad) {
  for (const Reply& reply :
       {text(422, "no"), text(200, "<html>"), json("{}"), json(R"({"data":[]})")}) {
    expect("GET /v3/ai/providers", json("[]"));
    expect("GET /v3/ai/workflow-agent/models", reply);
    EXPECT_EQ(outcome("ai.listProviders", "[{}]"), "[]");
  }
  expect("GET /v3/ai/providers", json("[1]"));
  EXPECT_EQ(outcome("ai.listProviders", R"([{"includeSystem":false}])"), "[1]");
}

TEST_F(ImbraceClientTest, LeavesAListOfProvidersOfAnotherFormAsItIs) {
  expect("GET /v3/ai/providers", json(R"({"data":[]})"));
  expect("GET /v3/ai/workflow-agent/models", json(std::string(kModels)));
  EXPECT_EQ(outcome("ai.listProviders", "[]"), R"({"data":[]})");
}

}  // namespace
}  // namespace parley::imbrace
