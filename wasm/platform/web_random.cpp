#include "platform/web_random.h"

#include <cstdint>

namespace parley {

extern "C" std::uint32_t parleyRandom32();  // In web_random.js.

double WebRandom::unit() { return parleyRandom32() * 0x1p-32; }

}  // namespace parley
