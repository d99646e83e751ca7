#include "imbrace/agent_chat.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/arguments.h"
#include "core/json.h"

namespace parley::imbrace {

namespace {

/// Whether JavaScript takes a value for false.
bool isFalsy(std::string_view json) {
  constexpr auto kFalsy = std::to_array<std::string_view>({"", "null", "false", "0", "\"\""});
  return std::ranges::contains(kFalsy, json);
}

}  // namespace

Task<Result<std::string>> streamChat(Client& client, const Endpoint& endpoint,
                                     std::string arguments, CallOptions options, Callback& page) {
  const json::Object body = object(argument(arguments, 0));
  std::string userId(body["user_id"]);
  if (isFalsy(userId)) {
    const Endpoint& who = *client.find("aiAgent.getChatClientUser");
    const auto user = co_await client.call(who, "[]", options, page);
    if (!user) co_return user;
    userId = object(*user)["id"];
  }
  co_return co_await client.call(endpoint, std::move(arguments), std::move(options), page,
                                 {{"userId", std::move(userId)}});
}

}  // namespace parley::imbrace
