#include "divinci/sdk/realtime_options.h"

#include <algorithm>

#include "core/json.h"

namespace parley::divinci::sdk {

RealtimeOptions readRealtimeOptions(std::string_view json) {
  RealtimeOptions options;
  const json::Object given = json::readObject(json).value_or(json::Object());
  const auto delay = static_cast<int>(options.reconnectDelay.count());
  options.reconnectDelay = Milliseconds(std::max(1, given.count("reconnectDelay").value_or(delay)));
  options.maxReconnectAttempts =
      given.count("maxReconnectAttempts").value_or(options.maxReconnectAttempts);
  const json::Object liveness = json::readObject(given["liveness"]).value_or(json::Object());
  options.silence = Milliseconds(liveness.count("timeout").value_or(0));
  return options;
}

}  // namespace parley::divinci::sdk
