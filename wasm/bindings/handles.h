#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace parley::bindings {

/// Objects by the numbers that JavaScript knows them by. 0 is never given out, and no number twice.
template <typename T>
class Handles {
 public:
  int add(std::unique_ptr<T> object) {
    objects_.push_back(std::move(object));
    return static_cast<int>(objects_.size());
  }
  T* find(int handle) {
    const bool known = handle > 0 && static_cast<std::size_t>(handle) <= objects_.size();
    return known ? objects_[static_cast<std::size_t>(handle) - 1].get() : nullptr;
  }
  void remove(int handle) {
    if (find(handle) != nullptr) objects_[static_cast<std::size_t>(handle) - 1].reset();
  }

 private:
  std::vector<std::unique_ptr<T>> objects_;
};

}  // namespace parley::bindings
