#pragma once

#include <string>

#include "core/random.h"

namespace parley {

/// A random UUID (RFC 9562, 5.4: version 4) of 122 bits, in lower case. `crypto.randomUUID` would
/// do, but pages without TLS do not have it.
[[nodiscard]] std::string newUuid(Random& random);

}  // namespace parley
