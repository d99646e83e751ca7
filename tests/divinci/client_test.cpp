#include "divinci/client.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/support/memory_session.h"
#include "core/support/memory_tokens.h"
#include "core/support/pending.h"
#include "core/support/text_of.h"
#include "core/support/world.h"
#include "divinci/sdk/sdk_catalogue.h"

namespace parley::divinci {
namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using test::headersOf;
using test::Reply;
using test::textOf;

using Answer = Result<std::string>;

const std::string kTranscript =
    R"([ {"prompt":"Q","promptTimestamp":1755600000001,"response":"A\u0031 \ud83d","score":0.10,)"
    R"("z":{"10":1E+2,"9":-0},"z":null,"context":[]} ])";
const std::string kSignature = R"("sig\u002d1")";
const std::string kSigned = R"("signiture":)" + kSignature + R"(,"transcript":)" + kTranscript;

/// A visitor who has passed the gate.
Session verified() { return {.token = "gate_1"}; }

/// A visitor with one answer.
Session answered() {
  return {.token = "gate_1", .transcript = kTranscript, .signature = kSignature};
}

class ClientTest : public testing::Test {
 protected:
  test::World world;
  test::MemoryTokens tokens{world.clock};
  test::MemorySession store;
  Client client{world.environment,
                {.releaseId = "rel_1", .baseUrl = std::string(test::ScriptedHttp::kOrigin)},
                tokens,
                sdk::kSdkCatalogue};

