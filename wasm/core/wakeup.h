#pragma once

#include <coroutine>
#include <utility>

#include "core/clock.h"
#include "core/task.h"

namespace parley {

/// Lets one coroutine wait for a callback: `co_await wakeup` returns after the next `notify`, at once if one came since
/// the last wait. Destroying the waiting coroutine is allowed at any time.
class Wakeup {
 public:
  Wakeup() = default;
  Wakeup(const Wakeup&) = delete;
  Wakeup& operator=(const Wakeup&) = delete;

  /// Resumes the waiter from inside this call. The waiter may destroy this object: touch nothing of it afterwards.
  void notify() {
    if (waiting_) {
      std::exchange(waiting_, {}).resume();
    } else {
      notified_ = true;
    }
  }

  [[nodiscard]] bool await_ready() noexcept { return std::exchange(notified_, false); }
  void await_suspend(std::coroutine_handle<> waiting) noexcept { waiting_ = waiting; }
  static void await_resume() noexcept {}

 private:
  std::coroutine_handle<> waiting_;
  bool notified_ = false;
};

/// Waits for `delay` on `clock`.
inline Task<void> sleep(Clock& clock, Milliseconds delay) {
  Wakeup wakeup;
  Timer timer(clock);
  timer.start(delay, [&wakeup] { wakeup.notify(); });
  co_await wakeup;
}

}  // namespace parley
