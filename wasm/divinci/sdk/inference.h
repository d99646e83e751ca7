#pragma once

#include <string>

#include "core/callback.h"
#include "core/error.h"
#include "core/task.h"

namespace parley::divinci::sdk {

/// Has `model` answer the messages of a question that the server has prepared (reference, section
/// 6). The result is its text as a JSON string. Errors: the model's, or kProtocol
/// (`INVALID_RESPONSE`) when there are no messages.
Task<Result<std::string>> infer(std::string messages, Callback& model);

}  // namespace parley::divinci::sdk
