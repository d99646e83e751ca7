#pragma once

#include <string_view>

#include "core/clock.h"

namespace parley::divinci::sdk {

/// How a socket is kept: `RealtimeOptions` of the types, which say more.
struct RealtimeOptions {
  Milliseconds reconnectDelay{1000};  ///< The longest wait for the first attempt.
  int maxReconnectAttempts = 10;      ///< In a row; 0: for ever.
  Milliseconds silence{0};            ///< After which a connection is in doubt; 0: never.
};

/// Reads options from JSON text; what is absent, or out of bounds, keeps its default. A delay of 0
/// counts as 1 ms, so that waits can double.
[[nodiscard]] RealtimeOptions readRealtimeOptions(std::string_view json);

}  // namespace parley::divinci::sdk
