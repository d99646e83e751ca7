#pragma once

#include "core/random.h"

namespace parley {

/// Randomness from the host's `crypto.getRandomValues` (W3C Web Cryptography), in steps of 2^-32.
class WebRandom final : public Random {
 public:
  [[nodiscard]] double unit() override;
};

}  // namespace parley
