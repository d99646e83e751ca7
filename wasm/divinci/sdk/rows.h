#pragma once

#include <array>
#include <span>
#include <string_view>

#include "divinci/sdk/analytics_rows.h"
#include "divinci/sdk/arena_rows.h"
#include "divinci/sdk/audio_rows.h"
#include "divinci/sdk/chat_rows.h"
#include "divinci/sdk/fine_tune_rows.h"
#include "divinci/sdk/gate_rows.h"
#include "divinci/sdk/key_rows.h"
#include "divinci/sdk/notification_rows.h"
#include "divinci/sdk/rag_rows.h"
#include "divinci/sdk/realtime_rows.h"
#include "divinci/sdk/service_rows.h"
#include "divinci/sdk/style_pattern_rows.h"
#include "divinci/sdk/user_rows.h"

namespace parley::divinci::sdk {

/// Every row that only site code needs, but for those of the gates (`kGateRows`). The rows of one
/// namespace stand together, and each namespace after those above it.
inline constexpr auto kTables = std::to_array<std::span<const EndpointRow>>({
    kChatRows,
    kRagRows,
    kUserRows,
    kKeyRows,
    kAudioRows,
    kArenaRows,
    kFineTuneRows,
    kStylePatternRows,
    kNotificationRows,
    kAnalyticsRows,
    kServiceRows,
    kRealtimeRows,
});

/// Another name of a method: the shipped client's where the documentation has its own (reference,
/// section 7).
struct Alias {
  std::string_view name;
  std::string_view method;
};

/// JavaScript alone knows of these. Names of one namespace stand together.
inline constexpr auto kAliases = std::to_array<Alias>({
    {"chat.messages.send", "chat.send"},
    {"chat.messages.stream", "chat.stream"},
    {"user.releases.list", "user.savedReleases.get"},
    {"user.releases.add", "user.savedReleases.add"},
    {"user.releases.remove", "user.savedReleases.remove"},
    {"apiKeys.getUsers", "apiKeys.listUsers"},
    {"byok.update", "byok.updateMeta"},
    {"realtime.ticket", "websocket.ticket"},
    {"realtime.connectToChat", "websocket.connectToChat"},
    {"realtime.connectToTranscript", "websocket.connectToTranscript"},
    {"realtime.connect", "websocket.connect"},
});

}  // namespace parley::divinci::sdk
