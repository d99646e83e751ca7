#pragma once

#include <string>

#include "core/error.h"
#include "core/task.h"

namespace parley::divinci {

/// The signed-in user's token: a page's own storage, or memory.
class TokenStore {
 public:
  virtual ~TokenStore() = default;

  /// An empty string is no token, and so is an error: the call then goes out without one, and the
  /// server says so.
  virtual Task<Result<std::string>> accessToken() = 0;

  /// Asked when the server has refused a token: whether there is another by now. Stores that know
  /// of no way to get one have none.
  virtual Task<bool> renew(std::string /*refused*/) { co_return false; }
};

}  // namespace parley::divinci
