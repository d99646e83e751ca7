#include "core/retry.h"

#include <algorithm>
#include <charconv>

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
    const Milliseconds wait(static_cast<long long>(*error.retryAfter * 1000));
    return wait <= policy.patience ? std::optional(wait) : std::nullopt;
  }
  const bool transient = error.kind == ErrorKind::kNetwork || error.status >= 500;
  if (!transient || !isIdempotent(method)) return std::nullopt;
  return backOff(policy, retries, random);
}

std::optional<double> parseRetryAfter(std::string_view value) {
  unsigned long seconds = 0;
  const char* const end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, seconds);
  if (error != std::errc() || stop != end) return std::nullopt;
  return static_cast<double>(seconds);
}

}  // namespace parley
