#include "divinci/sdk/gate_steps.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "core/support/memory_session.h"
#include "core/support/memory_tokens.h"
#include "core/support/pending.h"
#include "core/support/text_of.h"
#include "core/support/world.h"
#include "core/wakeup.h"
#include "divinci/sdk/sdk_catalogue.h"

namespace parley::divinci::sdk {
namespace {

using test::textOf;

using Answer = Result<std::string>;

const std::string kTranscript =
    R"([ {"prompt":"Q","promptTimestamp":1,"response":"A\u0031 \ud83d","context":[]} ])";
const std::string kSigned = R"("signiture":"sig\u002d1","transcript":)" + kTranscript;

/// A model that answers when the test lets it.
class ScriptedModel final : public Callback {
 public:
  explicit ScriptedModel(Answer answer) : answer_(std::move(answer)) {}
  Task<Answer> call(std::string given) override {
    messages = std::move(given);
    co_await released;
    co_return answer_;
  }

  std::string messages;
  Wakeup released;

 private:
  Answer answer_;
};

class DelegatedTest : public testing::Test {
 protected:
  test::World world;
  test::MemoryTokens tokens{world.clock};
  test::MemorySession store;
  Client client{world.environment,
                {.releaseId = "rel_1", .baseUrl = std::string(test::ScriptedHttp::kOrigin)},
                tokens,
                kSdkCatalogue};
  const std::string messages = R"([{"role":"user", "content":"Q\ud83d","n":1.0}])";
  const std::string context = R"([ {"content":"c","score":0.250} ])";

  void expect(std::string_view line, test::Reply reply) {
    world.http.expect(std::string(line), std::move(reply));
  }
  std::string_view lastBody() { return world.http.last().body; }
  Task<Answer> run(std::string_view space, std::string_view arguments, ScriptedModel& model) {
    return kSdkCatalogue.run(client, std::string(space) + ".sendDelegated", std::string(arguments),
                             model, store);
  }
  std::string sendDelegated(std::string_view space, std::string_view arguments,
                            ScriptedModel& model) {
    const test::Pending answer(run(space, arguments, model));
    world.clock.settle();
    if (!answer.done()) model.released.notify();
    world.clock.settle();
    EXPECT_TRUE(answer.done());
    return answer.done() ? textOf(*answer) : "";
  }
};

TEST_F(DelegatedTest, IsPreparedAnsweredByTheModelAndSigned) {
  store.session = {.token = "gate_1", .language = "Spanish"};
  expect("POST /ai-chat/free-chat-gate/prepare",
         test::json(R"({"messages":)" + messages + R"(,"context":)" + context + "}"));
  expect("POST /ai-chat/free-chat-gate/complete", test::json(R"({"remaining":7,)" + kSigned + "}"));
  ScriptedModel model("A \"1\"\n");
  EXPECT_EQ(sendDelegated("freeChatGate", R"(["Q"])", model),
            R"({"reply":"A\u0031 \ud83d","remaining":7,"transcript":)" + kTranscript + "}");
  EXPECT_EQ(model.messages, messages);
  EXPECT_EQ(
      world.http.requests()[0].body,
      R"({"token":"gate_1","prevSigniture":"","newPrompt":"Q","transcript":[],"language":"Spanish"})");
  EXPECT_EQ(
      lastBody(),
      R"({"token":"gate_1","prevSigniture":"","newPrompt":"Q","response":"A \"1\"\u000a","context":)" +
          context + R"(,"transcript":[]})");
  EXPECT_EQ(store.session.transcript, kTranscript);
}

TEST_F(DelegatedTest, TakesTheReleaseOfAnAnonymousCallAlong) {
  expect("POST /ai-chat/anonymous-chat/prepare", test::json(R"({"messages":[]})"));
  expect("POST /ai-chat/anonymous-chat/complete", test::json("{" + kSigned + "}"));
  ScriptedModel model("A");
  sendDelegated("anonymousChat", R"(["Q",{"releaseId":"rel_2"}])", model);
  EXPECT_EQ(world.http.requests()[0].body,
            R"({"releaseId":"rel_2","prevSigniture":"","newPrompt":"Q","transcript":[]})");
  EXPECT_EQ(
      lastBody(),
      R"({"releaseId":"rel_2","prevSigniture":"","newPrompt":"Q","response":"A","context":[],"transcript":[]})");
}

TEST_F(DelegatedTest, MendsAModelsTextThatIsNoUnicode) {
  store.session = {.token = "gate_1"};
  expect("POST /ai-chat/free-chat-gate/prepare", test::json(R"({"messages":[]})"));
  expect("POST /ai-chat/free-chat-gate/complete", test::json("{" + kSigned + "}"));
  ScriptedModel model("half an emoji: \xED\xA0\xBD");
  sendDelegated("freeChatGate", R"(["Q"])", model);
  EXPECT_TRUE(lastBody().contains("\"response\":\"half an emoji: \uFFFD"));
}

TEST_F(DelegatedTest, EndsWithTheModelsFailure) {
  store.session = {.token = "gate_1"};
  expect("POST /ai-chat/free-chat-gate/prepare", test::json(R"({"messages":[]})"));
  ScriptedModel model(failure(ErrorKind::kInvalidArgument, "CALLBACK_FAILED", "No GPU"));
  EXPECT_EQ(sendDelegated("freeChatGate", R"(["Q"])", model), "error CALLBACK_FAILED");
  EXPECT_EQ(store.session.transcript, "[]");
}

TEST_F(DelegatedTest, NeedsMessagesForTheModel) {
  for (const std::string_view reply : {"{}", "[]", "null"}) {
    store.session = {.token = "gate_1"};
    expect("POST /ai-chat/free-chat-gate/prepare", test::json(std::string(reply)));
    ScriptedModel model("A");
    EXPECT_EQ(sendDelegated("freeChatGate", R"(["Q"])", model), "error INVALID_RESPONSE") << reply;
  }
}

TEST_F(DelegatedTest, NeedsTheGateToBePassed) {
  ScriptedModel model("A");
  EXPECT_EQ(sendDelegated("freeChatGate", R"(["Q"])", model), "error NOT_VERIFIED");
}

TEST_F(DelegatedTest, MayBeCancelledWhileTheModelThinks) {
  store.session = {.token = "gate_1"};
  expect("POST /ai-chat/free-chat-gate/prepare", test::json(R"({"messages":[]})"));
  ScriptedModel model("A");
  test::Pending answer(run("freeChatGate", R"(["Q"])", model));
  world.clock.settle();
  answer.cancel();
  model.released.notify();
  world.clock.settle();
  EXPECT_FALSE(answer.done());
}

}  // namespace
}  // namespace parley::divinci::sdk
