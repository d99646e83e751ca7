#include "imbrace/client.h"

#include <algorithm>
#include <utility>

#include "core/arguments.h"
#include "core/json.h"
#include "core/uuid.h"
#include "imbrace/endpoints.h"

namespace parley::imbrace {

namespace {

bool has(const Endpoint& endpoint, std::uint32_t trait) { return (endpoint.traits & trait) != 0; }

std::size_t parameterCount(const Endpoint& endpoint) {
  const std::string_view names = endpoint.parameters;
  return names.empty() ? 0 : static_cast<std::size_t>(std::ranges::count(names, ' ')) + 1;
}

Delivery deliveryOf(const Endpoint& endpoint) {
  Delivery delivery{.isChat = has(endpoint, kIsChat)};
  if (has(endpoint, kMultipart)) delivery.sender = Sender::kPageForm;
  if (has(endpoint, kIsResponse)) delivery.sender = Sender::kPageResponse;
  return delivery;
}

Result<HttpRequest> requestOf(const Config& config, const Endpoint& endpoint,
                              std::string_view arguments, const Values& values) {
  auto request = buildRequest(endpoint, baseOf(config, endpoint.name), arguments, values);
  if (!request) return request;
  if (!request->body.empty() && !has(endpoint, kMultipart)) {
    addHeader(*request, "content-type", "application/json");
  }
  return request;
}

/// A member that is there and not null; else the whole.
std::string_view unwrapped(std::string_view json, std::string_view name) {
  const json::Object whole = object(json);
  const std::string_view member = whole[name];
  return member.empty() || member == "null" ? json : member;
}

Result<std::string> resultOf(const Endpoint& endpoint, const HttpResponse& response) {
  if (has(endpoint, kIsResponse | kAnswersNothing)) return std::string();
  if (has(endpoint, kAnswersTrue)) return "true";
  std::string text = bodyText(response.body);
  if (!json::isValid(text)) {
    Error error{.kind = ErrorKind::kProtocol, .code = "INVALID_RESPONSE"};
    error.message = text.empty() ? "The answer is empty" : "The answer is not JSON";
    error.status = response.head.status;
    error.details = std::move(text);
    return std::unexpected(std::move(error));
  }
  if (!has(endpoint, kUnwrapsData)) return text;
  const std::string_view data = unwrapped(text, "data");
  return std::string(has(endpoint, kUnwrapsFolder) ? unwrapped(data, "folder") : data);
}

}  // namespace

Task<Result<std::string>> Client::run(std::string method, std::string arguments,
                                      Credentials credentials, Callback& page) {
  const Endpoint* const endpoint = find(method);
  if (endpoint == nullptr) {
    co_return failure(ErrorKind::kInvalidArgument, "UNKNOWN_METHOD",
                      "There is no method " + method);
  }
  const std::size_t place = parameterCount(*endpoint);
  CallOptions options = readCallOptions(argument(arguments, place), config_);
  options.credentials = std::move(credentials);
  const auto function = std::ranges::find(catalogue_.functions, method, &Function::method);
  if (function != catalogue_.functions.end()) {
    co_return co_await function->run(*this, *endpoint, std::move(arguments), std::move(options),
                                     page);
  }
  co_return co_await call(*endpoint, std::move(arguments), std::move(options), page);
}

Task<Result<std::string>> Client::call(const Endpoint& endpoint, std::string arguments,
                                       CallOptions options, Callback& page, Values values) {
  const std::string& organization = options.credentials.organizationId;
  if (!organization.empty()) values.push_back({"organizationId", json::quote(organization)});
  values.push_back({"newId", json::quote(newUuid(environment_.random))});
  auto request = requestOf(config_, endpoint, arguments, values);
  if (!request) co_return std::unexpected(std::move(request.error()));
  const auto response =
      co_await transport_.send(std::move(*request), deliveryOf(endpoint), std::move(options), page);
  if (!response) co_return std::unexpected(response.error());
  co_return resultOf(endpoint, *response);
}

}  // namespace parley::imbrace
