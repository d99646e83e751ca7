#pragma once

#include "divinci/catalogue.h"

namespace parley::bindings {

/// What clients of this flavour of the module can do. Each flavour has its own definition, in a
/// folder of its name.
[[nodiscard]] const divinci::Catalogue& catalogue();

}  // namespace parley::bindings
