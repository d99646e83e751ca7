#include "divinci/gate_state.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/json.h"

namespace parley::divinci {
namespace {

std::string memberOf(const GateState& state, std::string_view name) {
  const std::string text = stateJson(state);
  const auto object = json::readObject(text);
  return object ? std::string((*object)[name]) : "no JSON: " + text;
}

TEST(GateStateJson, OfTheBeginning) {
  EXPECT_EQ(
      stateJson({}),
      R"({"screen":"loading","mode":null,"busy":false,"challenge":null,"email":"","pending":"",)"
      R"("draft":"","remaining":null,"terms":null,"notice":null,"retryAfter":null,"error":null})");
}

TEST(GateStateJson, NamesScreensModesAndNotices) {
  const std::pair<GateScreen, std::string_view> screens[] = {
      {GateScreen::kLoading, "loading"}, {GateScreen::kEmail, "email"},
      {GateScreen::kCode, "code"},       {GateScreen::kLinkSent, "link-sent"},
      {GateScreen::kChat, "chat"},       {GateScreen::kQuota, "quota"},
      {GateScreen::kTerms, "terms"},     {GateScreen::kBlocked, "blocked"},
      {GateScreen::kOffline, "offline"}, {GateScreen::kError, "error"},
  };
  for (const auto& [screen, word] : screens) {
    EXPECT_EQ(memberOf({.screen = screen}, "screen"), json::quote(word));
  }
  const std::pair<GateMode, std::string_view> modes[] = {
      {GateMode::kNone, "none"},
      {GateMode::kCaptchaOnly, "captcha-only"},
      {GateMode::kCaptchaOtp, "captcha+otp"},
      {GateMode::kCaptchaMagicLink, "captcha+magic-link"},
      {GateMode::kHomepage, "homepage"},
  };
  for (const auto& [mode, word] : modes) {
    EXPECT_EQ(memberOf({.mode = mode}, "mode"), json::quote(word));
  }
  const std::pair<GateNotice, std::string_view> notices[] = {
      {GateNotice::kStillVerifying, "still-verifying"},
      {GateNotice::kCodeRejected, "code-rejected"},
      {GateNotice::kEmailRejected, "email-rejected"},
      {GateNotice::kChallengeFailed, "challenge-failed"},
      {GateNotice::kTermsChanged, "terms-changed"},
      {GateNotice::kSessionRenewed, "session-renewed"},
      {GateNotice::kRateLimited, "rate-limited"},
      {GateNotice::kServerError, "server-error"},
      {GateNotice::kNetworkError, "network-error"},
  };
  for (const auto& [notice, word] : notices) {
    EXPECT_EQ(memberOf({.notice = notice}, "notice"), json::quote(word));
  }
}

TEST(GateStateJson, HoldsTheChallenge) {
  EXPECT_EQ(memberOf({.challenge = Challenge{.siteKey = "1x\"", .always = true, .serial = 2}},
                     "challenge"),
            R"({"siteKey":"1x\"","appearance":"always","serial":2})");
  EXPECT_EQ(
      memberOf({.challenge = Challenge{.siteKey = "", .always = false, .serial = 1}}, "challenge"),
      R"({"siteKey":"","appearance":"interaction-only","serial":1})");
}

TEST(GateStateJson, HoldsTheTerms) {
  const Terms terms{.tosId = "tos_1", .version = R"({"n":1})", .title = "T", .content = "# T\n"};
  EXPECT_EQ(memberOf({.terms = terms}, "terms"),
            R"({"tosId":"tos_1","version":{"n":1},"title":"T","content":"# T\u000a"})");
  EXPECT_EQ(memberOf({.terms = Terms{}}, "terms"),
            R"({"tosId":"","version":null,"title":"","content":""})");
}

TEST(GateStateJson, HoldsWhatTheVisitorTyped) {
  const GateState state{
      .busy = true, .email = "a@b.c", .pending = "one\n", .draft = "\"two\"", .remaining = "3"};
  EXPECT_EQ(memberOf(state, "busy"), "true");
  EXPECT_EQ(memberOf(state, "email"), "\"a@b.c\"");
  EXPECT_EQ(memberOf(state, "pending"), R"("one\u000a")");
  EXPECT_EQ(memberOf(state, "draft"), R"("\"two\"")");
  EXPECT_EQ(memberOf(state, "remaining"), "3");
}

TEST(GateStateJson, SaysWhenToComeBack) {
  const Error byHeader{.kind = ErrorKind::kHttp, .status = 429, .retryAfter = 90};
  const Error byBody{.kind = ErrorKind::kHttp, .status = 429, .details = R"({"retryAfter":30})"};
  const Error byWord{
      .kind = ErrorKind::kHttp, .status = 429, .details = R"({"retryAfter":"soon"})"};
  const auto seconds = [](const Error& error, GateNotice notice = GateNotice::kRateLimited) {
    return memberOf({.notice = notice, .error = error}, "retryAfter");
  };
  EXPECT_EQ(seconds(byHeader), "90");
  EXPECT_EQ(seconds(byBody), "30");
  EXPECT_EQ(seconds(byWord), "null");
  EXPECT_EQ(seconds(byHeader, GateNotice::kServerError), "null");
  EXPECT_EQ(memberOf({.notice = GateNotice::kRateLimited}, "retryAfter"), "null");
}

TEST(GateMode, IsReadAsTheWireSpellsIt) {
  EXPECT_EQ(readGateMode("none"), GateMode::kNone);
  EXPECT_EQ(readGateMode("captcha-only"), GateMode::kCaptchaOnly);
  EXPECT_EQ(readGateMode("captcha+otp"), GateMode::kCaptchaOtp);
  EXPECT_EQ(readGateMode("captcha+magic-link"), GateMode::kCaptchaMagicLink);
  for (const std::string_view word : {"", "None", "homepage", "captcha", "captcha+sms"}) {
    EXPECT_EQ(readGateMode(word), std::nullopt) << word;
  }
}

}  // namespace
}  // namespace parley::divinci
