#pragma once

#include <string>

namespace parley::generate {

/// The TypeScript of the constants that the vendor's packages export, as far as their values are
/// known: reference, sections 1.1, 1.6 and 4.
[[nodiscard]] std::string constants();

}  // namespace parley::generate
