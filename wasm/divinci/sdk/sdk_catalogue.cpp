#include "divinci/sdk/sdk_catalogue.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "core/json.h"
#include "divinci/client.h"
#include "divinci/sdk/analytics_stream.h"
#include "divinci/sdk/chat_steps.h"
#include "divinci/sdk/chat_stream.h"
#include "divinci/sdk/gate_steps.h"
#include "divinci/sdk/http_call.h"
#include "divinci/sdk/realtime_ticket.h"
#include "divinci/sdk/rows.h"
#include "divinci/sdk/shapes.h"
#include "divinci/sdk/upload.h"

namespace parley::divinci::sdk {

namespace {

constexpr std::size_t rowCount() {
  std::size_t count = kGateRows.size();
  for (const auto& table : kTables) count += table.size();
  return count;
}

// Copies the calls alone, so that the prose of the rows is not linked in.
constexpr auto kCalls = [] {
  std::array<Endpoint, rowCount()> calls{};
  auto end = std::ranges::transform(kGateRows, calls.begin(), &EndpointRow::call).out;
  for (const auto& table : kTables) {
    end = std::ranges::transform(table, end, &EndpointRow::call).out;
  }
  return calls;
}();

/// What a row alone cannot say: several calls, a stream, a request without a row.
struct Function {
  std::string_view method;
  Task<Result<std::string>> (*run)(Client& client, std::string arguments, Callback& callback,
                                   SessionStore& session);
};

constexpr auto kFunctions = std::to_array<Function>({
    {"chat.sendAndPoll",
     [](Client& client, std::string arguments, Callback& /*callback*/, SessionStore& session) {
       return sendAndPoll(client, std::move(arguments), session);
     }},
    {"chat.sendDelegated", &sendDelegated},
    {"anonymousChat.sendDelegated",
     [](Client& client, std::string arguments, Callback& model, SessionStore& session) {
       return delegate(client, "anonymousChat", std::move(arguments), model, session);
     }},
    {"freeChatGate.sendDelegated",
     [](Client& client, std::string arguments, Callback& model, SessionStore& session) {
       return delegate(client, "freeChatGate", std::move(arguments), model, session);
     }},
    {"chat.stream", &streamChat},
    {"analytics.streamRealtime", &streamFigures},
    {kTicketMethod,
     [](Client& client, std::string arguments, Callback& /*callback*/, SessionStore& /*session*/) {
       return requestTicket(client, std::move(arguments));
     }},
    {"@request", [](Client& client, std::string arguments, Callback& /*callback*/,
                    SessionStore& /*session*/) { return httpCall(client, std::move(arguments)); }},
});

}  // namespace

const Endpoint* SdkCatalogue::find(std::string_view name) const {
  for (const Endpoint& call : kCalls) {
    if (call.name == name) return &call;
  }
  return Catalogue::find(name);
}

void SdkCatalogue::addValues(const Client& client, const Session& session, Values& values) const {
  const Config& config = client.config();
  const std::string& workspace =
      session.workspaceId.empty() ? config.workspaceId : session.workspaceId;
  if (!workspace.empty()) values.push_back({"workspaceId", json::quote(workspace)});
  values.push_back({"releases", '[' + json::quote(config.releaseId) + ']'});
}

std::string SdkCatalogue::shape(std::uint32_t traits, std::string answer) const {
  return shaped(traits, std::move(answer));
}

Task<Result<std::string>> SdkCatalogue::run(Client& client, std::string method,
                                            std::string arguments, Callback& callback,
                                            SessionStore& session) const {
  const auto function = std::ranges::find(kFunctions, method, &Function::method);
  if (function != kFunctions.end()) {
    return function->run(client, std::move(arguments), callback, session);
  }
  const Endpoint* const endpoint = find(method);
  if (endpoint != nullptr && (endpoint->traits & kMultipart) != 0) {
    return upload(client, *endpoint, std::move(arguments), callback, session);
  }
  return Catalogue::run(client, std::move(method), std::move(arguments), callback, session);
}

}  // namespace parley::divinci::sdk
