#pragma once

#include <string>
#include <string_view>

#include "core/http.h"

namespace parley::imbrace {

/// Who asks: reference, section 2. What is empty is not sent.
struct Credentials {
  std::string apiKey{};
  std::string accessToken{};
  std::string organizationId{};

  /// Whether the access token goes as `Authorization: Bearer`: a JSON Web Token (RFC 7519), of an
  /// organization.
  [[nodiscard]] bool isBearer() const;
};

/// Reads credentials from JSON: apiKey, accessToken, organizationId.
[[nodiscard]] Credentials readCredentials(std::string_view json);

/// Adds the headers that say who asks.
void identify(HttpRequest& request, const Credentials& credentials);

/// What an error says of them: `x-api-key`, `JWT (Authorization: Bearer)` or `x-access-token`;
/// empty when there are none.
[[nodiscard]] std::string_view credentialName(const Credentials& credentials);

}  // namespace parley::imbrace
