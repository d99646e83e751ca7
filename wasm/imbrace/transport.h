#pragma once

#include <string>
#include <string_view>

#include "core/callback.h"
#include "core/environment.h"
#include "core/error.h"
#include "core/http_reader.h"
#include "core/task.h"
#include "imbrace/config.h"
#include "imbrace/credentials.h"

namespace parley::imbrace {

/// How one call is sent: what the client is set to, or the caller said.
struct CallOptions {
  Credentials credentials{};
  int timeoutMs = Config::kTimeoutMs;
  int maxRetries = Config::kMaxRetries;
  bool honoursRetryAfter = false;
  bool repeatsChat = true;
};

/// Reads the options of a call from JSON, by the names of `readConfig`. What is absent is as the
/// client is set.
[[nodiscard]] CallOptions readCallOptions(std::string_view json, const Config& config);

/// Who sends a request, and reads its answer.
enum class Sender {
  kCore,      ///< The core.
  kPageForm,  ///< The page, with files beside the members of the body; the answer is told whole.
  kPageResponse,  ///< The page, which keeps the answer; that of a success is not told.
};

/// What of a request is not in it.
struct Delivery {
  Sender sender = Sender::kCore;
  bool isChat = false;  ///< The server may have taken it in although it failed.
};

/// Sends requests with their credentials, time limit and retries: reference, sections 2 and 3.
/// Beyond the vendor's client, a refused access token is renewed once, where the page can.
///
/// The page is asked in JSON: `{send: {method, url, headers, form | body, timeout}}`, to which it
/// answers `{status, headers, body}` or `{failure: "network" | "timeout", message}`, and `{renew:
/// token}`, to which it answers with credentials, or an empty text when there are no others.
class Transport {
 public:
  /// `environment`'s members must outlive the transport.
  explicit Transport(const Environment& environment) : environment_(environment) {}

  /// The answer, whose status is in 200-299. `page` must outlive the task. Errors: kHttp as
  /// `errorFromAnswer` has it, kNetwork, kTimeout, and those of `page`.
  Task<Result<HttpResponse>> send(HttpRequest request, Delivery delivery, CallOptions options,
                                  Callback& page);

 private:
  Task<Result<HttpResponse>> attempt(HttpRequest request, Sender sender, int timeoutMs,
                                     Callback& page);

  Environment environment_;
};

}  // namespace parley::imbrace
