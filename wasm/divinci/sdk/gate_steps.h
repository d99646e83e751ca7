#pragma once

#include <string>

#include "core/callback.h"
#include "core/error.h"
#include "core/task.h"
#include "divinci/client.h"
#include "divinci/session.h"

/// Methods of gates that make several calls: reference, section 6.
namespace parley::divinci::sdk {

/// Sends a message that `model` answers: prepare, infer, complete, of `space` ("freeChatGate" or
/// "anonymousChat"). It gets the messages that the server prepared. `arguments` is [prompt] or
/// [prompt, options]. The result is that of `send`.
Task<Result<std::string>> delegate(Client& client, std::string space, std::string arguments,
                                   Callback& model, SessionStore& session);

}  // namespace parley::divinci::sdk