  std::string call(std::string_view method, std::string_view arguments) {
    const test::Pending answer(client.call(std::string(method), std::string(arguments), store));
    world.clock.advance(10min);
    EXPECT_TRUE(answer.done()) << method;
    return answer.done() ? textOf(*answer) : "";
  }
  void expect(std::string_view line, Reply reply) {
    world.http.expect(std::string(line), std::move(reply));
  }
  std::string_view lastBody() { return world.http.last().body; }
};

// --- Every method: what is sent, what comes back -------------------------------------------------

struct MethodCase {
  std::string_view method;
  std::string arguments;
  Session session;
  std::string_view line;
  std::string body;
  std::string reply;
  std::string result;
};

const MethodCase kMethods[] = {
    {"anonymousChat.send",
     R"(["Q"])",
     {},
     "POST /ai-chat/anonymous-chat",
     R"({"releaseId":"rel_1","prevSigniture":"","newPrompt":"Q","transcript":[]})",
     "{" + kSigned + "}",
     R"({"reply":"A\u0031 \ud83d","transcript":)" + kTranscript + "}"},
    {"anonymousChat.send",
     R"(["Q2",{"releaseId":"rel_2","language":"French","sessionId":"s_12345678"}])",
     {.language = "Spanish", .transcript = kTranscript, .signature = kSignature},
     "POST /ai-chat/anonymous-chat",
     R"({"releaseId":"rel_2","prevSigniture":)" + kSignature +
         R"(,"newPrompt":"Q2","transcript":)" + kTranscript +
         R"(,"language":"French","sessionId":"s_12345678"})",
     "{" + kSigned + "}",
     R"({"reply":"A\u0031 \ud83d","transcript":)" + kTranscript + "}"},
    {"anonymousChat.createHandoff",
     "[]",
     {.transcript = kTranscript, .signature = kSignature},
     "POST /ai-chat/handoff",
     R"({"releaseId":"rel_1","prevSigniture":)" + kSignature + R"(,"transcript":)" + kTranscript +
         "}",
     R"({"token":"h_1"})",
     R"({"token":"h_1"})"},

    {"homepageChat.verifyEmail",
     R"(["a@b.c","ts_1"])",
     {},
     "POST /ai-chat/homepage-chat/verify-email",
     R"({"email":"a@b.c","turnstileToken":"ts_1"})",
     R"({"any":1})",
     R"({"any":1})"},
    {"homepageChat.confirmEmail",
     R"(["a@b.c","123456"])",
     {},
     "POST /ai-chat/homepage-chat/confirm-email",
     R"({"email":"a@b.c","code":"123456"})",
     R"({"token":"ht_1"})",
     R"({"token":"ht_1"})"},
    {"homepageChat.send", R"(["Q"])", verified(), "POST /ai-chat/homepage-chat/message",
     R"({"prevSigniture":"","newPrompt":"Q","transcript":[]})",
     R"({"remaining":4,)" + kSigned + "}",
     R"({"reply":"A\u0031 \ud83d","remaining":4,"transcript":)" + kTranscript + "}"},
    {"homepageChat.send", R"(["Q"])", verified(), "POST /ai-chat/homepage-chat/message",
     R"({"prevSigniture":"","newPrompt":"Q","transcript":[]})", "{" + kSigned + "}",
     R"({"reply":"A\u0031 \ud83d","remaining":0,"transcript":)" + kTranscript + "}"},

    {"freeChatGate.getConfig",
     R"(["rel 2"])",
     {},
     "GET /ai-chat/free-chat-gate/config?releaseId=rel%202",
     "",
     R"({"mode":"captcha-only","turnstileSiteKey":"1x","siteActions":[{"name":"open"}],"more":1.0})",
     R"({"mode":"captcha-only","turnstileSiteKey":"1x","siteActions":[{"name":"open"}],"more":1.0})"},
    {"freeChatGate.getConfig",
     "[]",
     {},
     "GET /ai-chat/free-chat-gate/config?releaseId=rel_1",
     "",
     R"({"mode":"none"})",
     R"({"mode":"none","turnstileSiteKey":"","siteActions":[]})"},
    {"freeChatGate.getConfig",
     "[null]",
     {.releaseId = "rel_3"},
     "GET /ai-chat/free-chat-gate/config?releaseId=rel_3",
     "",
     R"({"turnstileSiteKey":null,"mode":"none","siteActions":null,"other":null})",
     R"({"mode":"none","other":null,"turnstileSiteKey":"","siteActions":[]})"},
    {"freeChatGate.getSupportedLanguages",
     "[]",
     {},
     "GET /ai-chat/free-chat-gate/languages?releaseId=rel_1",
     "",
     "[1,{}]",
     "[1,{}]"},
    {"freeChatGate.welcome",
     "[]",
     {.language = "Espa\u00f1ol"},
     "GET /ai-chat/free-chat-gate/welcome?releaseId=rel_1&language=Espa%C3%B1ol",
     "",
     R"({"messages":[{"message":"Hi"}]})",
     R"({"messages":[{"message":"Hi"}]})"},
    {"freeChatGate.welcome",
     R"([{"releaseId":"rel_2","language":"French"}])",
     {.language = "Spanish"},
     "GET /ai-chat/free-chat-gate/welcome?releaseId=rel_2&language=French",
     "",
     "{}",
     "{}"},
    {"freeChatGate.start",
     R"([{"turnstileToken":"ts_1", "releaseId":"rel_1","email":"a@b.c","marketingConsent":true,"x":1.0}])",
     {},
     "POST /ai-chat/free-chat-gate/start",
     R"({"turnstileToken":"ts_1", "releaseId":"rel_1","email":"a@b.c","marketingConsent":true,"x":1.0})",
     R"({"status":"sent","mode":"captcha+otp"})",
     R"({"status":"sent","mode":"captcha+otp"})"},
    {"freeChatGate.verifyOtp",
     R"([{"email":"a@b.c","otpCode":"123456"}])",
     {.releaseId = "rel_2"},
     "POST /ai-chat/free-chat-gate/verify",
     R"({"releaseId":"rel_2","email":"a@b.c","otpCode":"123456"})",
     R"({"token":"gate_2","more":1})",
     R"({"token":"gate_2","more":1})"},
    {"freeChatGate.verifyOtp",
     R"([{"email":"a@b.c","otpCode":"123456","releaseId":"rel_3"}])",
     {},
     "POST /ai-chat/free-chat-gate/verify",
     R"({"releaseId":"rel_3","email":"a@b.c","otpCode":"123456"})",
     R"({"token":"gate_2"})",
     R"({"token":"gate_2"})"},
    {"freeChatGate.state", "[]", verified(),
     "GET /ai-chat/free-chat-gate/state?releaseId=rel_1&token=gate_1", "", "{}", "{}"},
    {"freeChatGate.state",
     "[]",
     {},
     "GET /ai-chat/free-chat-gate/state?releaseId=rel_1",
     "",
     "{}",
     "{}"},
    {"freeChatGate.state", R"([{"releaseId":"rel_2","token":"t&2"}])", verified(),
     "GET /ai-chat/free-chat-gate/state?releaseId=rel_2&token=t%262", "", "{}", "{}"},
    {"freeChatGate.send", R"(["Q \ud83d"])", verified(), "POST /ai-chat/free-chat-gate/chat-send",
     R"({"token":"gate_1","prevSigniture":"","newPrompt":"Q \ud83d","transcript":[]})",
     R"({"remaining":9,)" + kSigned + "}",
     R"({"reply":"A\u0031 \ud83d","remaining":9,"transcript":)" + kTranscript + "}"},
    {"freeChatGate.send",
     R"(["Q2",{}])",
     {.token = "gate_1", .language = "Spanish", .transcript = kTranscript, .signature = kSignature},
     "POST /ai-chat/free-chat-gate/chat-send",
     R"({"token":"gate_1","prevSigniture":)" + kSignature + R"(,"newPrompt":"Q2","transcript":)" +
         kTranscript + R"(,"language":"Spanish"})",
     "{" + kSigned + "}",
     R"({"reply":"A\u0031 \ud83d","transcript":)" + kTranscript + "}"},
    {"freeChatGate.submitFeedback", R"([0,{"feedback":"No","sentiment":-1}])", answered(),
     "POST /ai-chat/anonymous-feedback",
     R"({"releaseId":"rel_1","transcript":)" + kTranscript + R"(,"signiture":)" + kSignature +
         R"(,"messageIndex":0,"feedback":"No","sentiment":-1})",
     R"({"ok":true})", ""},
    {"freeChatGate.submitFeedback", R"([0,{"sentiment":1}])", answered(),
     "POST /ai-chat/anonymous-feedback",
     R"({"releaseId":"rel_1","transcript":)" + kTranscript + R"(,"signiture":)" + kSignature +
         R"(,"messageIndex":0,"sentiment":1})",
     "{}", ""},
    {"freeChatGate.speak", "[0]", answered(), "POST /ai-chat/free-chat-gate/tts",
     R"({"token":"gate_1","transcript":)" + kTranscript + R"(,"signiture":)" + kSignature +
         R"(,"messageIndex":0})",
     R"({"url":"https://x.test/a.mp3"})", R"({"url":"https://x.test/a.mp3"})"},
    {"freeChatGate.createHandoff", "[]", answered(), "POST /ai-chat/handoff",
     R"({"releaseId":"rel_1","prevSigniture":)" + kSignature + R"(,"transcript":)" + kTranscript +
         "}",
     R"({"token":"h_1"})", R"({"token":"h_1"})"},
    {"freeChatGate.acceptTerms", R"([{"tosId":"tos_1","version":3}])", verified(),
     "POST /white-label-release/rel_1/terms-of-service/accept",
     R"({"tosId":"tos_1","version":3,"freeChatToken":"gate_1"})", "{}", ""},
    {"freeChatGate.acceptTerms", R"([{"tosId":"t","version":{"n":1.0},"releaseId":"a/b"}])",
     verified(), "POST /white-label-release/a%2Fb/terms-of-service/accept",
     R"({"tosId":"t","version":{"n":1.0},"freeChatToken":"gate_1"})", "", ""},
};

TEST_F(ClientTest, SendsEachMethodAsTheServerExpects) {
  for (const MethodCase& method : kMethods) {
    SCOPED_TRACE(std::string(method.method) + ' ' + method.arguments);
    store.session = method.session;
    expect(method.line, method.reply.empty() ? test::nothing() : test::json(method.reply));
    EXPECT_EQ(call(method.method, method.arguments), method.result);
    EXPECT_EQ(lastBody(), method.body);
    EXPECT_EQ(headersOf(world.http.last(), "content-type"), std::vector{"application/json"s});
  }
}

TEST_F(ClientTest, SendsTheHomePagesTokenAsAHeader) {
  store.session = verified();
  expect("POST /ai-chat/homepage-chat/message", test::json("{" + kSigned + "}"));
  call("homepageChat.send", R"(["Q"])");
  EXPECT_EQ(headersOf(world.http.last(), "x-divinci-email-token"), std::vector{"gate_1"s});
}

TEST_F(ClientTest, RefusesAHomePageTokenThatWouldInjectAHeader) {
  store.session = {.token = "a\r\nX-Evil: 1"};
  EXPECT_EQ(call("homepageChat.send", R"(["Q"])"), "error INVALID_HEADER");
}

// --- What calls need -----------------------------------------------------------------------------

struct RefusalCase {
  std::string_view method;
  std::string_view arguments;
  Session session;
  std::string_view code;
};

TEST_F(ClientTest, RefusesCallsThatCannotWorkYet) {
  const RefusalCase cases[] = {
      {"homepageChat.send", R"(["Q"])", {}, "NOT_VERIFIED"},
      {"freeChatGate.send", R"(["Q"])", {}, "NOT_VERIFIED"},
      {"freeChatGate.prepare", R"(["Q"])", {}, "NOT_VERIFIED"},
      {"freeChatGate.complete", R"(["Q","A",[]])", {}, "NOT_VERIFIED"},
      {"freeChatGate.speak",
       "[0]",
       {.transcript = kTranscript, .signature = kSignature},
       "NOT_VERIFIED"},
      {"freeChatGate.acceptTerms", R"([{"tosId":"t","version":1}])", {}, "NOT_VERIFIED"},
      {"freeChatGate.verifyOtp", R"([{"email":"a@b.c","otpCode":"1"}])", {}, "NO_RELEASE"},
      {"freeChatGate.speak", "[0]", verified(), "NO_MESSAGE"},
      {"freeChatGate.submitFeedback", "[0,{}]", verified(), "NO_MESSAGE"},
      {"freeChatGate.createHandoff", "[]", verified(), "NO_MESSAGE"},
      {"anonymousChat.createHandoff", "[]", {}, "NO_MESSAGE"},
      {"anonymousChat.createHandoff", "[]", {.transcript = kTranscript}, "NO_MESSAGE"},
      {"freeChatGate.nothing", "[]", verified(), "UNKNOWN_METHOD"},
      {"", "[]", verified(), "UNKNOWN_METHOD"},
      {"freeChatGate.getConfig", "{}", {}, "INVALID_JSON"},
      {"freeChatGate.getConfig", "", {}, "INVALID_JSON"},
      {"freeChatGate.acceptTerms", R"([{"tosId":"t","version":1,"releaseId":".."}])", verified(),
       "MISSING_ARGUMENT"},
  };
  for (const RefusalCase& refusal : cases) {
    store.session = refusal.session;
    EXPECT_EQ(call(refusal.method, refusal.arguments), "error " + std::string(refusal.code))
        << refusal.method;
  }
  EXPECT_TRUE(world.http.requests().empty());
  EXPECT_EQ(store.saves, 0);
}

TEST_F(ClientTest, ChecksTheIndexOfAMessage) {
  store.session = answered();
  for (const std::string_view index :
       {"1", "-1", "0.5", "1e0", "\"0\"", "null", "[]", "99999999999999999999"}) {
    for (const std::string_view method : {"freeChatGate.speak", "freeChatGate.submitFeedback"}) {
      EXPECT_EQ(call(method, "[" + std::string(index) + ",{}]"), "error OUT_OF_RANGE") << index;
    }
  }
  EXPECT_EQ(call("freeChatGate.speak", "[]"), "error OUT_OF_RANGE");
}

// --- What answers change -------------------------------------------------------------------------

struct TokenCase {
  std::string_view method;
  std::string_view arguments;
  std::string_view line;
  std::string_view reply;
  std::string_view token;
  std::string_view releaseId;
  std::string_view error;
};

TEST_F(ClientTest, KeepsTheTokenThatOpensTheGate) {
  constexpr std::string_view kStart = "POST /ai-chat/free-chat-gate/start";
  constexpr std::string_view kVerify = "POST /ai-chat/free-chat-gate/verify";
  constexpr std::string_view kConfirm = "POST /ai-chat/homepage-chat/confirm-email";
  constexpr std::string_view kStartArgs = R"([{"releaseId":"rel_2"}])";
  constexpr std::string_view kVerifyArgs = R"([{"releaseId":"rel_2","email":"e","otpCode":"1"}])";
  const TokenCase cases[] = {
      {"freeChatGate.start", kStartArgs, kStart, R"({"status":"ready","token":"new"})", "new",
       "rel_2", ""},
      {"freeChatGate.start", kStartArgs, kStart, R"({"status":"sent"})", "old", "rel_2", ""},
      {"freeChatGate.start", kStartArgs, kStart, R"({"status":"sent","token":"new"})", "old",
       "rel_2", ""},
      {"freeChatGate.start", kStartArgs, kStart, R"({"token":"new"})", "old", "rel_2", ""},
      {"freeChatGate.start", kStartArgs, kStart, R"({"status":"ready"})", "old", "rel_2", ""},
      {"freeChatGate.start", kStartArgs, kStart, R"({"status":"ready","token":""})", "old", "rel_2",
       ""},
      {"freeChatGate.start", kStartArgs, kStart, R"({"status":"ready","token":7})", "old", "rel_2",
       ""},
      {"freeChatGate.start", kStartArgs, kStart, "[]", "old", "rel_2", ""},
      {"freeChatGate.start", "[{}]", kStart, R"({"status":"ready","token":"new"})", "new", "rel_0",
       ""},
      {"freeChatGate.verifyOtp", kVerifyArgs, kVerify, R"({"token":"new"})", "new", "rel_2", ""},
      {"freeChatGate.verifyOtp", kVerifyArgs, kVerify, R"({"status":"ok","token":"new"})", "new",
       "rel_2", ""},
      {"freeChatGate.verifyOtp", kVerifyArgs, kVerify, R"({"status":"ready"})", "old", "rel_0",
       "error INVALID_RESPONSE"},
      {"freeChatGate.verifyOtp", kVerifyArgs, kVerify, R"({"token":null})", "old", "rel_0",
       "error INVALID_RESPONSE"},
      {"homepageChat.confirmEmail", R"(["e","1"])", kConfirm, R"({"token":"new"})", "new", "rel_0",
       ""},
      {"homepageChat.confirmEmail", R"(["e","1"])", kConfirm, R"({"token":""})", "old", "rel_0",
       "error INVALID_RESPONSE"},
      {"homepageChat.confirmEmail", R"(["e","1"])", kConfirm, R"(["new"])", "old", "rel_0",
       "error INVALID_RESPONSE"},
  };
  for (const TokenCase& tokenCase : cases) {
    SCOPED_TRACE(std::string(tokenCase.method) + ' ' + std::string(tokenCase.reply));
    store.session = {.releaseId = "rel_0", .token = "old", .language = "French"};
    expect(tokenCase.line, test::json(std::string(tokenCase.reply)));
    const std::string result = call(tokenCase.method, tokenCase.arguments);
    EXPECT_EQ(result, tokenCase.error.empty() ? tokenCase.reply : tokenCase.error);
    EXPECT_EQ(store.session.token, tokenCase.token);
    EXPECT_EQ(store.session.releaseId, tokenCase.releaseId);
    EXPECT_EQ(store.session.language, "French");
  }
}

TEST_F(ClientTest, KeepsTheSignedTranscriptByteForByte) {
  store.session = verified();
  expect("POST /ai-chat/free-chat-gate/chat-send", test::json("{" + kSigned + "}"));
  call("freeChatGate.send", R"(["Q"])");
  EXPECT_EQ(store.session.transcript, kTranscript);
  EXPECT_EQ(store.session.signature, kSignature);
  EXPECT_EQ(store.session.token, "gate_1");
  expect("POST /ai-chat/free-chat-gate/chat-send", test::json("{" + kSigned + "}"));
  call("freeChatGate.send", R"(["Q2"])");
  EXPECT_EQ(lastBody(), R"({"token":"gate_1","prevSigniture":)" + kSignature +
                            R"(,"newPrompt":"Q2","transcript":)" + kTranscript + "}");
}

TEST_F(ClientTest, KeepsNothingOfAnAnswerWithoutASignedTranscript) {
  for (const std::string_view reply :
       {"{}", "[]", "null", R"({"transcript":"[]","signiture":"s"})", R"({"transcript":[]})",
        R"({"transcript":{},"signiture":"s"})", R"({"transcript":[],"signiture":["s"]})",
        R"({"reply":"A","remaining":3})"}) {
    for (const auto& [method, line] :
         {std::pair{"freeChatGate.send", "POST /ai-chat/free-chat-gate/chat-send"},
          std::pair{"homepageChat.send", "POST /ai-chat/homepage-chat/message"},
          std::pair{"anonymousChat.send", "POST /ai-chat/anonymous-chat"}}) {
      store.session = answered();
      expect(line, test::json(std::string(reply)));
      EXPECT_EQ(call(method, R"(["Q"])"), "error INVALID_RESPONSE") << method << ' ' << reply;
      EXPECT_EQ(store.session.transcript, kTranscript);
      EXPECT_EQ(store.session.signature, kSignature);
    }
  }
  EXPECT_EQ(store.saves, 0);
}

TEST_F(ClientTest, KeepsNothingOfAFailedCall) {
  const Reply failures[] = {test::json(R"({"error":"quota_exhausted"})", 429),
                            test::text(500, "down"),
                            test::brokenConnection(),
                            test::json("{" + kSigned),
                            test::nothing(),
                            test::text(200, "{" + kSigned + "}")};
  for (const Reply& failure : failures) {
    store.session = verified();
    expect("POST /ai-chat/free-chat-gate/chat-send", failure);
    EXPECT_TRUE(call("freeChatGate.send", R"(["Q"])").starts_with("error "));
    EXPECT_EQ(store.session.transcript, "[]");
    EXPECT_EQ(store.session.token, "gate_1");
  }
  EXPECT_EQ(store.saves, 0);
}

TEST_F(ClientTest, LeavesWhatThePageChangedWhileACallWasUnderWay) {
  store.session = verified();
  expect("POST /ai-chat/free-chat-gate/chat-send", test::json("{" + kSigned + "}").after(1s));
  const test::Pending answer(client.call("freeChatGate.send", R"(["Q"])", store));
  world.clock.advance(1500ms);
  store.session.language = "Spanish";
  store.session.token = "gate_2";
  world.clock.advance(5s);
  ASSERT_TRUE(answer.done());
  EXPECT_EQ(store.session.language, "Spanish");
  EXPECT_EQ(store.session.token, "gate_2");
  EXPECT_EQ(store.session.transcript, kTranscript);
}

TEST_F(ClientTest, RepliesWithAnEmptyTextWhereTheTranscriptHasNone) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"[]", R"("")"}, {"[{}]", R"("")"}, {"[1]", R"("")"}, {R"([{"response":"a"}])", R"("a")"}};
  for (const auto& [transcript, reply] : cases) {
    expect("POST /ai-chat/anonymous-chat",
           test::json(R"({"signiture":"s","transcript":)" + std::string(transcript) + "}"));
    EXPECT_EQ(
        call("anonymousChat.send", R"(["Q"])"),
        R"({"reply":)" + std::string(reply) + R"(,"transcript":)" + std::string(transcript) + "}");
  }
}

}  // namespace
}  // namespace parley::divinci
