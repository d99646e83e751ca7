#include "divinci/sdk/realtime_ticket.h"

#include <algorithm>
#include <utility>

#include "core/endpoint.h"
#include "core/http_reader.h"
#include "core/json.h"
#include "divinci/api_error.h"
#include "divinci/sdk/realtime_address.h"
#include "divinci/transport.h"

namespace parley::divinci::sdk {

namespace {

constexpr int kUnauthorized = 401;
constexpr int kRequestTimeout = 408;
constexpr int kTooManyRequests = 429;
constexpr int kServerError = 500;
constexpr std::string_view kFallbackCode = "TICKET_ERROR";
constexpr long kLongestLife = 0x7FFFFFFF;  // seconds

bool isUnauthorized(const Result<std::string>& answer) {
  return !answer && answer.error().status == kUnauthorized;
}

/// What the server does not name is named here.
Error asTicketError(Error error) {
  if (error.kind != ErrorKind::kHttp) return error;
  if (error.status == kUnauthorized && errorClass(error) != "AuthenticationError") {
    error.code = "UNAUTHORIZED";
  } else if (error.code == "UNKNOWN_ERROR") {
    error.code = kFallbackCode;
  }
  return error;
}

/// Sends with the user's token as the only credential, and once.
Task<Result<std::string>> post(Client& client, HttpRequest request, std::string token) {
  request.headers.push_back({"Content-Type", std::string(kJsonType)});
  if (!token.empty() && isHeaderSafe(token)) {
    request.headers.push_back({"Authorization", "Bearer " + token});
  }
  const Environment& environment = client.environment();
  const Milliseconds timeout(client.config().timeoutMs);
  const auto response = co_await fetchWhole(environment.http, environment.clock, std::move(request),
                                            {.head = timeout, .whole = timeout});
  if (!response) co_return std::unexpected(response.error());
  co_return readAnswer(*response, false, kFallbackCode);
}

}  // namespace

Task<Result<std::string>> requestTicket(Client& client, std::string arguments) {
  const Endpoint& row = *client.catalogue().find(kTicketMethod);
  const auto request = buildRequest(row, ticketBase(client.config().wsBaseUrl), arguments, {});
  if (!request) co_return std::unexpected(request.error());

  Transport& transport = client.transport();
  std::string token = (co_await transport.token()).value_or("");
  auto answer = co_await post(client, *request, token);
  if (isUnauthorized(answer)) {
    const bool renewed = co_await transport.renew(std::move(token));
    if (renewed) {
      std::string another = (co_await transport.token()).value_or("");
      answer = co_await post(client, *request, std::move(another));
    }
  }
  if (!answer) co_return std::unexpected(asTicketError(std::move(answer.error())));
  co_return answer;
}

Result<Ticket> readTicket(std::string_view answer, Milliseconds asked) {
  const json::Object read = json::readObject(answer).value_or(json::Object());
  auto text = read.string("ticket");
  if (!text || text->empty()) {
    return failure(ErrorKind::kProtocol, "INVALID_RESPONSE", "The answer holds no ticket");
  }
  Ticket ticket{.text = std::move(*text)};
  if (const auto seconds = read.integer("expiresIn")) {
    ticket.expiry = asked + std::chrono::seconds(std::clamp(*seconds, 0L, kLongestLife));
  }
  return ticket;
}

bool isPassing(const Error& error) {
  switch (error.kind) {
    case ErrorKind::kNetwork:
    case ErrorKind::kTimeout:
    case ErrorKind::kProtocol:
      return true;
    case ErrorKind::kHttp:
      return error.status >= kServerError || error.status == kTooManyRequests ||
             error.status == kRequestTimeout;
    case ErrorKind::kInvalidArgument:
    case ErrorKind::kAborted:
      break;
  }
  return false;
}

}  // namespace parley::divinci::sdk
