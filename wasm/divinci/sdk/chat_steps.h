#pragma once

#include <string>

#include "core/error.h"
#include "core/task.h"
#include "divinci/client.h"
#include "divinci/session.h"

/// Methods of `chat` that make several calls: reference, section 2.1.
namespace parley::divinci::sdk {

/// Sends a message, then asks for the transcript until its last message is a new one of the
/// assistant: that is the result. `arguments` is [id, content, options?]; of the options
/// `pollInterval` (1,500 ms) and `timeout` (60,000 ms) stay here. Errors: of the wire, or kTimeout
/// (`TIMEOUT`, 408).
Task<Result<std::string>> sendAndPoll(Client& client, std::string arguments, SessionStore& session);

/// Sends a message that `model` answers: prepare, infer, complete. `arguments` is [id, content,
/// null, options?]; of the options `userInfo` goes along with both calls. The result is the answer
/// to the last.
Task<Result<std::string>> sendDelegated(Client& client, std::string arguments, Callback& model,
                                        SessionStore& session);

}  // namespace parley::divinci::sdk
