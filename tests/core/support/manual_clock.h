#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <utility>

#include "core/clock.h"

namespace parley::test {

/// A clock whose hands the test turns.
class ManualClock final : public Clock {
 public:
  [[nodiscard]] Milliseconds now() const override { return now_; }

  TimerId after(Milliseconds delay, std::function<void()> callback) override {
    const TimerId id = ++lastId_;
    timers_.emplace(Key{now_ + std::max(delay, Milliseconds(0)), id}, std::move(callback));
    return id;
  }

  void cancel(TimerId timer) override {
    std::erase_if(timers_, [timer](const auto& entry) { return entry.first.second == timer; });
  }

  /// Moves time on; what falls due runs in order, also what is started meanwhile.
  void advance(Milliseconds time) {
    const Milliseconds end = now_ + time;
    while (!timers_.empty() && timers_.begin()->first.first <= end) {
      auto timer = timers_.extract(timers_.begin());
      now_ = std::max(now_, timer.key().first);
      timer.mapped()();
    }
    now_ = end;
  }

  /// Runs what is due now.
  void settle() { advance(Milliseconds(0)); }

  [[nodiscard]] std::size_t pending() const { return timers_.size(); }

 private:
  using Key = std::pair<Milliseconds, TimerId>;

  Milliseconds now_{0};
  TimerId lastId_ = 0;
  std::map<Key, std::function<void()>> timers_;
};

}  // namespace parley::test
