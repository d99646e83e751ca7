#pragma once

#include <array>
#include <span>

#include "imbrace/chat_ai_rows.h"

namespace parley::imbrace {

/// Every row. The rows of one namespace stand together.
inline constexpr auto kTables = std::to_array<std::span<const EndpointRow>>({
    kChatAiRows,
});

}  // namespace parley::imbrace
