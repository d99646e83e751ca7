#pragma once

#include <array>
#include <span>

#include "imbrace/agent_client_rows.h"
#include "imbrace/agent_rows.h"
#include "imbrace/ai_rows.h"
#include "imbrace/auth_rows.h"
#include "imbrace/board_rows.h"
#include "imbrace/chat_ai_rows.h"
#include "imbrace/document_ai_rows.h"

namespace parley::imbrace {

/// Every row. The rows of one namespace stand together.
inline constexpr auto kTables = std::to_array<std::span<const EndpointRow>>({
    kChatAiRows,
    kAiRows,
    kAgentRows,
    kAgentClientRows,
    kBoardRows,
    kDocumentAiRows,
    kAuthRows,
});

}  // namespace parley::imbrace
