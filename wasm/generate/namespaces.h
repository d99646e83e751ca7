#pragma once

#include <string>

namespace parley::generate {

/// `CALLS`, which names the methods of every namespace, and an interface for each of them.
[[nodiscard]] std::string divinciNamespaces();

}  // namespace parley::generate
