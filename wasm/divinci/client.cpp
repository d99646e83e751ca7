#include "divinci/client.h"

#include <algorithm>
#include <array>
#include <optional>

#include "core/json.h"
#include "divinci/endpoints.h"

namespace parley::divinci {

namespace {

std::unexpected<Error> refused(std::string_view code, std::string_view message) {
  return failure(ErrorKind::kInvalidArgument, std::string(code), std::string(message));
}

/// The JSON text of one argument, empty when absent; of its member when `member` is given.
std::string argument(std::string_view arguments, std::size_t index, std::string_view member = {}) {
  const auto elements = json::readArray(arguments);
  if (!elements || elements->size() <= index) return {};
  const std::string_view whole = (*elements)[index];
  if (member.empty()) return std::string(whole);
  const auto object = json::readObject(whole);
  return object ? std::string((*object)[member]) : std::string();
}

bool isIndexOf(std::string_view transcript, std::string_view index) {
  const auto entries = json::readArray(transcript);
  if (!entries || index.empty() ||
      index.find_first_not_of("0123456789") != std::string_view::npos || index.size() > 6) {
    return false;
  }
  return std::stoul(std::string(index)) < entries->size();
}

Result<void> checkNeeds(const Endpoint& endpoint, const Session& session,
                        std::string_view arguments) {
  const auto needs = [&endpoint](Trait trait) { return (endpoint.traits & trait) != 0; };
  if (needs(kNeedsToken) && session.token.empty()) {
    return refused("NOT_VERIFIED", "The gate has not been passed yet");
  }
  if (needs(kNeedsRelease) && session.releaseId.empty() &&
      argument(arguments, 0, "releaseId").empty()) {
    return refused("NO_RELEASE", "No releaseId given, and none was started with");
  }
  if (needs(kNeedsTranscript) && !session.isSigned()) {
    return refused("NO_MESSAGE", "No message has been answered yet");
  }
  if (needs(kNeedsMessageIndex) && !isIndexOf(session.transcript, argument(arguments, 0))) {
    return refused("OUT_OF_RANGE", "There is no message of that index");
  }
  return {};
}

/// {reply, remaining, transcript}, as the gates' send methods return it.
std::string reply(const Session& session, std::string_view answer, bool countsRemaining) {
  const auto object = json::readObject(answer);
  const std::string_view remaining = object ? (*object)["remaining"] : std::string_view();
  json::Writer writer;
  writer.raw("reply", lastResponse(session.transcript));
  writer.raw("remaining", remaining.empty() && countsRemaining ? "0" : remaining);
  writer.raw("transcript", session.transcript);
  return writer.finish();
}

struct GateDefault {
  std::string_view name;
  std::string_view json;
};

constexpr auto kGateDefaults = std::to_array<GateDefault>({
    {"turnstileSiteKey", "\"\""},
    {"siteActions", "[]"},
});

std::string withGateDefaults(std::string_view answer) {
  const auto config = json::readObject(answer);
  if (!config) return std::string(answer);
  const auto isAbsent = [](std::string_view value) { return value.empty() || value == "null"; };
  const auto isDefaulted = [](std::string_view name) {
    return std::ranges::find(kGateDefaults, name, &GateDefault::name) != kGateDefaults.end();
  };
  json::Writer writer;
  for (const json::Member& member : config->members()) {
    if (isDefaulted(member.name) && isAbsent(member.value)) continue;
    writer.raw(member.name, member.value);
  }
  for (const auto& [name, value] : kGateDefaults) {
    if (isAbsent((*config)[name])) writer.raw(name, value);
  }
  return writer.finish();
}

/// The token that opens the gate; empty when there is none. A session that is still to be verified
/// is not `ready`.
std::string gateToken(std::string_view answer, bool isVerified) {
  const auto object = json::readObject(answer);
  if (!object || (!isVerified && object->string("status") != "ready")) return {};
  return object->string("token").value_or("");
}

/// Draws from an answer what its row says, into `session`, and makes the result.
Result<std::string> applyAnswer(const Endpoint& endpoint, std::string_view arguments,
                                std::string answer, Session& session) {
  const auto does = [&endpoint](Trait trait) { return (endpoint.traits & trait) != 0; };
  if (does(kKeepsRelease)) {
    const auto release = json::decodeString(argument(arguments, 0, "releaseId"));
    if (release && !release->empty()) session.releaseId = *release;
  }
  if (does(kKeepsToken)) {
    std::string token = gateToken(answer, does(kRequiresToken));
    if (!token.empty()) {
      session.token = std::move(token);
    } else if (does(kRequiresToken)) {
      return failure(ErrorKind::kProtocol, "INVALID_RESPONSE", "The answer holds no token");
    }
  }
  if (does(kKeepsTranscript)) {
    if (auto kept = keepTranscript(session, answer); !kept) {
      return std::unexpected(std::move(kept.error()));
    }
    return reply(session, answer, does(kCountsRemaining));
  }
  if (does(kGateConfig)) return withGateDefaults(answer);
  if (does(kAnswersNothing)) return std::string();
  return answer;
}

}  // namespace

Client::Client(const Environment& environment, Config config, TokenStore& tokens,
               const Catalogue& catalogue)
    : environment_(environment),
      config_(std::move(config)),
      transport_(environment_, config_, tokens),
      catalogue_(catalogue) {}

Task<Result<std::string>> Client::call(std::string method, std::string arguments,
                                       SessionStore& session) {
  const Endpoint* const endpoint = catalogue_.find(method);
  if (endpoint == nullptr) co_return refused("UNKNOWN_METHOD", "There is no method " + method);
  auto request = this->request(*endpoint, arguments, session.load());
  if (!request) co_return std::unexpected(std::move(request.error()));
  const bool isText = (endpoint->traits & kIsText) != 0;
  auto answer = co_await transport_.send(std::move(*request), {.asText = isText});
  if (!answer) co_return answer;

  // Loaded again: the page may have set a language or signed out while the call was under way.
  Session after = session.load();
  auto result = applyAnswer(*endpoint, arguments,
                            catalogue_.shape(endpoint->traits, std::move(*answer)), after);
  if (result) session.save(after);
  co_return result;
}

Result<HttpRequest> Client::request(const Endpoint& endpoint, std::string_view arguments,
                                    const Session& session) const {
  if (auto ready = checkNeeds(endpoint, session, arguments); !ready) {
    return std::unexpected(std::move(ready.error()));
  }
  Values values = session.values(config_.releaseId);
  catalogue_.addValues(*this, session, values);
  return buildRequest(endpoint, config_.baseUrl, arguments, values);
}

}  // namespace parley::divinci
