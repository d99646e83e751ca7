#pragma once

#include <string>

#include "core/error.h"
#include "core/task.h"
#include "divinci/client.h"
#include "divinci/session.h"

namespace parley::divinci::sdk {

/// Figures as they change: reference, section 2.13. `arguments` is [null, p, options?]; `page` gets
/// the JSON of each event, as a list of those that came together. Ends, without a result, when the
/// server does; a feed that is silent for `options.idleTimeout` is a kTimeout. Errors: those of
/// `readEventStream`.
[[nodiscard]] Task<Result<std::string>> streamFigures(Client& client, std::string arguments,
                                                      Callback& page, SessionStore& session);

}  // namespace parley::divinci::sdk
