#pragma once

#include <optional>
#include <string>

#include "core/broadcast.h"
#include "core/environment.h"
#include "core/error.h"
#include "core/task.h"
#include "divinci/config.h"
#include "divinci/token_store.h"

namespace parley::divinci::sdk {

/// A store that keeps what renews the token as well.
class RefreshStore : public TokenStore {
 public:
  /// Empty when there is none; an error counts as none.
  virtual Task<Result<std::string>> refreshToken() = 0;
  /// `lifetimeSeconds` counts from now. The result's text means nothing.
  virtual Task<Result<std::string>> setAccessToken(std::string token, int lifetimeSeconds) = 0;
  /// Forgets both tokens.
  virtual Task<Result<std::string>> clear() = 0;
};

/// Exchanges the refresh token for an access token when one was refused: reference, section 1.5.
/// Needs `Config::origin`. A refresh that fails, in whatever way, clears the tokens.
class TokenRefresh final : public TokenStore {
 public:
  /// The environment's members and `store` must outlive this.
  TokenRefresh(const Environment& environment, Config config, RefreshStore& store);

  Task<Result<std::string>> accessToken() override;

  /// All calls that are refused at the same time share one refresh. A call that was under way with
  /// the old token while it was renewed finds the new one.
  Task<bool> renew(std::string refused) override;

 private:
  Task<void> refresh();
  Task<std::string> request(std::string refreshToken);

  Environment environment_;
  Config config_;
  RefreshStore& store_;
  std::optional<Running> refreshing_;  // does not end with the call that began it
  Broadcast refreshed_;
  int refreshes_ = 0;  // that have ended
  bool succeeded_ = false;
};

}  // namespace parley::divinci::sdk
