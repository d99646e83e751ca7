#pragma once

#include <coroutine>
#include <utility>

#include "core/clock.h"
#include "core/task.h"

namespace parley {

/// Lets one coroutine wait for a callback: `co_await wakeup` returns after the next `notify`, at
/// once if one came since the last wait. Destroying the waiting coroutine is allowed at any time,
/// and so is destroying this object first.
class Wakeup {
 public:
  /// The place of the coroutine that waits; given up when it is destroyed.
  class Waiter {
   public:
    explicit Waiter(Wakeup& wakeup) : wakeup_(&wakeup) {}
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;
    ~Waiter() {
      if (wakeup_ != nullptr && wakeup_->waiter_ == this) wakeup_->waiter_ = nullptr;
    }

    [[nodiscard]] bool await_ready() noexcept { return std::exchange(wakeup_->notified_, false); }
    void await_suspend(std::coroutine_handle<> waiting) noexcept {
      waiting_ = waiting;
      wakeup_->waiter_ = this;
    }
    static void await_resume() noexcept {}

   private:
    friend Wakeup;
    Wakeup* wakeup_;
    std::coroutine_handle<> waiting_;
  };

  Wakeup() = default;
  Wakeup(const Wakeup&) = delete;
  Wakeup& operator=(const Wakeup&) = delete;
  /// Whoever still waits then waits for ever.
  ~Wakeup() {
    if (waiter_ != nullptr) waiter_->wakeup_ = nullptr;
  }

  /// Resumes the waiter from inside this call. The waiter may destroy this object: touch nothing of
  /// it afterwards.
  void notify() {
    if (waiter_ == nullptr) {
      notified_ = true;
      return;
    }
    Waiter& waiter = *std::exchange(waiter_, nullptr);
    waiter.wakeup_ = nullptr;
    waiter.waiting_.resume();
  }

  [[nodiscard]] Waiter operator co_await() noexcept { return Waiter(*this); }

 private:
  Waiter* waiter_ = nullptr;
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
