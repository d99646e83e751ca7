#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "core/clock.h"

namespace parley {

/// Time from the host's `performance.now` and timers from its `setTimeout`. A timer never fires
/// before `now` has advanced by its delay, however long that is. Destroying the clock drops its
/// timers.
class BrowserClock final : public Clock {
 public:
  BrowserClock();
  BrowserClock(const BrowserClock&) = delete;
  BrowserClock& operator=(const BrowserClock&) = delete;
  ~BrowserClock() override;

  [[nodiscard]] Milliseconds now() const override;
  TimerId after(Milliseconds delay, std::function<void()> callback) override;
  void cancel(TimerId timer) override;

 private:
  struct Pending;

  static void arm(Pending& pending);
  static void fire(void* pending);
  std::unique_ptr<Pending> take(TimerId timer);

  std::vector<std::unique_ptr<Pending>> pending_;
  TimerId lastId_ = 0;
};

}  // namespace parley
