#pragma once

#include <string>
#include <string_view>

#include "core/error.h"
#include "divinci/client.h"

/// Where sockets are opened: reference, section 2.3.
namespace parley::divinci::sdk {

/// Where a socket leads, and what its tickets are asked for with.
struct RealtimeAddress {
  std::string url;              ///< Without the ticket.
  std::string ticketArguments;  ///< [purpose, resourceId]
};

/// The http(s) form of a ws(s) URL.
[[nodiscard]] std::string ticketBase(std::string_view wsBaseUrl);

/// The address of a row that is a socket; `arguments` is its JSON array. Errors: kInvalidArgument,
/// of `buildRequest`, `UNKNOWN_METHOD`, or `INVALID_PATH` for a path that does not begin with a
/// slash, or holds spaces, control characters or a fragment.
[[nodiscard]] Result<RealtimeAddress> realtimeAddress(const Client& client, std::string_view method,
                                                      std::string_view arguments);

/// `url?ticket=…`, after a query that is there already.
[[nodiscard]] std::string withTicket(std::string_view url, std::string_view ticket);

}  // namespace parley::divinci::sdk
