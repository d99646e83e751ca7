#pragma once

#include <string>
#include <utility>

#include "core/clock.h"
#include "core/wakeup.h"
#include "divinci/sdk/token_refresh.h"

namespace parley::test {

/// Tokens in memory. Like a page's own storage it answers a moment later.
class MemoryTokens final : public divinci::sdk::RefreshStore {
 public:
  explicit MemoryTokens(Clock& clock) : clock_(clock) {}

  Task<Result<std::string>> accessToken() override {
    co_await sleep(clock_, Milliseconds(0));
    co_return access;
  }
  Task<Result<std::string>> refreshToken() override {
    co_await sleep(clock_, Milliseconds(0));
    co_return refresh;
  }
  Task<Result<std::string>> setAccessToken(std::string token, int lifetimeSeconds) override {
    co_await sleep(clock_, Milliseconds(0));
    access = std::move(token);
    lifetime = lifetimeSeconds;
    co_return std::string();
  }
  Task<Result<std::string>> clear() override {
    co_await sleep(clock_, Milliseconds(0));
    access.clear();
    refresh.clear();
    ++clears;
    co_return std::string();
  }

  std::string access;
  std::string refresh;
  int lifetime = 0;
  int clears = 0;

 private:
  Clock& clock_;
};

}  // namespace parley::test
