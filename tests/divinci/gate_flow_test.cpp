#include "divinci/gate_flow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "core/support/memory_session.h"
#include "core/support/memory_tokens.h"
#include "core/support/world.h"

namespace parley::divinci {

// Names in failure messages.
void PrintTo(GateScreen screen, std::ostream* out) {
  const std::string text = stateJson({.screen = screen});
  *out << (*json::readObject(text))["screen"];
}
void PrintTo(GateNotice notice, std::ostream* out) {
  const std::string text = stateJson({.notice = notice});
  *out << (*json::readObject(text))["notice"];
}

namespace {

using namespace std::chrono_literals;
using namespace std::string_literals;
using Kind = GateAction::Kind;
using test::brokenConnection;
using test::json;
using test::Reply;
using test::text;

constexpr std::string_view kConfig = "GET /ai-chat/free-chat-gate/config?releaseId=rel_1";
constexpr std::string_view kStart = "POST /ai-chat/free-chat-gate/start";
constexpr std::string_view kVerify = "POST /ai-chat/free-chat-gate/verify";
constexpr std::string_view kSend = "POST /ai-chat/free-chat-gate/chat-send";
constexpr std::string_view kAccept = "POST /white-label-release/rel_1/terms-of-service/accept";
constexpr std::string_view kVerifyEmail = "POST /ai-chat/homepage-chat/verify-email";
constexpr std::string_view kConfirmEmail = "POST /ai-chat/homepage-chat/confirm-email";
constexpr std::string_view kMessage = "POST /ai-chat/homepage-chat/message";

/// The server's answer to a message: a signed transcript that holds it.
Reply answered(std::string_view prompt, std::string_view remaining = "9") {
  return json(R"({"transcript":[{"prompt":)" + json::quote(prompt) +
              R"(,"response":"A","score":1.0}],"signiture":"s_1","remaining":)" +
              std::string(remaining) + "}");
}
Reply ready(std::string_view token = "gate_1") {
  return json(R"({"status":"ready","nextStep":"chat","token":")" + std::string(token) + "\"}");
}
Reply sent() { return json(R"({"status":"sent"})"); }
Reply verified() { return json(R"({"token":"gate_1"})"); }
Reply stale() { return json(R"({"code":"UNAUTHORIZED","message":"No"})", 401); }
Reply robot() { return json(R"({"message":"Bot verification failed"})", 403); }
Reply spent() { return json(R"({"error":"quota_exhausted"})", 429); }
Reply termsOfVersion(int version) {
  return json(R"({"error":{"code":"TERMS_NOT_ACCEPTED","details":{"tosId":"tos_1","version":)" +
                  std::to_string(version) + R"(,"title":"Terms","content":"# Be kind"}}})",
              403);
}

/// A flow, its server, and a visitor. Whatever the visitor sends must be in sight until it is
/// answered.
class GateFlowTest : public testing::Test {
 protected:
  test::World world;
  test::MemoryTokens tokens{world.clock};
  test::MemorySession store;
  Client client{world.environment,
                {.releaseId = "rel_1", .baseUrl = std::string(test::ScriptedHttp::kOrigin)},
                tokens};
  std::optional<GateFlow> flow;
  std::vector<GateNotice> notices;  // each once, in order
  std::string unanswered;           // what the visitor sent

  // --- The server ---

  void expect(std::string_view line, Reply reply) {
    world.http.expect(std::string(line), std::move(reply));
  }
  [[nodiscard]] std::size_t requests() const { return world.http.requests().size(); }
  [[nodiscard]] std::string lastBody() const { return world.http.last().body; }
  void pass(Milliseconds time) { world.clock.advance(time); }

  // --- The page ---

  void open(std::unique_ptr<GateApi> api) {
    unanswered.clear();
    flow.emplace(std::move(api), store, world.clock,
                 [this](const GateState& state) { check(state); });
    flow->start();
    world.clock.settle();
  }
  void openFreeChat() {
    open(std::make_unique<FreeChatApi>(client, store, "https://example.com/back?a=1"));
  }
  void openGate(std::string_view mode) {
    expect(kConfig, json(R"({"mode":")" + std::string(mode) + R"(","turnstileSiteKey":"1x"})"));
    openFreeChat();
  }
  void openHomepage() { open(std::make_unique<HomepageApi>(client, store, "2x")); }

  [[nodiscard]] const GateState& state() const { return flow->state(); }
  [[nodiscard]] GateScreen screen() const { return state().screen; }
  [[nodiscard]] GateNotice notice() const { return state().notice; }
  [[nodiscard]] int serial() const { return state().challenge ? state().challenge->serial : 0; }

  // --- The visitor ---

  void act(Kind kind, std::string_view given = "", bool flag = false) {
    flow->dispatch({.kind = kind, .text = std::string(given), .flag = flag});
    world.clock.settle();
  }
  void solve(std::string_view token = "ts_1") { act(Kind::kChallengeSolved, token); }
  void send(std::string_view prompt) {
    unanswered = prompt;
    act(Kind::kSend, prompt);
  }
  void enterEmail(Reply reply = sent()) {
    expect(kStart, std::move(reply));
    act(Kind::kSubmitEmail, "a@b.c");
    solve();
  }
  void enterCode(Reply reply = verified()) {
    expect(kVerify, std::move(reply));
    act(Kind::kSubmitCode, "123456");
  }

