#include "divinci/gate_state.h"

#include <array>
#include <utility>

#include "core/json.h"
#include "divinci/api_error.h"

namespace parley::divinci {

namespace {

// In the order of the enumerations.
constexpr std::array<std::string_view, 5> kModes = {"none", "captcha-only", "captcha+otp",
                                                    "captcha+magic-link", "homepage"};
constexpr std::array<std::string_view, 10> kScreens = {"loading", "email", "code",  "link-sent",
                                                       "chat",    "quota", "terms", "blocked",
                                                       "offline", "error"};
constexpr std::array<std::string_view, 10> kNotices = {"",
                                                       "still-verifying",
                                                       "code-rejected",
                                                       "email-rejected",
                                                       "challenge-failed",
                                                       "terms-changed",
                                                       "session-renewed",
                                                       "rate-limited",
                                                       "server-error",
                                                       "network-error"};

template <typename Enum, std::size_t n>
std::string_view word(const std::array<std::string_view, n>& words, Enum value) {
  return words[static_cast<std::size_t>(std::to_underlying(value))];
}

std::string challengeJson(const Challenge& challenge) {
  json::Writer writer;
  writer.string("siteKey", challenge.siteKey);
  writer.string("appearance", challenge.always ? "always" : "interaction-only");
  writer.integer("serial", challenge.serial);
  return writer.finish();
}

std::string termsJson(const Terms& terms) {
  json::Writer writer;
  writer.string("tosId", terms.tosId);
  writer.raw("version", terms.version.empty() ? "null" : terms.version);
  writer.string("title", terms.title).string("content", terms.content);
  return writer.finish();
}

/// Seconds, as the header says or else the body.
std::string retryAfterJson(const GateState& state) {
  if (state.notice != GateNotice::kRateLimited || !state.error) return "null";
  if (state.error->retryAfter) return std::to_string(static_cast<long>(*state.error->retryAfter));
  const auto details = json::readObject(state.error->details);
  const bool known = details && details->integer("retryAfter");
  return known ? std::string((*details)["retryAfter"]) : "null";
}

}  // namespace

std::string stateJson(const GateState& state) {
  const auto orNull = [](bool present, const auto& make) {
    return present ? make() : std::string("null");
  };
  json::Writer writer;
  writer.string("screen", word(kScreens, state.screen));
  writer.raw("mode", orNull(state.mode.has_value(),
                            [&] { return json::quote(word(kModes, *state.mode)); }));
  writer.boolean("busy", state.busy);
  writer.raw("challenge",
             orNull(state.challenge.has_value(), [&] { return challengeJson(*state.challenge); }));
  writer.string("email", state.email).string("pending", state.pending).string("draft", state.draft);
  writer.raw("remaining", orNull(!state.remaining.empty(), [&] { return state.remaining; }));
  writer.raw("terms", orNull(state.terms.has_value(), [&] { return termsJson(*state.terms); }));
  writer.raw("notice", orNull(state.notice != GateNotice::kNone,
                              [&] { return json::quote(word(kNotices, state.notice)); }));
  writer.raw("retryAfter", retryAfterJson(state));
  writer.raw("error", orNull(state.error.has_value(), [&] { return errorJson(*state.error); }));
  return writer.finish();
}

std::optional<GateMode> readGateMode(std::string_view mode) {
  for (const GateMode known : {GateMode::kNone, GateMode::kCaptchaOnly, GateMode::kCaptchaOtp,
                               GateMode::kCaptchaMagicLink}) {
    if (mode == word(kModes, known)) return known;
  }
  return std::nullopt;
}

}  // namespace parley::divinci
