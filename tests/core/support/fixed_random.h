#pragma once

#include "core/random.h"

namespace parley::test {

/// Always the same number: jitter of a known size.
class FixedRandom final : public Random {
 public:
  explicit FixedRandom(double value = 0) : value_(value) {}
  [[nodiscard]] double unit() override { return value_; }

 private:
  double value_;
};

}  // namespace parley::test
