#include "imbrace/config.h"

#include <algorithm>
#include <array>

#include "core/arguments.h"
#include "core/json.h"

namespace parley::imbrace {

namespace {

constexpr std::string_view kConfigurationError = "configuration_error";
constexpr std::string_view kDefaultEnvironment = "stable";

constexpr auto kGateways = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"develop", "https://app-gateway.dev.imbrace.co"},
    {"sandbox", "https://app-gateway.sandbox.imbrace.co"},
    {"stable", "https://app-gatewayv2.imbrace.co"},
    {"prodv2", "https://app-gatewayv2.imbrace.co"},
});

/// Where a service is, when the owner names no other place.
constexpr auto kServicePaths = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"gateway", ""},
    {"ai", ""},
    {"aiAgent", "/ai-agent"},
    {"dataBoard", "/data-board"},
    {"platform", "/platform"},
});

/// Which service has the methods whose names begin like this; the first row that fits counts.
struct Home {
  std::string_view methods;
  std::string_view service;
  std::string_view path;
};

constexpr auto kHomes = std::to_array<Home>({
    {"aiAgent.", "aiAgent", ""},
    {"ai.", "ai", ""},
    {"chatAi.", "ai", "/v3/ai"},
    {"documentAi.", "ai", "/v3/ai"},
    {"boards.", "dataBoard", ""},
    {"auth.getThirdPartyToken", "gateway", ""},
    {"auth.", "platform", "/v1"},
});

bool isWebAddress(std::string_view url) {
  const auto hasScheme = [url](std::string_view scheme) {
    return url.starts_with(scheme) && url.size() > scheme.size();
  };
  return hasScheme("https://") || hasScheme("http://");
}

std::unexpected<Error> refused(std::string message) {
  return failure(ErrorKind::kInvalidArgument, std::string(kConfigurationError), std::move(message));
}

std::string serviceBase(const Config& config, std::string_view service) {
  const auto given =
      std::ranges::find(config.services, service, &std::pair<std::string, std::string>::first);
  if (given != config.services.end()) return given->second;
  const auto path = std::ranges::find(kServicePaths, service,
                                      &std::pair<std::string_view, std::string_view>::first);
  return config.gateway + std::string(path->second);
}

Result<void> readServices(std::string_view json, Config& config) {
  for (const json::Member& member : object(json).members()) {
    auto base = json::decodeString(member.value);
    if (!base) continue;
    if (!isWebAddress(*base)) return refused("services." + member.name + " must be an http(s) URL");
    config.services.emplace_back(member.name, std::move(*base));
  }
  return {};
}

}  // namespace

std::string_view gatewayOf(std::string_view environment) {
  const auto found = std::ranges::find(kGateways, environment,
                                       &std::pair<std::string_view, std::string_view>::first);
  return found == kGateways.end() ? std::string_view() : found->second;
}

Result<Config> readConfig(std::string_view json) {
  const auto given = json::readObject(json);
  if (!given) return std::unexpected(given.error());
  Config config;
  const std::string environment = given->string("env").value_or(std::string(kDefaultEnvironment));
  config.gateway = given->string("baseUrl").value_or(std::string(gatewayOf(environment)));
  if (config.gateway.empty()) return refused("There is no environment " + environment);
  if (!isWebAddress(config.gateway)) return refused("baseUrl must be an absolute http(s) URL");
  if (config.gateway.ends_with('/')) config.gateway.pop_back();
  if (auto services = readServices((*given)["services"], config); !services) {
    return std::unexpected(std::move(services.error()));
  }
  config.timeoutMs = given->count("timeout").value_or(Config::kTimeoutMs);
  config.maxRetries = given->count("maxRetries").value_or(Config::kMaxRetries);
  config.honoursRetryAfter = given->boolean("honourRetryAfter").value_or(false);
  config.repeatsChat = given->boolean("repeatChat").value_or(true);
  return config;
}

std::string baseOf(const Config& config, std::string_view method) {
  const auto home = std::ranges::find_if(
      kHomes, [method](const Home& row) { return method.starts_with(row.methods); });
  if (home == kHomes.end()) return config.gateway;
  return serviceBase(config, home->service) + std::string(home->path);
}

}  // namespace parley::imbrace
