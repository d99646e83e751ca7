#include "core/uuid.h"

#include <cstdint>
#include <string_view>

namespace parley {

std::string newUuid(Random& random) {
  constexpr std::string_view kHex = "0123456789abcdef";
  constexpr std::string_view kForm = "xxxxxxxx-xxxx-4xxx-yxxx-xxxxxxxxxxxx";  // y: variant 10
  constexpr int kDigitsPerDraw = 8;
  std::string out;
  std::uint32_t bits = 0;
  int left = 0;
  for (const char place : kForm) {
    if (place != 'x' && place != 'y') {
      out += place;
      continue;
    }
    if (left == 0) {
      bits = static_cast<std::uint32_t>(random.unit() * 0x1p32);
      left = kDigitsPerDraw;
    }
    const std::uint32_t digit = bits & 0xFU;
    out += kHex[place == 'y' ? (digit & 0x3U) | 0x8U : digit];
    bits >>= 4U;
    --left;
  }
  return out;
}

}  // namespace parley
