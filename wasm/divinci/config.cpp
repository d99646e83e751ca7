#include "divinci/config.h"

#include <array>
#include <utility>

#include "core/json.h"

namespace parley::divinci {

namespace {

constexpr std::string_view kConfigurationError = "configuration_error";

bool hasScheme(std::string_view url, std::string_view scheme) {
  return url.starts_with(scheme) && url.size() > scheme.size();
}

/// A token as RFC 9110, 5.6.2 has it.
bool isHeaderName(std::string_view name) {
  constexpr std::string_view kTokenCharacters =
      "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  return !name.empty() && name.find_first_not_of(kTokenCharacters) == std::string_view::npos;
}

Result<std::vector<HttpHeader>> readHeaders(std::string_view json) {
  std::vector<HttpHeader> headers;
  const auto object = json::readObject(json);
  if (!object) return headers;
  for (const json::Member& member : object->members()) {
    auto value = json::decodeString(member.value);
    if (!value) continue;
    if (!isHeaderName(member.name) || !isHeaderSafe(*value)) {
      return failure(ErrorKind::kInvalidArgument, std::string(kConfigurationError),
                     "A header name or value holds forbidden characters");
    }
    headers.push_back({member.name, std::move(*value)});
  }
  return headers;
}

}  // namespace

Result<Config> readConfig(std::string_view json) {
  const auto object = json::readObject(json);
  if (!object) return std::unexpected(object.error());
  Config config;
  const auto texts = std::to_array<std::pair<std::string_view, std::string*>>({
      {"releaseId", &config.releaseId},
      {"workspaceId", &config.workspaceId},
      {"baseUrl", &config.baseUrl},
      {"wsBaseUrl", &config.wsBaseUrl},
      {"apiKey", &config.apiKey},
      {"apiVersion", &config.apiVersion},
      {"origin", &config.origin},
  });
  for (const auto& [name, target] : texts) {
    if (auto text = object->string(name)) *target = std::move(*text);
  }
  config.timeoutMs = object->count("timeout").value_or(Config::kTimeoutMs);
  config.maxRetries = object->count("maxRetries").value_or(Config::kMaxRetries);

  if (!hasScheme(config.baseUrl, "https://") && !hasScheme(config.baseUrl, "http://")) {
    return failure(ErrorKind::kInvalidArgument, std::string(kConfigurationError),
                   "baseUrl must be an absolute http(s) URL");
  }
  if (!hasScheme(config.wsBaseUrl, "wss://") && !hasScheme(config.wsBaseUrl, "ws://")) {
    return failure(ErrorKind::kInvalidArgument, std::string(kConfigurationError),
                   "wsBaseUrl must be an absolute ws(s) URL");
  }
  if (!isHeaderSafe(config.apiKey) || !isHeaderSafe(config.apiVersion)) {
    return failure(ErrorKind::kInvalidArgument, std::string(kConfigurationError),
                   "apiKey and apiVersion must hold no control characters");
  }
  auto headers = readHeaders((*object)["headers"]);
  if (!headers) return std::unexpected(std::move(headers.error()));
  config.headers = std::move(*headers);
  return config;
}

}  // namespace parley::divinci
