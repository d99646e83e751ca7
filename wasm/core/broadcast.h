#pragma once

#include <coroutine>
#include <utility>

namespace parley {

/// Lets any number of coroutines wait for the same event: `co_await broadcast.wait()`.
class Broadcast {
 public:
  /// One coroutine's place among those waiting; given up when the coroutine is destroyed.
  class Waiter {
   public:
    explicit Waiter(Broadcast& broadcast) : next_(broadcast.first_), place_(&broadcast.first_) {
      if (next_ != nullptr) next_->place_ = &next_;
      broadcast.first_ = this;
    }
    Waiter(const Waiter&) = delete;
    Waiter& operator=(const Waiter&) = delete;
    ~Waiter() { leave(); }

    [[nodiscard]] static bool await_ready() noexcept { return false; }
    void await_suspend(std::coroutine_handle<> waiting) noexcept { waiting_ = waiting; }
    static void await_resume() noexcept {}

   private:
    friend Broadcast;
    void leave() noexcept {
      if (place_ == nullptr) return;
      *place_ = next_;
      if (next_ != nullptr) next_->place_ = place_;
      place_ = nullptr;
    }

    Waiter* next_;
    Waiter** place_;  // what points here
    std::coroutine_handle<> waiting_;
  };

  Broadcast() = default;
  Broadcast(const Broadcast&) = delete;
  Broadcast& operator=(const Broadcast&) = delete;
  /// Whoever still waits then waits for ever.
  ~Broadcast() {
    while (first_ != nullptr) first_->leave();
  }

  [[nodiscard]] Waiter wait() { return Waiter(*this); }

  /// Resumes all that wait now, one after the other. Those that wait anew meanwhile wait for the
  /// next time.
  void notifyAll() {
    Broadcast present;
    present.first_ = std::exchange(first_, nullptr);
    if (present.first_ != nullptr) present.first_->place_ = &present.first_;
    while (present.first_ != nullptr) {
      Waiter& waiter = *present.first_;
      waiter.leave();
      waiter.waiting_.resume();
    }
  }

 private:
  Waiter* first_ = nullptr;
};

}  // namespace parley
