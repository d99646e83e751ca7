#pragma once

#include <string>

#include "core/task.h"

namespace parley::divinci {

/// The signed-in user's tokens: a page's own storage, or memory. An empty string is no token.
class TokenStore {
 public:
  virtual ~TokenStore() = default;
  virtual Task<std::string> accessToken() = 0;
  virtual Task<std::string> refreshToken() = 0;
  /// `lifetimeSeconds` counts from now.
  virtual Task<void> setAccessToken(std::string token, int lifetimeSeconds) = 0;
  virtual Task<void> clear() = 0;
};

}  // namespace parley::divinci
