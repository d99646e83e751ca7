#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace parley {

using Milliseconds = std::chrono::milliseconds;
using TimerId = std::uint32_t;

/// Time and timers, given from outside so that tests can turn the hands.
class Clock {
 public:
  virtual ~Clock() = default;

  /// Time since an arbitrary start; never runs backwards.
  [[nodiscard]] virtual Milliseconds now() const = 0;

  /// Calls `callback` once, never from inside this call, after `delay` (negative counts as 0).
  /// The id stays unique among pending timers and is never 0.
  virtual TimerId after(Milliseconds delay, std::function<void()> callback) = 0;

  /// Drops a pending timer. An id that fired already, or 0, is ignored.
  virtual void cancel(TimerId timer) = 0;
};

/// Owns one pending timer: a second `start` replaces it, destruction cancels it.
class Timer {
 public:
  explicit Timer(Clock& clock) : clock_(clock) {}
  Timer(const Timer&) = delete;
  Timer& operator=(const Timer&) = delete;
  ~Timer() { stop(); }

  void start(Milliseconds delay, std::function<void()> callback) {
    stop();
    id_ = clock_.after(delay, [this, callback = std::move(callback)] {
      id_ = 0;
      callback();
    });
  }
  void stop() {
    if (id_ != 0) clock_.cancel(id_);
    id_ = 0;
  }
  [[nodiscard]] bool pending() const { return id_ != 0; }

 private:
  Clock& clock_;
  TimerId id_ = 0;
};

}  // namespace parley
