#include "divinci/sdk/http_call.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/endpoint.h"
#include "core/http.h"
#include "core/json.h"
#include "divinci/transport.h"

namespace parley::divinci::sdk {

namespace {

/// Everything but what only the caller can say.
constexpr Endpoint kCall{.name = "@request",
                         .parameters = "path options",
                         .path = {},
                         .query = "...options.params",
                         .body = "=options.body",
                         .headers = "...options.headers"};

constexpr auto kMethods = std::to_array({HttpMethod::kGet, HttpMethod::kPost, HttpMethod::kPut,
                                         HttpMethod::kPatch, HttpMethod::kDelete});

std::unexpected<Error> refused(std::string_view code, std::string_view message) {
  return failure(ErrorKind::kInvalidArgument, std::string(code), std::string(message));
}

std::optional<HttpMethod> methodOf(const json::Object& options) {
  const std::string name = options.string("method").value_or("GET");
  const auto found = std::ranges::find(kMethods, name, methodName);
  return found == kMethods.end() ? std::nullopt : std::optional(*found);
}

SendOptions sendOptions(const json::Object& options) {
  return {.skipRetry = options.boolean("skipRetry").value_or(false),
          .timeoutMs = options.count("timeout")};
}

/// Puts a path in front of the query.
void insertPath(std::string& url, std::string_view path) {
  const std::size_t query = std::min(url.find('?'), url.size());
  if (query < url.size() && path.contains('?')) url[query] = '&';
  url.insert(query, path);
}

Result<HttpRequest> requestOf(const Config& config, std::string_view arguments,
                              std::string_view path, const json::Object& options) {
  if (!path.starts_with('/') || path.contains('#')) {
    return refused("INVALID_PATH", "A path begins with a slash and has no fragment");
  }
  const auto method = methodOf(options);
  if (!method) return refused("INVALID_METHOD", "There is no such method");
  auto request = buildRequest(kCall, config.baseUrl, arguments, {});
  if (!request) return request;
  request->method = *method;
  insertPath(request->url, path);
  return request;
}

}  // namespace

Task<Result<std::string>> httpCall(Client& client, std::string arguments) {
  const auto given = json::readArray(arguments).value_or(std::vector<std::string_view>());
  const std::string path = given.empty() ? "" : json::decodeString(given[0]).value_or("");
  const json::Object options =
      json::readObject(given.size() < 2 ? "{}" : given[1]).value_or(json::Object());
  auto request = requestOf(client.config(), arguments, path, options);
  if (!request) co_return std::unexpected(std::move(request.error()));
  co_return co_await client.transport().send(std::move(*request), sendOptions(options));
}

}  // namespace parley::divinci::sdk
