#pragma once

#include <string>

#include "bindings/page.h"
#include "core/environment.h"
#include "divinci/config.h"
#include "divinci/sdk/token_refresh.h"

namespace parley::bindings {

/// The user's tokens, which JavaScript keeps.
class PageTokenStore final : public divinci::sdk::RefreshStore {
 public:
  explicit PageTokenStore(Page& page) : page_(page) {}
  Task<Result<std::string>> accessToken() override;
  Task<Result<std::string>> refreshToken() override;
  Task<Result<std::string>> setAccessToken(std::string token, int lifetimeSeconds) override;
  Task<Result<std::string>> clear() override;

 private:
  Page& page_;
};

/// The same, renewed when they are refused.
class PageTokens final : public divinci::TokenStore {
 public:
  PageTokens(Page& page, const Environment& environment, divinci::Config config)
      : store_(page), refresh_(environment, std::move(config), store_) {}
  Task<Result<std::string>> accessToken() override { return refresh_.accessToken(); }
  Task<bool> renew(std::string refused) override { return refresh_.renew(std::move(refused)); }

 private:
  PageTokenStore store_;
  divinci::sdk::TokenRefresh refresh_;
};

}  // namespace parley::bindings
