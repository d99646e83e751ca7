#pragma once

#include <string>

#include "imbrace/client.h"

namespace parley::imbrace {

/// `aiAgent.streamChat`: asks who the user is, unless the body says so, and sends the chat
/// (reference, section 4.1). References must outlive the task.
[[nodiscard]] Task<Result<std::string>> streamChat(Client& client, const Endpoint& endpoint,
                                                   std::string arguments, CallOptions options,
                                                   Callback& page);

}  // namespace parley::imbrace
