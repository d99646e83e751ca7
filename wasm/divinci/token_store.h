#pragma once

#include <string>

#include "core/error.h"
#include "core/task.h"

namespace parley::divinci {

/// The signed-in user's tokens: a page's own storage, or memory. An empty string is no token, and
/// so is an error: the call then goes out without one, and the server says so.
class TokenStore {
 public:
  virtual ~TokenStore() = default;
  virtual Task<Result<std::string>> accessToken() = 0;
  virtual Task<Result<std::string>> refreshToken() = 0;
  /// `lifetimeSeconds` counts from now. The result's text means nothing.
  virtual Task<Result<std::string>> setAccessToken(std::string token, int lifetimeSeconds) = 0;
  virtual Task<Result<std::string>> clear() = 0;
};

}  // namespace parley::divinci
