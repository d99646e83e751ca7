// What a server answers to Divinci's calls, as bytes nobody vouches for. The first byte of an input
// says the status, its first line is a Retry-After header, the rest is the body.

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/json.h"
#include "core/retry.h"
#include "core/utf8.h"
#include "divinci/api_error.h"
#include "divinci/gate_flow.h"
#include "divinci/gate_state.h"
#include "divinci/session.h"

namespace {

using namespace parley;
using namespace parley::divinci;

constexpr auto kStatuses =
    std::to_array({0, 200, 302, 400, 401, 402, 403, 404, 409, 422, 429, 500, 503, 999});

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

class NoJitter final : public Random {
 public:
  [[nodiscard]] double unit() override { return 0; }
};

void checkConditions(const Error& error) {
  const int conditions = (isStaleToken(error) ? 1 : 0) + (isBotRejection(error) ? 1 : 0) +
                         (isTermsNotAccepted(error) && error.status == 403 ? 1 : 0);
  require(conditions <= 1, "a refusal has one meaning");
}

void checkRetry(const Error& error) {
  NoJitter random;
  const RetryPolicy policy;
  for (const HttpMethod method : {HttpMethod::kGet, HttpMethod::kPost}) {
    const auto delay = retryDelay(policy, method, 0, error, random);
    require(!delay || (delay->count() >= 0 && *delay <= policy.patience), "waits are bounded");
  }
}

void checkError(int status, std::string_view retryAfter, std::string_view body) {
  const HttpHead head{.status = status,
                      .headers = {{"retry-after", std::string(retryAfter)},
                                  {"x-request-id", std::string(retryAfter)}}};
  const Error error = errorFromAnswer(head, body);
  require(error.status == status, "the status is the answer's");
  require(!error.code.empty() || json::readObject(body), "a body that names no code gets one");
  require(!error.message.empty(), "an error says something");
  require(error.details.empty() || json::isValid(error.details), "details are JSON");
  require(!errorClass(error).empty(), "an error has a class");
  require(json::isValid(errorJson(error)), "an error can be written");
  const GateState state{.notice = GateNotice::kRateLimited, .error = error};
  require(json::isValid(stateJson(state)), "a state can be written");
  checkConditions(error);
  checkRetry(error);
}

void checkSession(std::string_view body) {
  Session session{.transcript = "[0]", .signature = "\"before\""};
  if (keepTranscript(session, body)) {
    require(body.contains(session.transcript), "a transcript is kept byte for byte");
    require(body.contains(session.signature), "a signature is kept byte for byte");
    require(json::readArray(session.transcript).has_value(), "a transcript is an array");
    require(json::decodeString(session.signature).has_value(), "a signature is a string");
  } else {
    require(session.transcript == "[0]" && session.signature == "\"before\"", "or nothing is kept");
  }
  require(json::isValid(lastResponse(session.transcript)), "a reply is JSON");
  const Session stored = readSession(body);
  require(json::readArray(stored.transcript) && json::decodeString(stored.signature),
          "a stored session is sound");
  (void)readGateAction(body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const int status = kStatuses[bytes[0] % kStatuses.size()];
  // Headers and bodies are text by the time they arrive here.
  const std::string text = utf8::sanitized({reinterpret_cast<const char*>(bytes) + 1, size - 1});
  const std::string_view rest = text;
  const std::size_t line = rest.find('\n');
  const std::string_view header = rest.substr(0, line);
  const std::string_view body = line == std::string_view::npos ? "" : rest.substr(line + 1);
  checkError(status, header, body);
  checkSession(body);
  return 0;
}
