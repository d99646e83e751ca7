#pragma once

#include <string>

#include "imbrace/client.h"

namespace parley::imbrace {

/// `ai.listProviders`: the organization's providers, and before them, unless `includeSystem` is
/// false, one that stands for the models of the service itself. That these cannot be had is no
/// error. References must outlive the task.
[[nodiscard]] Task<Result<std::string>> listProviders(Client& client, const Endpoint& endpoint,
                                                      std::string arguments, CallOptions options,
                                                      Callback& page);

}  // namespace parley::imbrace
