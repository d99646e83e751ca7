#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/socket.h"

namespace parley::test {

/// Sockets at whose other end the test sits. Each is known by its number, from 0.
class ScriptedSockets final : public SocketTransport {
 public:
  struct Opened {
    std::string url;
    std::vector<std::string> sent{};
    bool isOpen = false;
    bool isClosing = false;  ///< From this side.
    bool isDropped = false;  ///< Destroyed, or closed from the other side.
    SocketObserver* observer = nullptr;
  };

  std::unique_ptr<Socket> open(std::string_view url, SocketObserver& observer) override {
    opened_.push_back(
        std::make_unique<Opened>(Opened{.url = std::string(url), .observer = &observer}));
    return std::make_unique<End>(*opened_.back());
  }

  [[nodiscard]] std::size_t count() const { return opened_.size(); }
  [[nodiscard]] const Opened& operator[](std::size_t index) const { return *opened_.at(index); }
  [[nodiscard]] const Opened& last() const { return *opened_.back(); }
  [[nodiscard]] std::size_t lastIndex() const { return opened_.size() - 1; }

  /// The server takes the socket.
  void accept(std::size_t index) {
    Opened& socket = *opened_.at(index);
    socket.isOpen = true;
    socket.observer->onOpen();
  }
  void accept() { accept(lastIndex()); }
  void say(std::string_view text, bool binary = false) {
    Opened& socket = *opened_.back();
    ASSERT_TRUE(socket.isOpen);
    socket.observer->onMessage(text, binary);
  }
  /// The connection ends: by the server's word, or without one.
  void end(std::size_t index, SocketClose close) {
    Opened& socket = *opened_.at(index);
    ASSERT_FALSE(socket.isDropped);
    socket.isOpen = false;
    socket.isDropped = true;
    socket.observer->onClose(std::move(close));
  }
  void end(SocketClose close) { end(lastIndex(), std::move(close)); }
  void breakOff() { end(SocketClose()); }

 private:
  class End final : public Socket {
   public:
    explicit End(Opened& opened) : opened_(opened) {}
    End(const End&) = delete;
    End& operator=(const End&) = delete;
    ~End() override {
      opened_.isOpen = false;
      opened_.isDropped = true;
    }
    bool send(std::string_view text) override {
      if (!opened_.isOpen || opened_.isClosing) return false;
      opened_.sent.emplace_back(text);
      return true;
    }
    void close(std::uint16_t /*code*/, std::string_view /*reason*/) override {
      opened_.isClosing = true;
    }

   private:
    Opened& opened_;
  };

  std::vector<std::unique_ptr<Opened>> opened_;
};

}  // namespace parley::test
