#include "core/retry.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

namespace parley {

namespace {

Milliseconds backOff(const RetryPolicy& policy, int retries, Random& random) {
  const double jitter = random.unit() * static_cast<double>(policy.jitter.count());
  const int doublings = std::min(retries, 20);
  const Milliseconds wait =
      policy.base * (1LL << doublings) + Milliseconds(static_cast<long long>(jitter));
  return std::min(wait, policy.cap);
}

}  // namespace

std::optional<Milliseconds> retryDelay(const RetryPolicy& policy, HttpMethod method, int retries,
                                       const Error& error, Random& random) {
  if (retries >= policy.maxRetries) return std::nullopt;
  if (error.status == 429) {
    if (!error.retryAfter) return std::nullopt;
    const double wait = *error.retryAfter * 1000;
    if (wait > static_cast<double>(policy.patience.count())) return std::nullopt;
    return Milliseconds(static_cast<Milliseconds::rep>(wait));
  }
  const bool transient = error.kind == ErrorKind::kNetwork || error.status >= 500;
  if (!transient || !isIdempotent(method)) return std::nullopt;
  return backOff(policy, retries, random);
}

std::optional<double> parseRetryAfter(std::string_view value) {
  std::int32_t seconds = 0;
  const char* const end = value.data() + value.size();
  if (value.starts_with('-')) return std::nullopt;
  const auto [stop, error] = std::from_chars(value.data(), end, seconds);
  if (stop != end || error == std::errc::invalid_argument) return std::nullopt;
  return error == std::errc::result_out_of_range ? std::numeric_limits<std::int32_t>::max()
                                                 : seconds;
}

}  // namespace parley
