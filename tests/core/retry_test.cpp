#include "core/retry.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "core/support/fixed_random.h"

namespace parley {
namespace {

using test::FixedRandom;

const Error kNetworkFailure{.kind = ErrorKind::kNetwork, .code = "NETWORK_ERROR"};
const Error kTimedOut{.kind = ErrorKind::kTimeout, .code = "TIMEOUT"};

Error status(int code, std::optional<double> retryAfter = std::nullopt) {
  return {.kind = ErrorKind::kHttp, .status = code, .retryAfter = retryAfter};
}

std::optional<long long> delayOf(HttpMethod method, const Error& error, int retries = 0,
                                 double random = 0, const RetryPolicy& policy = {}) {
  FixedRandom source(random);
  const auto delay = retryDelay(policy, method, retries, error, source);
  return delay ? std::optional(delay->count()) : std::nullopt;
}

TEST(Retry, RepeatsIdempotentRequestsThatTheServerOrTheNetworkFailed) {
  for (const HttpMethod method : {HttpMethod::kGet, HttpMethod::kPut, HttpMethod::kDelete}) {
    EXPECT_EQ(delayOf(method, kNetworkFailure), 1000);
    for (const int code : {500, 502, 503, 504, 599}) EXPECT_EQ(delayOf(method, status(code)), 1000);
  }
}

TEST(Retry, NeverRepeatsWhatMayHaveHadAnEffect) {
  for (const HttpMethod method : {HttpMethod::kPost, HttpMethod::kPatch}) {
    EXPECT_EQ(delayOf(method, kNetworkFailure), std::nullopt);
    EXPECT_EQ(delayOf(method, status(500)), std::nullopt);
    EXPECT_EQ(delayOf(method, status(503, 1)), std::nullopt);
  }
}

TEST(Retry, NeverRepeatsWhatWouldFailAgain) {
  for (const int code : {300, 400, 401, 403, 404, 409, 422}) {
    EXPECT_EQ(delayOf(HttpMethod::kGet, status(code)), std::nullopt) << code;
  }
  EXPECT_EQ(delayOf(HttpMethod::kGet, kTimedOut), std::nullopt);
  EXPECT_EQ(delayOf(HttpMethod::kGet, {.kind = ErrorKind::kProtocol, .code = "INVALID_JSON"}),
            std::nullopt);
}

TEST(Retry, DoublesTheWaitUpToHalfAMinute) {
  const RetryPolicy patient{.maxRetries = 100};
  const long long expected[] = {1000, 2000, 4000, 8000, 16'000, 30'000, 30'000};
  for (int retries = 0; retries < 7; ++retries) {
    EXPECT_EQ(delayOf(HttpMethod::kGet, status(503), retries, 0, patient), expected[retries]);
  }
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(503), 99, 0, patient), 30'000);
}

TEST(Retry, AddsUpToHalfASecondOfJitterWithinTheCap) {
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(503), 0, 0.5), 1250);
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(503), 1, 0.999999), 2499);
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(503), 8, 0.999999, {.maxRetries = 9}), 30'000);
}

TEST(Retry, GivesUpAfterAsManyRetriesAsAllowed) {
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(503), 2), 4000);
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(503), 3), std::nullopt);
  EXPECT_EQ(delayOf(HttpMethod::kPost, status(429, 1), 3), std::nullopt);
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(503), 0, 0, {.maxRetries = 0}), std::nullopt);
}

TEST(Retry, WaitsAsLongAsARateLimitAsksWhateverTheMethod) {
  for (const HttpMethod method : {HttpMethod::kGet, HttpMethod::kPost, HttpMethod::kPatch}) {
    EXPECT_EQ(delayOf(method, status(429, 0), 0, 0.9), 0);
    EXPECT_EQ(delayOf(method, status(429, 7), 0, 0.9), 7000);
    EXPECT_EQ(delayOf(method, status(429, 60), 2, 0.9), 60'000);
  }
}

TEST(Retry, DoesNotGuessHowLongARateLimitLasts) {
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(429)), std::nullopt);
  EXPECT_EQ(delayOf(HttpMethod::kPost, status(429)), std::nullopt);
}

TEST(Retry, TellsTheCallerRatherThanWaitLongerThanAnybodyWould) {
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(429, 120)), 120'000);
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(429, 121)), std::nullopt);
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(429, 2147483647.0)), std::nullopt);
  EXPECT_EQ(delayOf(HttpMethod::kGet, status(429, 1e300)), std::nullopt);
}

struct RetryAfterCase {
  std::string_view text;
  std::optional<double> seconds;
};

TEST(RetryAfter, IsAWholeNumberOfSeconds) {
  const RetryAfterCase cases[] = {
      {"0", 0},
      {"1", 1},
      {"120", 120},
      {"007", 7},
      {"2147483647", 2147483647.0},
      {"2147483648", 2147483647.0},
      {"4294967296", 2147483647.0},
      {"18446744073709551615", 2147483647.0},
      {"99999999999999999999999999999999", 2147483647.0},
      {"", std::nullopt},
      {" ", std::nullopt},
      {"-1", std::nullopt},
      {"-99999999999999999999", std::nullopt},
      {"+1", std::nullopt},
      {"1.5", std::nullopt},
      {"1e300", std::nullopt},
      {"0x10", std::nullopt},
      {"10, 20", std::nullopt},
      {"soon", std::nullopt},
      {"Fri, 31 Dec 1999 23:59:59 GMT", std::nullopt},
  };
  for (const auto& [text, seconds] : cases) EXPECT_EQ(parseRetryAfter(text), seconds) << text;
}

}  // namespace
}  // namespace parley
