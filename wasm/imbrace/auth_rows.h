#pragma once

#include <array>

#include "imbrace/endpoints.h"

namespace parley::imbrace {

/// Signing users in: reference, section 2.
inline constexpr auto kAuthRows = std::to_array<EndpointRow>({
    {{.name = "auth.authenticate",
      .parameters = "body",
      .method = HttpMethod::kPost,
      .path = "/login/authenticate",
      .body = "=body"},
     "SignInInput",
     "SignedIn",
     "Signs a user in, with a password or a code. `client.login` keeps the token too."},
    {{.name = "auth.signinEmailRequest",
      .parameters = "email",
      .method = HttpMethod::kPost,
      .path = "/login/_signin_email_request",
      .body = "email",
      .traits = kAnswersNothing},
     "string",
     "void",
     "Has a code sent by e-mail, for `authenticate`."},
    {{.name = "auth.exchangeAccessToken",
      .parameters = "body",
      .method = HttpMethod::kPost,
      .path = "/access/_exchange_access_token",
      .body = "=body"},
     "{ organization_id: string }",
     "{ token: string }",
     "Asks for a token for an organization. `client.selectOrganization` keeps it too."},
    {{.name = "auth.getThirdPartyToken",
      .parameters = "expirationDays",
      .method = HttpMethod::kPost,
      .path = "/private/backend/v1/third_party_token",
      .body = "expirationDays=expirationDays|10"},
     "?number",
     "ThirdPartyToken",
     "Asks for an API key for a server, which counts for ten days unless said."},
});

}  // namespace parley::imbrace
