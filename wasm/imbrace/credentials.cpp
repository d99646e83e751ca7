#include "imbrace/credentials.h"

#include <algorithm>

#include "core/arguments.h"
#include "core/json.h"

namespace parley::imbrace {

bool Credentials::isBearer() const {
  const bool isJsonWebToken =
      accessToken.starts_with("eyJ") && std::ranges::count(accessToken, '.') == 2;
  return isJsonWebToken && !organizationId.empty();
}

Credentials readCredentials(std::string_view json) {
  const json::Object given = object(json);
  return {.apiKey = given.string("apiKey").value_or(""),
          .accessToken = given.string("accessToken").value_or(""),
          .organizationId = given.string("organizationId").value_or("")};
}

void identify(HttpRequest& request, const Credentials& credentials) {
  addHeader(request, "x-api-key", credentials.apiKey);
  if (credentials.isBearer()) {
    addHeader(request, "authorization", "Bearer " + credentials.accessToken);
  } else {
    addHeader(request, "x-access-token", credentials.accessToken);
  }
  addHeader(request, "x-organization-id", credentials.organizationId);
}

std::string_view credentialName(const Credentials& credentials) {
  if (!credentials.apiKey.empty()) return "x-api-key";
  if (credentials.accessToken.empty()) return {};
  return credentials.isBearer() ? "JWT (Authorization: Bearer)" : "x-access-token";
}

}  // namespace parley::imbrace
