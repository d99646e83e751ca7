#pragma once

#include <array>

namespace parley {

/// Where JavaScript puts what it pushes. Calls do not nest, so that all streams can share it.
extern std::array<char, 65536> streamInput;

}  // namespace parley
