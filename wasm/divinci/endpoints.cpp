#include "divinci/endpoints.h"

#include <algorithm>

#include "divinci/endpoint_rows.h"

namespace parley::divinci {

namespace {

// Copies the calls alone, so that the prose of the rows is not linked in.
constexpr auto kEndpoints = [] {
  std::array<Endpoint, kEndpointRows.size()> calls{};
  std::ranges::transform(kEndpointRows, calls.begin(), &EndpointRow::call);
  return calls;
}();

}  // namespace

const Endpoint* findEndpoint(std::string_view name) {
  for (const Endpoint& endpoint : kEndpoints) {
    if (endpoint.name == name) return &endpoint;
  }
  return nullptr;
}

}  // namespace parley::divinci
