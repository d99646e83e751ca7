#pragma once

#include <string>

#include "core/error.h"
#include "core/task.h"
#include "divinci/client.h"

namespace parley::divinci::sdk {

/// Sends a request for which there is no row, with the client's credentials, retries and token
/// refresh: the HTTP layer of reference, section 1.5. `arguments` is [path, options?]: the path
/// follows the base URL, and may have a query of its own; options are method ("GET"), params (the
/// query), headers (in place of the client's), body, timeout in milliseconds, skipRetry. The result
/// is the JSON of the answer. Errors: of the wire, or kInvalidArgument (`INVALID_PATH`,
/// `INVALID_METHOD`, `INVALID_HEADER`).
Task<Result<std::string>> httpCall(Client& client, std::string arguments);

}  // namespace parley::divinci::sdk
