#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <utility>

namespace parley::divinci::sdk {

/// Messages that wait for a connection, in order.
class RealtimeQueue {
 public:
  static constexpr std::size_t kMostMessages = 256;
  static constexpr std::size_t kMostBytes = 1024UL * 1024;  ///< Of all messages together.

  /// False when there is no room: the message is not taken.
  [[nodiscard]] bool add(std::string text) {
    if (texts_.size() == kMostMessages || text.size() > kMostBytes - bytes_) return false;
    bytes_ += text.size();
    texts_.push_back(std::move(text));
    return true;
  }

  /// Hands messages to `send` until it returns false; that one stays.
  template <typename Send>
  void deliver(const Send& send) {
    while (!texts_.empty() && send(texts_.front())) {
      bytes_ -= texts_.front().size();
      texts_.pop_front();
    }
  }

  [[nodiscard]] bool empty() const { return texts_.empty(); }

  /// All messages, which then wait no more.
  [[nodiscard]] std::deque<std::string> take() {
    bytes_ = 0;
    return std::exchange(texts_, {});
  }

 private:
  std::deque<std::string> texts_;
  std::size_t bytes_ = 0;
};

}  // namespace parley::divinci::sdk
