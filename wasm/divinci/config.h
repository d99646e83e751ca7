#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/http.h"

namespace parley::divinci {

/// Options of a client: reference, section 1.1. The defaults stand here alone; JavaScript's are
/// generated from them.
struct Config {
  static constexpr std::string_view kBaseUrl = "https://api.divinci.app";
  static constexpr std::string_view kWsBaseUrl = "wss://live.divinci.app";
  static constexpr int kTimeoutMs = 30'000;
  static constexpr int kMaxRetries = 3;

  std::string releaseId;
  std::string workspaceId{};
  std::string baseUrl{kBaseUrl};      ///< http(s); may have a path prefix.
  std::string wsBaseUrl{kWsBaseUrl};  ///< ws(s).
  std::string apiKey{};               ///< Sent as X-API-Key.
  std::string apiVersion{};           ///< Sent as X-API-Version when not empty.
  std::string origin{};               ///< The site's origin; without it tokens are not refreshed.
  int timeoutMs = kTimeoutMs;
  int maxRetries = kMaxRetries;
  std::vector<HttpHeader> headers{};  ///< Sent with every JSON call.
};

/// Reads a configuration from JSON text, as JavaScript hands it over; what is absent or of another
/// type keeps its default. Errors: kInvalidArgument (`configuration_error`) for URLs that are not
/// absolute, or headers with control characters.
[[nodiscard]] Result<Config> readConfig(std::string_view json);

}  // namespace parley::divinci
