#pragma once

#include <string>

#include "generate/namespaces.h"
#include "generate/vendor.h"

namespace parley::generate {

/// A few lines of TypeScript that call a method with what it cannot do without:
/// `const chat = await client.chat.get("6a1b2c3d4e5f60718293a4b5");`
[[nodiscard]] std::string exampleOf(const Method& method, const Vendor& vendor);

}  // namespace parley::generate