 private:
  void check(const GateState& state) {
    EXPECT_TRUE(json::isValid(stateJson(state)));
    if (state.notice != GateNotice::kNone && (notices.empty() || notices.back() != state.notice)) {
      notices.push_back(state.notice);
    }
    if (unanswered.empty() || state.pending == unanswered || state.draft == unanswered) return;
    EXPECT_TRUE(store.session.transcript.contains(json::quote(unanswered))) << "a message was lost";
    unanswered.clear();
  }
};

// --- The way into the chat -----------------------------------------------------------------------

TEST_F(GateFlowTest, WithoutAGateTheChatIsOpenAndTheSessionStartsWithTheFirstMessage) {
  openGate("none");
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(state().mode, GateMode::kNone);
  EXPECT_FALSE(state().challenge);
  EXPECT_EQ(requests(), 1U);

  expect(kStart, ready());
  expect(kSend, answered("Q"));
  send("Q");
  EXPECT_EQ(world.http.requests()[1].body, R"({"releaseId":"rel_1"})");
  EXPECT_EQ(lastBody(), R"({"token":"gate_1","prevSigniture":"","newPrompt":"Q","transcript":[]})");
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(state().pending, "");
  EXPECT_EQ(state().remaining, "9");
  EXPECT_FALSE(state().busy);

  expect(kSend, answered("Q2", "8"));
  send("Q2");
  EXPECT_EQ(state().remaining, "8");
  EXPECT_TRUE(notices.empty());
}

TEST_F(GateFlowTest, WithACaptchaTheChatIsOpenAndTheFirstMessageWaitsForTurnstile) {
  openGate("captcha-only");
  EXPECT_EQ(screen(), GateScreen::kChat);
  ASSERT_TRUE(state().challenge);
  EXPECT_EQ(state().challenge->siteKey, "1x");
  EXPECT_FALSE(state().challenge->always);

  send("Q");
  EXPECT_EQ(state().pending, "Q");
  EXPECT_TRUE(state().busy);
  EXPECT_EQ(notice(), GateNotice::kNone);
  pass(799ms);
  EXPECT_EQ(notice(), GateNotice::kNone);
  pass(1ms);
  EXPECT_EQ(notice(), GateNotice::kStillVerifying);

  expect(kStart, ready());
  expect(kSend, answered("Q"));
  solve("ts_7");
  EXPECT_EQ(world.http.requests()[1].body, R"({"releaseId":"rel_1","turnstileToken":"ts_7"})");
  EXPECT_EQ(state().pending, "");
  EXPECT_EQ(notice(), GateNotice::kNone);
  EXPECT_FALSE(state().challenge) << "the token is used up, and another is not wanted";
}

TEST_F(GateFlowTest, ATurnstileTokenThatIsThereAlreadyIsUsedAtOnce) {
  openGate("captcha-only");
  solve();
  expect(kStart, ready());
  expect(kSend, answered("Q"));
  send("Q");
  EXPECT_EQ(state().pending, "");
  pass(10s);
  EXPECT_TRUE(notices.empty());
}

TEST_F(GateFlowTest, AnExpiredTurnstileTokenIsNotUsed) {
  openGate("captcha-only");
  solve("ts_old");
  act(Kind::kChallengeExpired);
  send("Q");
  EXPECT_TRUE(state().busy);
  expect(kStart, ready());
  expect(kSend, answered("Q"));
  solve("ts_new");
  EXPECT_TRUE(world.http.requests()[1].body.contains("ts_new"));
}

TEST_F(GateFlowTest, WithACodeTheVisitorGivesAnAddressAndThenTheCode) {
  openGate("captcha+otp");
  EXPECT_EQ(screen(), GateScreen::kEmail);
  EXPECT_EQ(state().mode, GateMode::kCaptchaOtp);
  ASSERT_TRUE(state().challenge);
  EXPECT_TRUE(state().challenge->always);

  act(Kind::kSubmitEmail, "a@b.c", true);
  EXPECT_EQ(screen(), GateScreen::kEmail);
  EXPECT_EQ(state().email, "a@b.c");
  EXPECT_TRUE(state().busy) << "waits for Turnstile by itself";

  expect(kStart, sent());
  solve();
  EXPECT_EQ(
      lastBody(),
      R"({"releaseId":"rel_1","turnstileToken":"ts_1","email":"a@b.c","marketingConsent":true})");
  EXPECT_EQ(screen(), GateScreen::kCode);
  EXPECT_FALSE(state().busy);
  EXPECT_FALSE(state().challenge);

  expect(kVerify, verified().after(1s));
  act(Kind::kSubmitCode, "123456");
  EXPECT_TRUE(state().busy);
  pass(5s);
  EXPECT_EQ(lastBody(), R"({"releaseId":"rel_1","email":"a@b.c","otpCode":"123456"})");
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(store.session.token, "gate_1");

  expect(kSend, answered("Q"));
  send("Q");
  EXPECT_EQ(state().pending, "");
}

TEST_F(GateFlowTest, AnAddressThatNeedsNoCodeGoesStraightToTheChat) {
  openGate("captcha+otp");
  enterEmail(ready());
  EXPECT_EQ(screen(), GateScreen::kChat);
}

TEST_F(GateFlowTest, WithAMagicLinkTheVisitorIsToldThatItWasSent) {
  openGate("captcha+magic-link");
  EXPECT_EQ(screen(), GateScreen::kEmail);
  enterEmail(json(R"({"status":"sent","nextStep":"link"})"));
  EXPECT_EQ(
      lastBody(),
      R"({"releaseId":"rel_1","turnstileToken":"ts_1","email":"a@b.c","marketingConsent":false,)"
      R"("redirectTo":"https://example.com/back?a=1"})");
  EXPECT_EQ(screen(), GateScreen::kLinkSent);

  act(Kind::kTokenArrived);
  EXPECT_EQ(screen(), GateScreen::kLinkSent) << "no token, no chat";
  store.session.token = "gate_2";
  act(Kind::kTokenArrived);
  EXPECT_EQ(screen(), GateScreen::kChat);
}

TEST_F(GateFlowTest, ALinkThatTheServerAnnouncesIsALinkInAnyMode) {
  openGate("captcha+otp");
  enterEmail(json(R"({"status":"sent","nextStep":"link"})"));
  EXPECT_EQ(screen(), GateScreen::kLinkSent);
}

TEST_F(GateFlowTest, AStepOfUnknownNameIsTheCode) {
  openGate("captcha+otp");
  enterEmail(json(R"({"status":"sent","nextStep":"fax"})"));
  EXPECT_EQ(screen(), GateScreen::kCode);
}

TEST_F(GateFlowTest, ALinkFollowedWhileTheAddressIsAskedForOpensTheChat) {
  openGate("captcha+magic-link");
  store.session.token = "gate_2";
  act(Kind::kTokenArrived);
  EXPECT_EQ(screen(), GateScreen::kChat);
}

TEST_F(GateFlowTest, TheHomePagesGateAsksForAddressAndCode) {
  openHomepage();
  EXPECT_EQ(requests(), 0U) << "its configuration is the page's";
  EXPECT_EQ(screen(), GateScreen::kEmail);
  EXPECT_EQ(state().mode, GateMode::kHomepage);
  EXPECT_EQ(state().challenge->siteKey, "2x");

  expect(kVerifyEmail, json("{}"));
  act(Kind::kSubmitEmail, "a@b.c");
  solve();
  EXPECT_EQ(lastBody(), R"({"email":"a@b.c","turnstileToken":"ts_1"})");
  EXPECT_EQ(screen(), GateScreen::kCode);

  expect(kConfirmEmail, json(R"({"token":"ht_1"})"));
  act(Kind::kSubmitCode, "123456");
  EXPECT_EQ(lastBody(), R"({"email":"a@b.c","code":"123456"})");
  EXPECT_EQ(screen(), GateScreen::kChat);

  expect(kMessage, answered("Q", "1"));
  send("Q");
  EXPECT_EQ(test::headersOf(world.http.last(), "x-divinci-email-token"), std::vector{"ht_1"s});
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(state().remaining, "1");
}

TEST_F(GateFlowTest, AKeptTokenOpensTheChatWithoutQuestions) {
  for (const std::string_view mode :
       {"none", "captcha-only", "captcha+otp", "captcha+magic-link"}) {
    store.session = {.token = "kept"};
    openGate(mode);
    EXPECT_EQ(screen(), GateScreen::kChat) << mode;
    EXPECT_FALSE(state().challenge) << mode;
    expect(kSend, answered("Q"));
    send("Q");
    EXPECT_TRUE(lastBody().starts_with(R"({"token":"kept",)")) << mode;
  }
  store.session = {.token = "kept"};
  openHomepage();
  EXPECT_EQ(screen(), GateScreen::kChat);
}

TEST_F(GateFlowTest, AKeptConversationGoesOn) {
  store.session = {.releaseId = "rel_1",
                   .language = "Spanish",
                   .transcript = R"([ {"prompt":"\ud83d","x":1.0} ])",
                   .signature = R"("s\u0030")"};
  openGate("captcha-only");
  solve();
  expect(kStart, ready());
  expect(kSend, answered("Q"));
  send("Q");
  EXPECT_EQ(lastBody(), R"({"token":"gate_1","prevSigniture":"s\u0030","newPrompt":"Q",)"
                        R"("transcript":[ {"prompt":"\ud83d","x":1.0} ],"language":"Spanish"})");
}

// --- Address and code that are not accepted ------------------------------------------------------

struct RefusalCase {
  const char* name;
  Reply reply;
  GateNotice notice;
};

TEST_F(GateFlowTest, AnAddressThatIsNotTakenIsAskedForAgain) {
  const RefusalCase cases[] = {
      {"400", json(R"({"code":"VALIDATION_ERROR"})", 400), GateNotice::kEmailRejected},
      {"422", text(422, ""), GateNotice::kEmailRejected},
      {"429", json("{}", 429).with("retry-after", "3600"), GateNotice::kRateLimited},
      {"429 unexplained", text(429, ""), GateNotice::kRateLimited},
      {"500", text(500, ""), GateNotice::kServerError},
      {"404", text(404, ""), GateNotice::kServerError},
      {"garbage", json("{\"status\":"), GateNotice::kServerError},
      {"no connection", brokenConnection(), GateNotice::kNetworkError},
      {"no answer", test::silence(), GateNotice::kNetworkError},
  };
  for (const RefusalCase& refusal : cases) {
    SCOPED_TRACE(refusal.name);
    store.session = {};
    openGate("captcha+otp");
    enterEmail(refusal.reply);
    pass(30s);
    EXPECT_EQ(screen(), GateScreen::kEmail);
    EXPECT_EQ(notice(), refusal.notice);
    EXPECT_TRUE(state().error);
    EXPECT_FALSE(state().busy);
    EXPECT_EQ(state().email, "a@b.c");
    EXPECT_EQ(serial(), 2) << "Turnstile's token is used up";

    enterEmail();
    EXPECT_EQ(screen(), GateScreen::kCode);
    EXPECT_EQ(notice(), GateNotice::kNone);
    EXPECT_FALSE(state().error);
  }
}

TEST_F(GateFlowTest, ACodeThatIsNotTakenIsAskedForAgain) {
  const RefusalCase cases[] = {
      {"400", json(R"({"code":"VALIDATION_ERROR"})", 400), GateNotice::kCodeRejected},
      {"401", json(R"({"message":"Wrong code"})", 401), GateNotice::kCodeRejected},
      {"403", text(403, ""), GateNotice::kCodeRejected},
      {"404", text(404, ""), GateNotice::kCodeRejected},
      {"410", text(410, ""), GateNotice::kCodeRejected},
      {"429", json("{}", 429).with("retry-after", "600"), GateNotice::kRateLimited},
      {"500", text(500, ""), GateNotice::kServerError},
      {"no token", json(R"({"status":"ready"})"), GateNotice::kServerError},
      {"no JSON", text(200, "ok"), GateNotice::kServerError},
      {"no connection", brokenConnection(), GateNotice::kNetworkError},
  };
  openGate("captcha+otp");
  enterEmail();
  for (const RefusalCase& refusal : cases) {
    SCOPED_TRACE(refusal.name);
    enterCode(refusal.reply);
    EXPECT_EQ(screen(), GateScreen::kCode);
    EXPECT_EQ(notice(), refusal.notice);
    EXPECT_TRUE(state().error);
    EXPECT_FALSE(state().busy);
    EXPECT_EQ(state().email, "a@b.c");
  }
  enterCode();
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(notice(), GateNotice::kNone);
  EXPECT_FALSE(state().error);
}

TEST_F(GateFlowTest, ACodeIsSentAgainAfterAFreshChallenge) {
  openGate("captcha+otp");
  expect(kStart, sent());
  act(Kind::kSubmitEmail, "a@b.c", true);
  solve("ts_1");
  act(Kind::kResendCode);
  EXPECT_EQ(screen(), GateScreen::kCode);
  EXPECT_TRUE(state().busy);
  EXPECT_EQ(serial(), 2);
  expect(kStart, sent());
  solve("ts_2");
  EXPECT_EQ(
      lastBody(),
      R"({"releaseId":"rel_1","turnstileToken":"ts_2","email":"a@b.c","marketingConsent":true})");
  EXPECT_EQ(screen(), GateScreen::kCode);
  EXPECT_FALSE(state().busy);
  EXPECT_FALSE(state().challenge);
  enterCode();
  EXPECT_EQ(screen(), GateScreen::kChat);
}

TEST_F(GateFlowTest, ALinkIsSentAgainAfterAFreshChallenge) {
  openGate("captcha+magic-link");
  enterEmail();
  act(Kind::kResendCode);
  EXPECT_EQ(serial(), 2);
  expect(kStart, sent());
  solve("ts_2");
  EXPECT_EQ(screen(), GateScreen::kLinkSent);
}

TEST_F(GateFlowTest, TheAddressCanBeChanged) {
  for (const std::string_view mode : {"captcha+otp", "captcha+magic-link"}) {
    store.session = {};
    openGate(mode);
    enterEmail();
    act(Kind::kChangeEmail);
    EXPECT_EQ(screen(), GateScreen::kEmail);
    EXPECT_EQ(state().email, "a@b.c") << "to be corrected";
    EXPECT_EQ(serial(), 2);
    expect(kStart, ready());
    act(Kind::kSubmitEmail, "other@b.c");
    solve("ts_2");
    EXPECT_TRUE(lastBody().contains("other@b.c"));
    EXPECT_EQ(screen(), GateScreen::kChat);
  }
}

// --- Taken for a robot ---------------------------------------------------------------------------

TEST_F(GateFlowTest, AVisitorWhomTurnstileRefusesIsToldAndMayTryAgain) {
  openGate("captcha+otp");
  act(Kind::kSubmitEmail, "a@b.c");
  act(Kind::kChallengeFailed, "600010");
  EXPECT_EQ(screen(), GateScreen::kBlocked);
  EXPECT_EQ(notice(), GateNotice::kChallengeFailed);
  ASSERT_TRUE(state().error);
  EXPECT_EQ(state().error->code, "CHALLENGE_FAILED");
  EXPECT_TRUE(state().error->message.contains("600010"));
  EXPECT_FALSE(state().challenge);

  act(Kind::kRetry);
  EXPECT_EQ(screen(), GateScreen::kEmail);
  EXPECT_EQ(notice(), GateNotice::kNone);
  EXPECT_FALSE(state().error);
  EXPECT_EQ(state().email, "a@b.c");
  EXPECT_GT(serial(), 1);
  enterEmail();
  EXPECT_EQ(screen(), GateScreen::kCode);
}

TEST_F(GateFlowTest, AFailureOfTurnstileThatMendsItselfIsNotSeen) {
  openGate("captcha+otp");
  act(Kind::kChallengeFailed, "300030");
  EXPECT_EQ(screen(), GateScreen::kEmail);
  solve();
  expect(kStart, sent());
  act(Kind::kSubmitEmail, "a@b.c");
  EXPECT_EQ(screen(), GateScreen::kCode);
}

TEST_F(GateFlowTest, AServerThatTakesTheVisitorForARobotIsBelieved) {
  for (const Reply& verdict : {robot(), json(R"({"error":"Bot verification failed"})", 403),
                               text(403, "Forbidden"), json(R"({"error":"Forbidden"})", 403)}) {
    store.session = {};
    openGate("captcha+otp");
    enterEmail(verdict);
    EXPECT_EQ(screen(), GateScreen::kBlocked);
    EXPECT_EQ(state().error->status, 403);
    act(Kind::kRetry);
    EXPECT_EQ(screen(), GateScreen::kEmail);
    EXPECT_EQ(state().email, "a@b.c");

    openGate("captcha-only");
    solve();
    expect(kStart, verdict);
    send("Q");
    EXPECT_EQ(screen(), GateScreen::kBlocked);
    EXPECT_EQ(state().draft, "Q");
    act(Kind::kRetry);
    EXPECT_EQ(screen(), GateScreen::kChat);
    EXPECT_EQ(state().draft, "Q");
    EXPECT_TRUE(state().challenge);
  }
}

TEST_F(GateFlowTest, AMessageThatTurnstileStopsIsGivenBack) {
  openGate("captcha-only");
  send("Q");
  act(Kind::kChallengeFailed, "script-blocked");
  EXPECT_EQ(screen(), GateScreen::kBlocked);
  EXPECT_EQ(state().draft, "Q");
  EXPECT_FALSE(state().busy);
  act(Kind::kRetry);
  EXPECT_EQ(screen(), GateScreen::kChat);
  expect(kStart, ready());
  expect(kSend, answered("Q"));
  solve();
  send("Q");
  EXPECT_EQ(state().draft, "");
  EXPECT_EQ(state().pending, "");
}

TEST_F(GateFlowTest, ATurnstileThatNeverAnswersIsGivenUp) {
  openGate("captcha-only");
  send("Q");
  pass(149s);
  EXPECT_EQ(notice(), GateNotice::kStillVerifying);
  EXPECT_TRUE(state().busy);
  pass(1s);
  EXPECT_EQ(screen(), GateScreen::kBlocked);
  EXPECT_EQ(state().draft, "Q");
}

TEST_F(GateFlowTest, AMessageThatIsTakenForARobotsBlocksTheChat) {
  store.session.token = "kept";
  openGate("captcha-only");
  expect(kSend, robot());
  send("Q");
  EXPECT_EQ(screen(), GateScreen::kBlocked);
  EXPECT_EQ(state().draft, "Q");
  EXPECT_EQ(store.session.token, "");
}

// --- A token that no longer counts ---------------------------------------------------------------

TEST_F(GateFlowTest, AStaleTokenIsReplacedWithOneFreshChallengeAndTheMessageSentAgain) {
  for (const Reply& refusal : {stale(), text(403, ""), json(R"({"error":"Forbidden"})", 403)}) {
    store.session = {.token = "old", .transcript = R"([{"prompt":"P"}])", .signature = R"("s_0")"};
    openGate("captcha-only");
    notices.clear();
    const std::size_t before = requests();
    expect(kSend, refusal);
    send("Q");
    EXPECT_EQ(screen(), GateScreen::kChat);
    EXPECT_EQ(notice(), GateNotice::kSessionRenewed);
    EXPECT_EQ(state().pending, "Q");
    EXPECT_TRUE(state().busy);
    EXPECT_EQ(serial(), 1);
    EXPECT_FALSE(state().challenge->always);

    expect(kStart, ready("new"));
    expect(kSend, answered("Q"));
    solve();
    EXPECT_EQ(requests() - before, 3U);
    EXPECT_EQ(lastBody(), R"({"token":"new","prevSigniture":"s_0","newPrompt":"Q",)"
                          R"("transcript":[{"prompt":"P"}]})")
        << "the signed transcript outlives the token";
    EXPECT_EQ(state().pending, "");
    EXPECT_EQ(notice(), GateNotice::kNone);
  }
}

TEST_F(GateFlowTest, ATokenRefusedTwiceBlocksTheChat) {
  store.session.token = "old";
  openGate("captcha-only");
  expect(kSend, stale());
  send("Q");
  expect(kStart, ready("new"));
  expect(kSend, stale());
  solve();
  EXPECT_EQ(screen(), GateScreen::kBlocked);
  EXPECT_EQ(state().draft, "Q");
  EXPECT_EQ(store.session.token, "");
  act(Kind::kRetry);
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_TRUE(state().challenge);
}

TEST_F(GateFlowTest, WithoutAGateAStaleTokenIsReplacedInSilence) {
  store.session.token = "old";
  openGate("none");
  expect(kSend, stale());
  expect(kStart, ready("new"));
  expect(kSend, answered("Q"));
  send("Q");
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(state().pending, "");
  EXPECT_FALSE(state().challenge);
}

TEST_F(GateFlowTest, WhereTheGateAsksForAnAddressAStaleTokenLeadsBackThereAndTheMessageWaits) {
  store.session.token = "old";
  openGate("captcha+otp");
  expect(kSend, stale());
  send("Q");
  EXPECT_EQ(screen(), GateScreen::kEmail);
  EXPECT_EQ(notice(), GateNotice::kSessionRenewed);
  EXPECT_EQ(state().pending, "Q");
  EXPECT_FALSE(state().busy);
  enterEmail();
  expect(kVerify, verified());
  expect(kSend, answered("Q"));
  act(Kind::kSubmitCode, "123456");
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(state().pending, "");
}

TEST_F(GateFlowTest, TheHomePagesStaleTokenLeadsBackToTheAddress) {
  store.session.token = "old";
  openHomepage();
  expect(kMessage, stale());
  send("Q");
  EXPECT_EQ(screen(), GateScreen::kEmail);
  EXPECT_EQ(state().pending, "Q");
}

TEST_F(GateFlowTest, AnExplained403IsNoStaleToken) {
  store.session.token = "kept";
  openGate("captcha-only");
  expect(kSend, json(R"({"code":"gate_required","message":"Use the gate"})", 403));
  send("Q");
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(notice(), GateNotice::kServerError);
  EXPECT_EQ(state().draft, "Q");
  EXPECT_EQ(store.session.token, "kept");
}

// --- Terms ---------------------------------------------------------------------------------------

class TermsTest : public GateFlowTest {
 protected:
  void openTerms() {
    store.session.token = "kept";
    openGate("captcha-only");
    expect(kSend, termsOfVersion(3));
    send("Q");
  }
};

TEST_F(TermsTest, AreShownAndTheMessageIsSentOnceTheyAreAccepted) {
  openTerms();
  EXPECT_EQ(screen(), GateScreen::kTerms);
  EXPECT_FALSE(state().busy);
  EXPECT_EQ(state().pending, "Q");
  ASSERT_TRUE(state().terms);
  EXPECT_EQ(state().terms->tosId, "tos_1");
  EXPECT_EQ(state().terms->version, "3");
  EXPECT_EQ(state().terms->title, "Terms");
  EXPECT_EQ(state().terms->content, "# Be kind");

  expect(kAccept, json("{}").after(1s));
  expect(kSend, answered("Q"));
  act(Kind::kAcceptTerms);
  EXPECT_TRUE(state().busy);
  pass(10s);
  EXPECT_EQ(world.http.requests()[2].body,
            R"({"tosId":"tos_1","version":3,"freeChatToken":"kept"})");
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_FALSE(state().terms);
  EXPECT_EQ(state().pending, "");
}

TEST_F(TermsTest, DeclinedGiveTheMessageBack) {
  openTerms();
  act(Kind::kDeclineTerms);
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(state().draft, "Q");
  EXPECT_EQ(state().pending, "");
  EXPECT_FALSE(state().terms);
  EXPECT_FALSE(state().busy);
  expect(kSend, termsOfVersion(3));
  send("Q");
  EXPECT_EQ(screen(), GateScreen::kTerms);
}

TEST_F(TermsTest, ThatChangedMeanwhileAreShownAnew) {
  openTerms();
  expect(kAccept, json(R"({"message":"Outdated"})", 409));
  expect(kSend, termsOfVersion(4));
  act(Kind::kAcceptTerms);
  EXPECT_EQ(screen(), GateScreen::kTerms);
  EXPECT_EQ(notice(), GateNotice::kTermsChanged);
  EXPECT_EQ(state().terms->version, "4");
  EXPECT_EQ(state().pending, "Q");

  expect(kAccept, test::nothing());
  expect(kSend, answered("Q"));
  act(Kind::kAcceptTerms);
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(notice(), GateNotice::kNone);
}

TEST_F(TermsTest, StayWhenAcceptingFails) {
  openTerms();
  const RefusalCase cases[] = {
      {"500", text(500, ""), GateNotice::kServerError},
      {"no connection", brokenConnection(), GateNotice::kNetworkError},
      {"429", json("{}", 429).with("retry-after", "900"), GateNotice::kRateLimited},
  };
  for (const RefusalCase& refusal : cases) {
    SCOPED_TRACE(refusal.name);
    expect(kAccept, refusal.reply);
    act(Kind::kAcceptTerms);
    EXPECT_EQ(screen(), GateScreen::kTerms);
    EXPECT_EQ(notice(), refusal.notice);
    EXPECT_FALSE(state().busy);
    EXPECT_EQ(state().pending, "Q");
    EXPECT_TRUE(state().terms);
  }
}

TEST_F(TermsTest, ReadForSoLongThatTheTokenWentStaleAreAskedForOnceMore) {
  openTerms();
  expect(kAccept, stale());
  act(Kind::kAcceptTerms);
  EXPECT_EQ(notice(), GateNotice::kSessionRenewed);
  expect(kStart, ready("new"));
  expect(kSend, termsOfVersion(3));
  solve();
  EXPECT_EQ(screen(), GateScreen::kTerms);
  expect(kAccept, test::nothing());
  expect(kSend, answered("Q"));
  act(Kind::kAcceptTerms);
  EXPECT_TRUE(world.http.requests()[requests() - 2].body.contains(R"("freeChatToken":"new")"));
  EXPECT_EQ(screen(), GateScreen::kChat);
}

TEST_F(TermsTest, WithoutDetailsAreShownStill) {
  store.session.token = "kept";
  openGate("captcha-only");
  expect(kSend, json(R"({"code":"terms_not_accepted","details":[7]})", 403));
  send("Q");
  EXPECT_EQ(screen(), GateScreen::kTerms);
  EXPECT_EQ(state().terms->tosId, "");
  act(Kind::kDeclineTerms);
  EXPECT_EQ(state().draft, "Q");
}

// --- Quota and rate limits -----------------------------------------------------------------------

TEST_F(GateFlowTest, ASpentQuotaEndsTheChatAndKeepsTheMessage) {
  for (const Reply& refusal : {spent(), json(R"({"code":"QUOTA_EXCEEDED"})", 429), text(429, "")}) {
    store.session = {.token = "kept"};
    openGate("captcha-only");
    expect(kSend, refusal);
    send("Q");
    EXPECT_EQ(screen(), GateScreen::kQuota);
    EXPECT_EQ(state().draft, "Q");
    EXPECT_EQ(notice(), GateNotice::kNone);
    EXPECT_FALSE(state().busy);
    EXPECT_EQ(store.session.token, "kept");
  }
}

TEST_F(GateFlowTest, AQuotaSpentBeforeTheSessionEndsTheChatToo) {
  openGate("none");
  expect(kStart, spent());
  send("Q");
  EXPECT_EQ(screen(), GateScreen::kQuota);
  EXPECT_EQ(state().draft, "Q");
}

TEST_F(GateFlowTest, TheLastMessageIsAnsweredBeforeTheChatEnds) {
  for (const std::string_view remaining : {"0", "-1", "-9"}) {
    store.session = {.token = "kept"};
    openGate("captcha-only");
    expect(kSend, answered("Q", remaining));
    send("Q");
    EXPECT_EQ(screen(), GateScreen::kQuota);
    EXPECT_EQ(state().pending, "");
    EXPECT_EQ(state().draft, "");
    EXPECT_TRUE(store.session.transcript.contains("\"Q\""));
  }
}

TEST_F(GateFlowTest, TheHomePagesLastAnswerStandsForAMoment) {
  store.session.token = "kept";
  openHomepage();
  expect(kMessage, answered("Q", "0"));
  send("Q");
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(state().pending, "");
  EXPECT_EQ(state().remaining, "0");
  act(Kind::kSend, "too late");
  pass(1499ms);
  EXPECT_EQ(screen(), GateScreen::kChat);
  pass(1ms);
  EXPECT_EQ(screen(), GateScreen::kQuota);
  EXPECT_FALSE(state().busy);
}

TEST_F(GateFlowTest, TheHomePagesGateTakesSilenceAboutTheQuotaForItsEnd) {
  store.session.token = "kept";
  openHomepage();
  expect(kMessage, json(R"({"transcript":[{"prompt":"Q"}],"signiture":"s"})"));
  send("Q");
  pass(2s);
  EXPECT_EQ(screen(), GateScreen::kQuota);
}

TEST_F(GateFlowTest, ASpentQuotaOutlastsAnInterruption) {
  store.session.token = "kept";
  openGate("captcha-only");
  expect(kSend, spent());
  send("Q");
  act(Kind::kOffline);
  EXPECT_EQ(screen(), GateScreen::kOffline);
  act(Kind::kOnline);
  EXPECT_EQ(screen(), GateScreen::kQuota);
}

TEST_F(GateFlowTest, ARateLimitIsWaitedOutWhileTheMessageIsOnItsWay) {
  store.session.token = "kept";
  openGate("captcha-only");
  expect(kSend, json("{}", 429).with("retry-after", "5"));
  send("Q");
  pass(4999ms);
  EXPECT_EQ(state().pending, "Q");
  EXPECT_TRUE(state().busy);
  expect(kSend, answered("Q"));
  pass(1ms);
  EXPECT_EQ(state().pending, "");
}

TEST_F(GateFlowTest, ARateLimitThatLastsIsTold) {
  store.session.token = "kept";
  openGate("captcha-only");
  expect(kSend, json("{}", 429).with("retry-after", "600"));
  send("Q");
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(notice(), GateNotice::kRateLimited);
  EXPECT_TRUE(stateJson(state()).contains(R"("retryAfter":600)"));
  EXPECT_EQ(state().draft, "Q");
  expect(kSend, answered("Q"));
  send("Q");
  EXPECT_EQ(notice(), GateNotice::kNone);
}

TEST_F(GateFlowTest, WhatRemainsIsOnlyEverANumber) {
  for (const std::string_view remaining : {"null", "\"3\"", "{}", "[1]", "true", "\"0\""}) {
    store.session = {.token = "kept"};
    openGate("captcha-only");
    expect(kSend, answered("Q", remaining));
    send("Q");
    EXPECT_EQ(screen(), GateScreen::kChat) << remaining;
    EXPECT_EQ(state().remaining, "") << remaining;
  }
}

// --- Offline -------------------------------------------------------------------------------------

TEST_F(GateFlowTest, WithoutANetworkTheChatIsCoveredUntilItIsBack) {
  store.session.token = "kept";
  openGate("captcha-only");
  act(Kind::kOffline);
  EXPECT_EQ(screen(), GateScreen::kOffline);
  act(Kind::kOnline);
  EXPECT_EQ(screen(), GateScreen::kChat);
}

TEST_F(GateFlowTest, AnInterruptionThatIsOverIsNotShown) {
  store.session.token = "kept";
  openGate("captcha-only");
  expect(kSend, answered("Q").after(1s));
  send("Q");
  act(Kind::kOffline);
  act(Kind::kOnline);
  EXPECT_EQ(screen(), GateScreen::kChat);
  pass(10s);
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(state().pending, "");
}

TEST_F(GateFlowTest, AMessageLostToTheNetworkIsGivenBack) {
  store.session.token = "kept";
  openGate("captcha-only");
  Reply broken = answered("Q").after(1s);
  broken.isBroken = true;
  expect(kSend, broken);
  send("Q");
  act(Kind::kOffline);
  pass(5s);
  EXPECT_EQ(screen(), GateScreen::kOffline);
  EXPECT_EQ(state().draft, "Q");
  act(Kind::kOnline);
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(notice(), GateNotice::kNetworkError);
  EXPECT_EQ(state().draft, "Q");
}

TEST_F(GateFlowTest, AMessageThatWaitsForTheNetworkIsSentByItself) {
  store.session.token = "old";
  openGate("captcha-only");
  expect(kSend, stale().after(1s));
  send("Q");
  act(Kind::kOffline);
  pass(5s);
  EXPECT_EQ(screen(), GateScreen::kOffline);
  EXPECT_EQ(state().pending, "Q");
  EXPECT_FALSE(state().busy);
  act(Kind::kOnline);
  EXPECT_EQ(screen(), GateScreen::kChat);
  expect(kStart, ready());
  expect(kSend, answered("Q"));
  solve();
  EXPECT_EQ(state().pending, "");
}

TEST_F(GateFlowTest, ABrowserThatIsWrongAboutTheNetworkCanBeOverruled) {
  store.session.token = "kept";
  openGate("captcha-only");
  act(Kind::kOffline);
  act(Kind::kRetry);
  EXPECT_EQ(screen(), GateScreen::kChat);
  expect(kSend, answered("Q"));
  send("Q");
  EXPECT_EQ(state().pending, "");
}

TEST_F(GateFlowTest, AnAddressSubmittedWithoutANetworkIsKept) {
  openGate("captcha+otp");
  act(Kind::kOffline);
  enterEmail(brokenConnection());
  EXPECT_EQ(screen(), GateScreen::kEmail);
  EXPECT_EQ(notice(), GateNotice::kNetworkError);
  EXPECT_EQ(state().email, "a@b.c");
}

TEST_F(GateFlowTest, AGateOpenedWithoutANetworkOpensWhenItIsBack) {
  for (int i = 0; i < 4; ++i) expect(kConfig, brokenConnection());
  openFreeChat();
  EXPECT_EQ(screen(), GateScreen::kLoading);
  act(Kind::kOffline);
  pass(1min);
  EXPECT_EQ(screen(), GateScreen::kOffline);
  expect(kConfig, json(R"({"mode":"none"})"));
  act(Kind::kOnline);
  EXPECT_EQ(screen(), GateScreen::kChat);
}

// --- A gate that cannot be opened ----------------------------------------------------------------

TEST_F(GateFlowTest, AnUnusableConfigurationIsAnErrorWithRetry) {
  struct Case {
    Reply reply;
    std::string_view code;
  };
  const Case cases[] = {
      {json(R"({"code":"NOT_FOUND"})", 404), "NOT_FOUND"},
      {json(R"({"mode":"retina-scan"})"), "UNKNOWN_GATE_MODE"},
      {json(R"({"mode":"homepage"})"), "UNKNOWN_GATE_MODE"},
      {json(R"({"mode":null})"), "UNKNOWN_GATE_MODE"},
      {json(R"({"mode":["none"]})"), "UNKNOWN_GATE_MODE"},
      {json("{}"), "UNKNOWN_GATE_MODE"},
      {json("[]"), "INVALID_JSON"},
      {json("<html>"), "INVALID_JSON"},
      {text(200, R"({"mode":"none"})"), "INVALID_JSON"},
      {test::nothing(), "INVALID_JSON"},
  };
  for (const Case& unusable : cases) {
    expect(kConfig, unusable.reply);
    openFreeChat();
    EXPECT_EQ(screen(), GateScreen::kError);
    ASSERT_TRUE(state().error);
    EXPECT_EQ(state().error->code, unusable.code);
    EXPECT_FALSE(state().mode);
    EXPECT_FALSE(state().busy);

    expect(kConfig, json(R"({"mode":"none"})").after(1s));
    act(Kind::kRetry);
    EXPECT_EQ(screen(), GateScreen::kLoading);
    EXPECT_FALSE(state().error);
    act(Kind::kRetry);  // a second click
    pass(10s);
    EXPECT_EQ(screen(), GateScreen::kChat);
  }
}

TEST_F(GateFlowTest, AServerThatComesBackSoonIsWaitedFor) {
  expect(kConfig, text(503, ""));
  expect(kConfig, brokenConnection());
  expect(kConfig, json(R"({"mode":"none"})"));
  openFreeChat();
  pass(3s);
  EXPECT_EQ(screen(), GateScreen::kChat);
}

TEST_F(GateFlowTest, ASecondClickOnRetryIsNotKeptForLater) {
  expect(kConfig, text(404, ""));
  openFreeChat();
  expect(kConfig, text(404, "").after(1s));
  act(Kind::kRetry);
  act(Kind::kRetry);
  pass(10s);
  EXPECT_EQ(screen(), GateScreen::kError);
  EXPECT_EQ(requests(), 2U);
}

TEST_F(GateFlowTest, StartsOnceOnly) {
  openGate("none");
  flow->start();
  world.clock.settle();
  EXPECT_EQ(requests(), 1U);
}

// --- Answers that cannot be trusted --------------------------------------------------------------

TEST_F(GateFlowTest, AMessageWithoutAUsableAnswerIsGivenBack) {
  const Reply replies[] = {
      json("{}"),
      json("[]"),
      json("null"),
      json("{\"transcript\":[]"),
      json(R"({"transcript":"[]","signiture":"s","remaining":3})"),
      json(R"({"transcript":{},"signiture":"s"})"),
      json(R"({"transcript":[],"signiture":null})"),
      json(R"({"signiture":"s","remaining":0})"),
      json("\xFF\xFE"),
      text(200, "<h1>Welcome to the hotel's network</h1>"),
      test::nothing(),
      text(500, ""),
      text(302, ""),
      json(R"({"code":"INSUFFICIENT_FUNDS"})", 402),
  };
  store.session.token = "kept";
  openGate("captcha-only");
  for (const Reply& reply : replies) {
    SCOPED_TRACE(reply.chunks.empty() ? "nothing" : reply.chunks[0]);
    expect(kSend, reply);
    send("Q");
    EXPECT_EQ(screen(), GateScreen::kChat);
    EXPECT_EQ(notice(), GateNotice::kServerError);
    EXPECT_TRUE(state().error);
    EXPECT_EQ(state().draft, "Q");
    EXPECT_EQ(state().pending, "");
    EXPECT_FALSE(state().busy);
    EXPECT_EQ(store.session.transcript, "[]");
    EXPECT_EQ(store.session.token, "kept");
  }
  expect(kSend, answered("Q"));
  send("Q");
  EXPECT_EQ(state().draft, "");
  EXPECT_FALSE(state().error);
}

TEST_F(GateFlowTest, ATranscriptGoesBackByteForByte) {
  const std::string transcript =
      R"([ {"prompt":"Q","response":"\ud83d \u0041","n":[1.0,1E+2,-0,123456789012345678901234567890],)"
      R"("score":0.30000000000000004,"z":{"10":1,"9":2},"z":null,"":{}} ])";
  store.session.token = "kept";
  openGate("captcha-only");
  expect(kSend,
         json(R"({"remaining":5,"transcript": )" + transcript + R"( ,"signiture":"\u0073"})"));
  send("Q");
  expect(kSend, answered("Q2"));
  send("Q2");
  EXPECT_EQ(lastBody(),
            R"({"token":"kept","prevSigniture":"\u0073","newPrompt":"Q2","transcript":)" +
                transcript + "}");
}

TEST_F(GateFlowTest, ASessionThatIsNotReadyGivesTheMessageBack) {
  for (const Reply& reply :
       {sent(), json("{}"), json("[]"), json(R"({"status":"ready"})"), test::nothing(),
        json(R"({"status":"ready","token":""})"), json(R"({"status":"sent","token":"x"})")}) {
    store.session = {};
    openGate("captcha-only");
    solve();
    expect(kStart, reply);
    send("Q");
    EXPECT_EQ(screen(), GateScreen::kChat);
    EXPECT_EQ(state().draft, "Q");
    ASSERT_TRUE(state().error);
    EXPECT_EQ(state().error->code, "INVALID_RESPONSE");
    EXPECT_EQ(serial(), 2) << "for the next try";
  }
}

TEST_F(GateFlowTest, MessagesTravelWhateverTheyHold) {
  store.session.token = "kept";
  openGate("none");
  for (const std::string& prompt : {"\"quoted\" \\ \n\t\0 end"s, "</script><!--"s,
                                    "\u2028 \U0001F600 \u05d0"s, std::string(100'000, 'x')}) {
    expect(kSend, answered(prompt));
    send(prompt);
    const std::string body = lastBody();
    const auto object = json::readObject(body);
    ASSERT_TRUE(object);
    EXPECT_EQ(object->string("newPrompt"), prompt);
    EXPECT_EQ(state().pending, "");
  }
}

// --- Clicks at the wrong time --------------------------------------------------------------------

TEST_F(GateFlowTest, SecondClicksAreDropped) {
  openGate("captcha+otp");
  solve();
  expect(kStart, sent().after(1s));
  act(Kind::kSubmitEmail, "a@b.c");
  act(Kind::kSubmitEmail, "a@b.c");
  pass(10s);
  expect(kVerify, verified().after(1s));
  act(Kind::kSubmitCode, "123456");
  act(Kind::kSubmitCode, "123456");
  act(Kind::kResendCode);
  act(Kind::kChangeEmail);
  pass(10s);
  EXPECT_EQ(screen(), GateScreen::kChat);
  expect(kSend, termsOfVersion(1).after(1s));
  send("Q");
  act(Kind::kSend, "Q");
  pass(10s);
  expect(kAccept, test::nothing().after(1s));
  expect(kSend, answered("Q").after(1s));
  act(Kind::kAcceptTerms);
  act(Kind::kAcceptTerms);
  act(Kind::kDeclineTerms);
  pass(10s);
  EXPECT_EQ(screen(), GateScreen::kChat);
  EXPECT_EQ(requests(), 6U);
}

TEST_F(GateFlowTest, WhatAScreenHasNoUseForIsDropped) {
  const Kind all[] = {Kind::kSubmitEmail,  Kind::kSubmitCode, Kind::kResendCode,
                      Kind::kChangeEmail,  Kind::kSend,       Kind::kAcceptTerms,
                      Kind::kDeclineTerms, Kind::kRetry};
  struct Case {
    GateScreen screen;
    std::vector<Kind> uses;
    std::function<void()> reach;
  };
  const auto openChat = [this] {
    store.session = {.token = "kept"};
    openGate("captcha-only");
  };
  const Case cases[] = {
      {GateScreen::kLoading,
       {},
       [this] {
         expect(kConfig, test::silence());
         openFreeChat();
       }},
      {GateScreen::kEmail, {Kind::kSubmitEmail}, [this] { openGate("captcha+otp"); }},
      {GateScreen::kCode,
       {Kind::kSubmitCode, Kind::kResendCode, Kind::kChangeEmail},
       [this] {
         openGate("captcha+otp");
         enterEmail();
       }},
      {GateScreen::kLinkSent,
       {Kind::kResendCode, Kind::kChangeEmail},
       [this] {
         openGate("captcha+magic-link");
         enterEmail();
       }},
      {GateScreen::kChat, {Kind::kSend}, openChat},
      {GateScreen::kQuota,
       {},
       [&] {
         openChat();
         expect(kSend, spent());
         send("Q");
       }},
      {GateScreen::kTerms,
       {Kind::kAcceptTerms, Kind::kDeclineTerms},
       [&] {
         openChat();
         expect(kSend, termsOfVersion(1));
         send("Q");
       }},
      {GateScreen::kBlocked,
       {Kind::kRetry},
       [&] {
         openChat();
         expect(kSend, robot());
         send("Q");
       }},
      {GateScreen::kOffline,
       {Kind::kRetry},
       [&] {
         openChat();
         act(Kind::kOffline);
       }},
      {GateScreen::kError,
       {Kind::kRetry},
       [this] {
         expect(kConfig, text(404, ""));
         openFreeChat();
       }},
  };
  for (const Case& at : cases) {
    store.session = {};
    at.reach();
    ASSERT_EQ(screen(), at.screen);
    const std::size_t before = requests();
    const std::string shown = stateJson(state());
    for (const Kind kind : all) {
      if (std::ranges::contains(at.uses, kind)) continue;
      act(kind, "text");
      EXPECT_EQ(stateJson(state()), shown);
    }
    EXPECT_EQ(requests(), before);
    flow.reset();
  }
}

// --- The end -------------------------------------------------------------------------------------

TEST_F(GateFlowTest, MayBeClosedAtAnyMoment) {
  const std::vector<std::function<void()>> steps = {
      [this] { act(Kind::kSubmitEmail, "a@b.c"); },
      [this] {
        expect(kStart, sent().after(100ms));
        solve();
      },
      [this] { pass(1s); },
      [this] {
        expect(kVerify, verified().after(100ms));
        act(Kind::kSubmitCode, "123456");
      },
      [this] { pass(1s); },
      [this] {
        expect(kSend, termsOfVersion(1).after(100ms));
        act(Kind::kSend, "Q");
      },
      [this] { pass(1s); },
      [this] {
        expect(kAccept, test::nothing().after(100ms));
        act(Kind::kAcceptTerms);
        expect(kSend, json("{}", 429).with("retry-after", "10"));
        pass(1s);
      },
      [this] {
        expect(kSend, stale().after(100ms));
        pass(20s);
      },
  };
  for (std::size_t count = 0; count <= steps.size(); ++count) {
    store.session = {};
    openGate("captcha+otp");
    for (std::size_t i = 0; i < count; ++i) steps[i]();
    flow.reset();
    EXPECT_EQ(world.http.open(), 0) << count;
    EXPECT_EQ(world.clock.pending(), 0U) << count;
  }
}

// --- Actions as JavaScript sends them ------------------------------------------------------------

TEST(GateActionText, IsRead) {
  const std::pair<std::string_view, Kind> kinds[] = {
      {"submitEmail", Kind::kSubmitEmail},
      {"submitCode", Kind::kSubmitCode},
      {"resendCode", Kind::kResendCode},
      {"changeEmail", Kind::kChangeEmail},
      {"send", Kind::kSend},
      {"acceptTerms", Kind::kAcceptTerms},
      {"declineTerms", Kind::kDeclineTerms},
      {"retry", Kind::kRetry},
      {"tokenArrived", Kind::kTokenArrived},
      {"challengeSolved", Kind::kChallengeSolved},
      {"challengeFailed", Kind::kChallengeFailed},
      {"challengeExpired", Kind::kChallengeExpired},
      {"online", Kind::kOnline},
      {"offline", Kind::kOffline},
  };
  for (const auto& [word, kind] : kinds) {
    const auto action =
        readGateAction(R"({"type":")" + std::string(word) + R"(","text":"a\ud83d","flag":true})");
    ASSERT_TRUE(action) << word;
    EXPECT_EQ(action->kind, kind);
    EXPECT_EQ(action->text, "a\uFFFD");
    EXPECT_TRUE(action->flag);
  }
  const auto bare = readGateAction(R"({"type":"retry","text":7,"flag":"yes"})");
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->text, "");
  EXPECT_FALSE(bare->flag);
}

TEST(GateActionText, OfAnotherFormIsNoAction) {
  for (const std::string_view json : {"", "{}", "[]", "null", R"({"type":"fly"})", R"({"type":7})",
                                      R"({"type":"Send"})", R"("send")", R"({"type":"send")"}) {
    EXPECT_FALSE(readGateAction(json)) << json;
  }
}

}  // namespace
}  // namespace parley::divinci
