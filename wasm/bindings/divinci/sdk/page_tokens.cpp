#include "bindings/divinci/sdk/page_tokens.h"

#include "core/json.h"

namespace parley::bindings {

Task<Result<std::string>> PageTokenStore::accessToken() { return page_.ask("accessToken", {}); }

Task<Result<std::string>> PageTokenStore::refreshToken() { return page_.ask("refreshToken", {}); }

Task<Result<std::string>> PageTokenStore::setAccessToken(std::string token, int lifetimeSeconds) {
  json::Writer payload;
  payload.string("token", token).integer("lifetimeSeconds", lifetimeSeconds);
  return page_.ask("setAccessToken", payload.finish());
}

Task<Result<std::string>> PageTokenStore::clear() { return page_.ask("clearTokens", {}); }

}  // namespace parley::bindings
