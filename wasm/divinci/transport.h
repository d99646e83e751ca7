#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/environment.h"
#include "core/error.h"
#include "core/http_reader.h"
#include "core/retry.h"
#include "core/task.h"
#include "divinci/config.h"
#include "divinci/token_store.h"

namespace parley::divinci {

/// What calls and most answers are made of.
inline constexpr std::string_view kJsonType = "application/json";

/// How one call differs from the others of its client.
struct SendOptions {
  bool asText = false;     ///< The answer is a text of whatever type; the result is a JSON string.
  bool skipRetry = false;  ///< A failure is not tried again. A token is renewed all the same.
  std::optional<int> timeoutMs{};  ///< In place of the client's, which 0 takes away too.
};

/// Sends JSON calls with this client's credentials: headers (section 1.3), time limit, retries and
/// renewal of a refused token (1.5).
class Transport {
 public:
  /// All arguments must outlive the transport.
  Transport(const Environment& environment, const Config& config, TokenStore& tokens);

  /// The JSON text of the answer; empty when it has none. `request` is what `buildRequest` made.
  /// Headers that it has are sent in place of the client's. Errors: those of the wire, read by
  /// `errorFromAnswer`.
  Task<Result<std::string>> send(HttpRequest request, SendOptions options = {});

  /// The user's token; none when that is empty or an error.
  Task<Result<std::string>> token() { return tokens_.accessToken(); }
  /// Whether there is another token by now in place of one that the server has refused.
  Task<bool> renew(std::string refused) { return tokens_.renew(std::move(refused)); }
  /// Adds the headers that say who asks.
  void identify(HttpRequest& request, std::string_view token) const;

 private:
  /// `token` becomes what the request was sent with.
  Task<Result<std::string>> attempt(HttpRequest request, SendOptions options, std::string& token);
  Task<Result<std::string>> exchange(HttpRequest request, SendOptions options);

  Environment environment_;
  const Config& config_;
  TokenStore& tokens_;
};

/// What a call returns of its answer: JSON text, empty when there is none, or with `asText` a JSON
/// string of all that came. Errors: kHttp as `errorFromAnswer` has it, kProtocol (`INVALID_JSON`).
[[nodiscard]] Result<std::string> readAnswer(const HttpResponse& response, bool asText = false,
                                             std::string_view fallbackCode = "API_ERROR");

}  // namespace parley::divinci
