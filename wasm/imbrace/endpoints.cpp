#include "imbrace/endpoints.h"

#include <algorithm>
#include <array>

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

}  // namespace

const Endpoint* findEndpoint(std::string_view name) {
  const auto found = std::ranges::find(kCalls, name, &Endpoint::name);
  return found == kCalls.end() ? nullptr : &*found;
}

}  // namespace parley::imbrace
