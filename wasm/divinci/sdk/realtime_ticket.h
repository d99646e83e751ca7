#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/error.h"
#include "core/task.h"
#include "divinci/client.h"

/// Tickets, without which the realtime service opens no socket: reference, section 2.3.
namespace parley::divinci::sdk {

inline constexpr std::string_view kTicketMethod = "websocket.ticket";

/// Opens one socket.
struct Ticket {
  std::string text;
  std::optional<Milliseconds> expiry{};  ///< On the client's clock; absent when it was not said.
};

/// Asks for a ticket with the user's token, which is renewed once if it is refused. `arguments` is
/// [purpose, resourceId]; the result is the answer's JSON text. Errors: of the wire, a 401 as
/// `UNAUTHORIZED` and what the server does not name as `TICKET_ERROR`.
Task<Result<std::string>> requestTicket(Client& client, std::string arguments);

/// Reads an answer that was asked for at `asked`. Errors: kProtocol (`INVALID_RESPONSE`) when it
/// holds no ticket.
[[nodiscard]] Result<Ticket> readTicket(std::string_view answer, Milliseconds asked);

/// Whether asking again may help: after a network fault, a 429 or 5xx, or an answer that is none of
/// the service's.
[[nodiscard]] bool isPassing(const Error& error);

}  // namespace parley::divinci::sdk
