#pragma once

#include <optional>
#include <utility>

#include "core/task.h"

namespace parley::test {

/// A task that runs beside the test.
template <typename T>
class Pending {
 public:
  explicit Pending(Task<T> task) : running_(Running::start(keep(std::move(task)))) {}
  Pending(const Pending&) = delete;
  Pending& operator=(const Pending&) = delete;

  [[nodiscard]] bool done() const { return value_.has_value(); }
  /// The task's result; it must be done.
  [[nodiscard]] const T& operator*() const { return value_.value(); }
  [[nodiscard]] const T* operator->() const { return &value_.value(); }

  /// Destroys the task where it stands.
  void cancel() { running_.reset(); }

 private:
  Task<void> keep(Task<T> task) { value_.emplace(co_await task); }

  std::optional<T> value_;
  std::optional<Running> running_;
};

template <typename T>
Pending(Task<T>) -> Pending<T>;

}  // namespace parley::test
