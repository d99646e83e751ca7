#pragma once

namespace parley {

/// Randomness for jitter, given from outside so that tests are repeatable. Not for secrets.
class Random {
 public:
  virtual ~Random() = default;

  /// Uniform in [0, 1).
  [[nodiscard]] virtual double unit() = 0;
};

}  // namespace parley
