#pragma once

#include <coroutine>
#include <cstdlib>
#include <optional>
#include <utility>

namespace parley {

template <typename T>
class Task;

namespace detail {

struct FinalAwaiter {
  [[nodiscard]] static bool await_ready() noexcept { return false; }
  template <typename Promise>
  [[nodiscard]] static std::coroutine_handle<> await_suspend(
      std::coroutine_handle<Promise> self) noexcept {
    return self.promise().continuation;
  }
  static void await_resume() noexcept {}
};

struct PromiseBase {
  std::coroutine_handle<> continuation = std::noop_coroutine();

  [[nodiscard]] static std::suspend_always initial_suspend() noexcept { return {}; }
  [[nodiscard]] static FinalAwaiter final_suspend() noexcept { return {}; }
  // The library is built without exceptions: nothing can arrive here.
  [[noreturn]] static void unhandled_exception() noexcept { std::abort(); }
};

/// Runs a task as far as it gets; false when that is its end. A task that ends without waiting
/// comes back here rather than call its waiter from inside: else a loop over such tasks would fill
/// the stack where there are no tail calls, as in most WebAssembly. One function, since it would be
/// inlined at every co_await.
[[gnu::noinline]] inline bool run(std::coroutine_handle<> task, PromiseBase& promise,
                                  std::coroutine_handle<> waiting) noexcept {
  task.resume();
  if (task.done()) return false;
  promise.continuation = waiting;
  return true;
}

template <typename T>
struct Promise : PromiseBase {
  std::optional<T> value{};

  Task<T> get_return_object();
  template <typename U>
  void return_value(U&& result) {
    value.emplace(std::forward<U>(result));
  }
  T take() { return std::move(*value); }
};

template <>
struct Promise<void> : PromiseBase {
  Task<void> get_return_object();
  static void return_void() noexcept {}
  static void take() noexcept {}
};

}  // namespace detail

/// A coroutine that starts when awaited and is destroyed with its owner. Destroying a suspended
/// task destroys what it awaits as well, innermost first: that is how an operation is cancelled
/// without being told.
template <typename T>
class [[nodiscard]] Task {
 public:
  using promise_type = detail::Promise<T>;
  using Handle = std::coroutine_handle<promise_type>;

  explicit Task(Handle handle) : handle_(handle) {}
  Task(Task&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Task& operator=(Task&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;
  ~Task() {
    if (handle_) handle_.destroy();
  }

  [[nodiscard]] static bool await_ready() noexcept { return false; }
  [[nodiscard]] bool await_suspend(std::coroutine_handle<> waiting) noexcept {
    return detail::run(handle_, handle_.promise(), waiting);
  }
  T await_resume() { return handle_.promise().take(); }

 private:
  Handle handle_;
};

template <typename T>
Task<T> detail::Promise<T>::get_return_object() {
  return Task<T>(Task<T>::Handle::from_promise(*this));
}
inline Task<void> detail::Promise<void>::get_return_object() {
  return Task<void>(Task<void>::Handle::from_promise(*this));
}

/// Runs a task from code that is no coroutine: it starts at once, and ends with this object at the
/// latest. To destroy it while the task itself is running (rather than waiting) is not allowed.
class Running {
 public:
  struct promise_type {
    Running get_return_object() {
      return Running(std::coroutine_handle<promise_type>::from_promise(*this));
    }
    static std::suspend_never initial_suspend() noexcept { return {}; }
    static std::suspend_always final_suspend() noexcept { return {}; }
    static void return_void() noexcept {}
    [[noreturn]] static void unhandled_exception() noexcept { std::abort(); }
  };

  /// The task's frame lives in the coroutine's own parameter.
  static Running start(Task<void> task) { co_await task; }

  Running(Running&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Running& operator=(Running&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;
  ~Running() {
    if (handle_) handle_.destroy();
  }

  /// True once the task has run to its end.
  [[nodiscard]] bool done() const { return handle_.done(); }

 private:
  explicit Running(std::coroutine_handle<promise_type> handle) : handle_(handle) {}
  std::coroutine_handle<promise_type> handle_;
};

}  // namespace parley
