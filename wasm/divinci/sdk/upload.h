#pragma once

#include <string>

#include "core/endpoint.h"
#include "core/error.h"
#include "core/task.h"
#include "divinci/client.h"
#include "divinci/session.h"

namespace parley::divinci::sdk {

/// Makes a call of a row that is `kMultipart`. Files are as large as they like, and never come into
/// the module's memory: where an argument holds one, it holds a mark of JavaScript's, and `page`,
/// asked to send {method, url, headers, form} with that mark among the members of `form`, puts the
/// file in its place. It answers {status, headers, body}. Errors: of the wire (`REQUEST_ERROR` when
/// the server names none), and those of `page`. Nothing is tried again: reference, section 1.5.
Task<Result<std::string>> upload(Client& client, const Endpoint& endpoint, std::string arguments,
                                 Callback& page, SessionStore& session);

}  // namespace parley::divinci::sdk
