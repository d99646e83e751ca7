#pragma once

#include <memory>

#include "bindings/page.h"
#include "core/environment.h"
#include "divinci/catalogue.h"
#include "divinci/config.h"
#include "divinci/token_store.h"

namespace parley::bindings {

// Each flavour of the module has its own definitions, in a folder of its name.

/// What clients can do.
[[nodiscard]] const divinci::Catalogue& catalogue();

/// The user's token, which JavaScript keeps. `page` and the environment's members must outlive it.
[[nodiscard]] std::unique_ptr<divinci::TokenStore> makeTokens(Page& page,
                                                              const Environment& environment,
                                                              const divinci::Config& config);

}  // namespace parley::bindings
