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

Result<void> withoutValue(Result<std::string> result) {
  if (!result) return std::unexpected(std::move(result.error()));
  return {};
}

std::unexpected<Error> unknownMode(const std::string& mode) {
  return failure(ErrorKind::kProtocol, "UNKNOWN_GATE_MODE", "This gate's mode is not known: " + mode);
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
  mode_ = *mode;
  co_return GateSetup{.mode = *mode, .siteKey = config->string("turnstileSiteKey").value_or("")};
}

Task<Result<GateStep>> FreeChatApi::begin(GateEntry entry) {
  json::Writer args;
  args.raw("releaseId", releaseId());
  if (!entry.turnstileToken.empty()) args.string("turnstileToken", entry.turnstileToken);
  if (!entry.email.empty()) {
    args.string("email", entry.email).boolean("marketingConsent", entry.marketingConsent);
  }
  if (mode_ == GateMode::kCaptchaMagicLink && !redirectTo_.empty()) {
    args.string("redirectTo", redirectTo_);
  }
  const auto answer =
      co_await client_.call("freeChatGate.start", arguments({args.finish()}), session_);
  if (!answer) co_return std::unexpected(answer.error());
  if (!session_.load().token.empty()) co_return GateStep::kChat;
  const auto started = json::readObject(*answer);
  const bool link = mode_ == GateMode::kCaptchaMagicLink ||
                    (started && started->string("nextStep") == "link");
  co_return link ? GateStep::kLink : GateStep::kCode;
}

Task<Result<void>> FreeChatApi::confirm(std::string email, std::string code) {
  json::Writer args;
  args.string("email", email).string("otpCode", code).raw("releaseId", releaseId());
  co_return withoutValue(
      co_await client_.call("freeChatGate.verifyOtp", arguments({args.finish()}), session_));
}

Task<Result<std::string>> FreeChatApi::send(std::string prompt) {
  co_return co_await client_.call("freeChatGate.send", arguments({json::quote(prompt)}), session_);
}

Task<Result<void>> FreeChatApi::acceptTerms(Terms terms) {
  json::Writer args;
  args.string("tosId", terms.tosId).raw("version", terms.version);
  co_return withoutValue(
      co_await client_.call("freeChatGate.acceptTerms", arguments({args.finish()}), session_));
}

Task<Result<GateSetup>> HomepageApi::setUp() {
  co_return GateSetup{.mode = GateMode::kHomepage, .siteKey = siteKey_};
}

Task<Result<GateStep>> HomepageApi::begin(GateEntry entry) {
  const auto answer = co_await client_.call(
      "homepageChat.verifyEmail",
      arguments({json::quote(entry.email), json::quote(entry.turnstileToken)}), session_);
  if (!answer) co_return std::unexpected(answer.error());
  co_return GateStep::kCode;
}

Task<Result<void>> HomepageApi::confirm(std::string email, std::string code) {
  co_return withoutValue(co_await client_.call(
      "homepageChat.confirmEmail", arguments({json::quote(email), json::quote(code)}), session_));
}

Task<Result<std::string>> HomepageApi::send(std::string prompt) {
  co_return co_await client_.call("homepageChat.send", arguments({json::quote(prompt)}), session_);
}

Task<Result<void>> HomepageApi::acceptTerms(Terms /*terms*/) {
  co_return failure(ErrorKind::kInvalidArgument, "UNKNOWN_METHOD",
                    "The home page's gate has no terms to accept");
}

}  // namespace parley::divinci
