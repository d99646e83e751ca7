#include "divinci/sdk/realtime_options.h"

#include <algorithm>
#include <limits>

#include "core/json.h"

namespace parley::divinci::sdk {

namespace {

/// A member that is a whole number from 0 to the largest that a timer counts to.
int countOr(const json::Object& object, std::string_view name, int otherwise) {
  const auto value = object.integer(name);
  const bool fits = value && *value >= 0 && *value <= std::numeric_limits<int>::max();
  return fits ? static_cast<int>(*value) : otherwise;
}

}  // namespace

RealtimeOptions readRealtimeOptions(std::string_view json) {
  RealtimeOptions options;
  const json::Object given = json::readObject(json).value_or(json::Object());
  const auto delay = static_cast<int>(options.reconnectDelay.count());
  options.reconnectDelay = Milliseconds(std::max(1, countOr(given, "reconnectDelay", delay)));
  options.maxReconnectAttempts =
      countOr(given, "maxReconnectAttempts", options.maxReconnectAttempts);
  const json::Object liveness = json::readObject(given["liveness"]).value_or(json::Object());
  options.silence = Milliseconds(countOr(liveness, "timeout", 0));
  return options;
}

}  // namespace parley::divinci::sdk
