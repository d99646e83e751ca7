#pragma once

#include <optional>

#include "core/clock.h"
#include "core/error.h"
#include "core/http.h"
#include "core/random.h"

namespace parley {

/// When a failed request is sent again: reference, section 1.5.
struct RetryPolicy {
  int maxRetries = 3;
  Milliseconds base{1000};   ///< First wait; each further one is twice as long.
  Milliseconds cap{30'000};  ///< Longest wait of our own choosing.
  Milliseconds jitter{
      500};  ///< Up to this much is added, so that clients do not come back in step.
  Milliseconds patience{
      120'000};  ///< A server that asks for a longer wait is not waited for: the caller is told.
};

/// How long to wait before trying again, or nullopt to give up. `retries` counts those already
/// made. Network failures and 5xx are retried for idempotent methods only; 429 for any method, but
/// only when the server said how long to wait.
[[nodiscard]] std::optional<Milliseconds> retryDelay(const RetryPolicy& policy, HttpMethod method,
                                                     int retries, const Error& error,
                                                     Random& random);

/// Seconds from a Retry-After header (RFC 9110, 10.2.3). Its date form needs a wall clock that
/// agrees with the server's and counts as absent, as does anything else that is not a whole number.
/// At most 2^31-1 (RFC 9111, 1.2.2).
[[nodiscard]] std::optional<double> parseRetryAfter(std::string_view value);

}  // namespace parley
