#pragma once

#include <array>

#include "divinci/endpoints.h"

namespace parley::divinci::sdk {

/// The signed-in user: reference, section 2.5.
inline constexpr auto kUserRows = std::to_array<EndpointRow>({
    {{.name = "user.balance.get", .path = "/user/money/balance"},
     "",
     "unknown",
     "Asks for the balance of the wallet."},
    {{.name = "user.payment.listMethods", .path = "/user/money/payment-method/list"},
     "",
     "unknown",
     "Lists the ways to pay."},
    {{.name = "user.payment.deposit",
      .parameters = "body",
      .method = HttpMethod::kPost,
      .path = "/user/money/deposit",
      .body = "=body"},
     "Record<string, unknown>",
     "unknown",
     "Pays into the wallet."},
    {{.name = "user.payment.getTransactions",
      .parameters = "range",
      .path = "/user/money/transactions",
      .query = "range.start, range.end"},
     "?{ start?: string; end?: string }",
     "unknown",
     "Lists what was paid, in or out."},
    {{.name = "user.preferences.audio.get", .path = "/user/preferences/audio-tools"},
     "",
     "unknown",
     "Asks for the chosen audio tools."},
    {{.name = "user.preferences.audio.update",
      .parameters = "preferences",
      .method = HttpMethod::kPut,
      .path = "/user/preferences/audio-tools",
      .body = "=preferences"},
     "Record<string, unknown>",
     "unknown",
     "Chooses audio tools."},
    {{.name = "user.savedReleases.get", .path = "/user/saved-releases"},
     "",
     "unknown",
     "Lists the releases that the user saved."},
    {{.name = "user.savedReleases.add",
      .parameters = "releaseId",
      .method = HttpMethod::kPost,
      .path = "/user/saved-releases",
      .body = "releaseId"},
     "string",
     "unknown",
     "Saves a release."},
    {{.name = "user.savedReleases.remove",
      .parameters = "releaseId",
      .method = HttpMethod::kDelete,
      .path = "/user/saved-releases/{releaseId}"},
     "string",
     "unknown",
     "Takes a release off the list."},
});

}  // namespace parley::divinci::sdk
