#pragma once

#include <optional>
#include <string>

#include "core/broadcast.h"
#include "core/endpoint.h"
#include "core/environment.h"
#include "core/error.h"
#include "core/http_reader.h"
#include "core/retry.h"
#include "core/task.h"
#include "divinci/config.h"
#include "divinci/token_store.h"

namespace parley::divinci {

/// Sends JSON calls with this client's credentials: headers (section 1.3), time limit, retries and
/// token refresh (1.5).
class Transport {
 public:
  /// All arguments must outlive the transport.
  Transport(const Environment& environment, const Config& config, TokenStore& tokens);

  /// The JSON text of the answer; empty when it has none. `request` is what `buildRequest` made.
  /// With `asText` the answer is a text of whatever type, and what is returned is a JSON string of
  /// it. Errors: those of the wire, read by `errorFromAnswer`.
  Task<Result<std::string>> send(HttpRequest request, bool asText = false);

 private:
  Task<Result<std::string>> attempt(HttpRequest request, bool asText);
  Task<Result<std::string>> exchange(HttpRequest request, bool asText = false);
  Task<bool> refresh();
  Task<void> runRefresh();

  Environment environment_;
  const Config& config_;
  TokenStore& tokens_;
  RetryPolicy retries_;
  // One refresh serves all calls that were refused meanwhile; it does not end with the call that
  // began it.
  std::optional<Running> refreshing_;
  Broadcast refreshed_;
  bool refreshSucceeded_ = false;
};

}  // namespace parley::divinci
