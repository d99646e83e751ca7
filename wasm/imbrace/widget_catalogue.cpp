#include <algorithm>
#include <array>
#include <string_view>

#include "imbrace/agent_chat.h"
#include "imbrace/catalogue.h"
#include "imbrace/rows.h"

namespace parley::imbrace {

namespace {

constexpr auto kMethods = std::to_array<std::string_view>({
    "aiAgent.streamChat",
    "aiAgent.getChatClientUser",
    "aiAgent.getAgentPromptSuggestion",
    "aiAgent.listClientMessages",
    "aiAgent.deleteTrailingMessages",
    "aiAgent.streamClientChatStatus",
    "aiAgent.getVotes",
    "aiAgent.updateVote",
    "aiAgent.getDocument",
    "boards.uploadBoardFile",
});

constexpr auto kCalls = [] {
  std::array<Endpoint, kMethods.size()> calls{};
  for (std::size_t at = 0; at < calls.size(); ++at) {
    for (const auto& table : kTables) {
      const auto found = std::ranges::find(table, kMethods.at(at),
                                           [](const EndpointRow& row) { return row.call.name; });
      if (found != table.end()) calls.at(at) = found->call;
    }
  }
  return calls;
}();

static_assert(std::ranges::none_of(kCalls, &std::string_view::empty, &Endpoint::name),
              "a method of the widget's has no row");

constexpr auto kFunctions = std::to_array<Function>({
    {"aiAgent.streamChat", &streamChat},
});

}  // namespace

constinit const Catalogue kWidgetCatalogue{.calls = kCalls, .functions = kFunctions};

}  // namespace parley::imbrace
