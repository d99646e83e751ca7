#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/error.h"

namespace parley::imbrace {

/// Options of a client: reference, sections 1 and 3. The defaults stand here alone; JavaScript's
/// are generated from them.
struct Config {
  static constexpr int kTimeoutMs = 30'000;
  static constexpr int kMaxRetries = 3;

  std::string gateway;  ///< http(s), without the slash at the end.
  std::vector<std::pair<std::string, std::string>> services{};  ///< Bases that the owner gave.
  int timeoutMs =
      kTimeoutMs;  ///< For the head of an answer, each time it is asked for; 0: no limit.
  int maxRetries = kMaxRetries;
  bool honoursRetryAfter = false;  ///< Wait as long as the server says, when it does.
  bool repeatsChat = true;  ///< A chat that failed is sent again, as the vendor's client does.
};

/// The gateway of an environment: "develop", "sandbox", "stable" or "prodv2"; empty for others.
[[nodiscard]] std::string_view gatewayOf(std::string_view environment);

/// Reads a configuration from JSON text: `env`, `baseUrl`, `services`, `timeout`, `maxRetries`,
/// `honourRetryAfter`, `repeatChat`. What is absent or of another type keeps its default. Errors:
/// kInvalidArgument (`configuration_error`) for an unknown environment, and for addresses that are
/// not absolute.
[[nodiscard]] Result<Config> readConfig(std::string_view json);

/// What the path of a method's row follows: `https://…/ai-agent` of `aiAgent.getConfig`.
[[nodiscard]] std::string baseOf(const Config& config, std::string_view method);

}  // namespace parley::imbrace
