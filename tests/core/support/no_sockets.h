#pragma once

#include <gtest/gtest.h>

#include <memory>

#include "core/socket.h"

namespace parley::test {

/// For tests in which no socket may be opened.
class NoSockets final : public SocketTransport {
 public:
  std::unique_ptr<Socket> open(std::string_view url, SocketObserver& /*observer*/) override {
    ADD_FAILURE() << "a socket was opened: " << url;
    return nullptr;
  }
};

}  // namespace parley::test
