#include <algorithm>
#include <array>

#include "imbrace/agent_chat.h"
#include "imbrace/catalogue.h"
#include "imbrace/providers.h"
#include "imbrace/rows.h"

namespace parley::imbrace {

namespace {

constexpr std::size_t rowCount() {
  std::size_t count = 0;
  for (const auto& table : kTables) count += table.size();
  return count;
}

// Copies the calls alone, so that the prose of the rows is not linked in.
constexpr auto kCalls = [] {
  std::array<Endpoint, rowCount()> calls{};
  auto end = calls.begin();
  for (const auto& table : kTables) {
    end = std::ranges::transform(table, end, &EndpointRow::call).out;
  }
  return calls;
}();

constexpr auto kFunctions = std::to_array<Function>({
    {"aiAgent.streamChat", &streamChat},
    {"ai.listProviders", &listProviders},
});

}  // namespace

constinit const Catalogue kSdkCatalogue{.calls = kCalls, .functions = kFunctions};

}  // namespace parley::imbrace
