#include "divinci/gate_api.h"

#include <initializer_list>

#include "core/json.h"

namespace parley::divinci {

namespace {

/// A JSON array of JSON texts.
std::string arguments(std::initializer_list<std::string_view> values) {
  std::string out;
  for (const std::string_view value : values) {
    out += out.empty() ? '[' : ',';
    out += value;
  }
  return out + ']';
}

std::unexpected<Error> unknownMode(const std::string& mode) {
  return failure(ErrorKind::kProtocol, "UNKNOWN_GATE_MODE",
                 "This gate's mode is not known: " + mode);
}

}  // namespace

std::string FreeChatApi::releaseId() const {
  const std::string release = session_.load().releaseId;
  return json::quote(release.empty() ? client_.config().releaseId : release);
}

Task<Result<GateSetup>> FreeChatApi::setUp() {
  const auto answer =
      co_await client_.call("freeChatGate.getConfig", arguments({releaseId()}), session_);
  if (!answer) co_return std::unexpected(answer.error());
  const auto config = json::readObject(*answer);
  if (!config) co_return std::unexpected(config.error());
  const std::string word = config->string("mode").value_or("");
  const auto mode = readGateMode(word);
  if (!mode) co_return unknownMode(word);
  co_return GateSetup{.mode = *mode, .siteKey = config->string("turnstileSiteKey").value_or("")};
}

Answer FreeChatApi::begin(const GateEntry& entry) {
  json::Writer args;
  args.raw("releaseId", releaseId());
  if (!entry.turnstileToken.empty()) args.string("turnstileToken", entry.turnstileToken);
  if (!entry.email.empty()) {
    args.string("email", entry.email).boolean("marketingConsent", entry.marketingConsent);
  }
  if (entry.wantsLink && !redirectTo_.empty()) args.string("redirectTo", redirectTo_);
  return client_.call("freeChatGate.start", arguments({args.finish()}), session_);
}

Answer FreeChatApi::confirm(const std::string& email, const std::string& code) {
  json::Writer args;
  args.string("email", email).string("otpCode", code).raw("releaseId", releaseId());
  return client_.call("freeChatGate.verifyOtp", arguments({args.finish()}), session_);
}

Answer FreeChatApi::send(const std::string& prompt) {
  return client_.call("freeChatGate.send", arguments({json::quote(prompt)}), session_);
}

Answer FreeChatApi::acceptTerms(const Terms& terms) {
  json::Writer args;
  args.string("tosId", terms.tosId).raw("version", terms.version);
  return client_.call("freeChatGate.acceptTerms", arguments({args.finish()}), session_);
}

Task<Result<GateSetup>> HomepageApi::setUp() {
  co_return GateSetup{.mode = GateMode::kHomepage, .siteKey = siteKey_};
}

Answer HomepageApi::begin(const GateEntry& entry) {
  return client_.call("homepageChat.verifyEmail",
                      arguments({json::quote(entry.email), json::quote(entry.turnstileToken)}),
                      session_);
}

Answer HomepageApi::confirm(const std::string& email, const std::string& code) {
  return client_.call("homepageChat.confirmEmail",
                      arguments({json::quote(email), json::quote(code)}), session_);
}

Answer HomepageApi::send(const std::string& prompt) {
  return client_.call("homepageChat.send", arguments({json::quote(prompt)}), session_);
}

// Its server asks for none: the call is refused as unknown.
Answer HomepageApi::acceptTerms(const Terms& /*terms*/) {
  return client_.call("homepageChat.acceptTerms", "[]", session_);
}

}  // namespace parley::divinci
