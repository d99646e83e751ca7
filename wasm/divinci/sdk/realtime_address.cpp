#include "divinci/sdk/realtime_address.h"

#include <algorithm>
#include <utility>

#include "core/json.h"

namespace parley::divinci::sdk {

namespace {

/// The path of a row whose first argument is one, slashes and query included.
constexpr std::string_view kPathArgument = "{path}";

/// A path that cannot lead to another host: the ticket goes with it.
bool isSafePath(std::string_view path) {
  return path.starts_with('/') && std::ranges::none_of(path, [](char c) {
           const auto byte = static_cast<unsigned char>(c);
           return byte <= ' ' || byte == 0x7F || c == '#';
         });
}

std::unexpected<Error> refused(std::string_view code, std::string_view message) {
  return failure(ErrorKind::kInvalidArgument, std::string(code), std::string(message));
}

/// The first argument, which is a path by itself.
std::string pathArgument(std::string_view arguments) {
  const auto elements = json::readArray(arguments);
  if (!elements || elements->empty()) return {};
  return json::decodeString(elements->front()).value_or("");
}

std::string_view orNull(std::string_view json) { return json.empty() ? "null" : json; }

/// [purpose, resourceId] of the body with which a row has tickets asked for.
std::string ticketArgumentsOf(std::string_view body) {
  const json::Object members = json::readObject(body).value_or(json::Object());
  return std::string("[")
      .append(orNull(members["purpose"]))
      .append(",")
      .append(orNull(members["resourceId"]))
      .append("]");
}

}  // namespace

std::string ticketBase(std::string_view wsBaseUrl) {
  constexpr std::string_view kWs = "ws";
  return "http" + std::string(wsBaseUrl.substr(kWs.size()));
}

Result<RealtimeAddress> realtimeAddress(const Client& client, std::string_view method,
                                        std::string_view arguments) {
  const Endpoint* const found = client.catalogue().find(method);
  if (found == nullptr || (found->traits & kIsSocket) == 0) {
    return refused("UNKNOWN_METHOD", "There is no such socket");
  }
  Endpoint row = *found;
  std::string path;
  if (row.path == kPathArgument) {
    row.path = {};
    path = pathArgument(arguments);
    if (!isSafePath(path)) return refused("INVALID_PATH", "A path begins with a slash");
  }
  auto request = buildRequest(row, client.config().wsBaseUrl, arguments, {});
  if (!request) return std::unexpected(std::move(request.error()));
  request->url += path;
  return RealtimeAddress{.url = std::move(request->url),
                         .ticketArguments = ticketArgumentsOf(request->body)};
}

std::string withTicket(std::string_view url, std::string_view ticket) {
  std::string out(url);
  out += url.contains('?') ? '&' : '?';
  return out + "ticket=" + percentEncode(ticket);
}

}  // namespace parley::divinci::sdk
