#pragma once

#include "imbrace/catalogue.h"

namespace parley::bindings {

/// What clients can do. Each flavour of the module has its own definition, in a folder of its name.
[[nodiscard]] const imbrace::Catalogue& imbraceCatalogue();

}  // namespace parley::bindings
