#include "divinci/catalogue.h"

#include <utility>

#include "divinci/client.h"

namespace parley::divinci {

const Endpoint* Catalogue::find(std::string_view name) const { return findEndpoint(name); }

void Catalogue::addValues(const Client& /*client*/, const Session& /*session*/,
                          Values& /*values*/) const {}

std::string Catalogue::shape(std::uint32_t /*traits*/, std::string answer) const { return answer; }

Task<Result<std::string>> Catalogue::run(Client& client, std::string method, std::string arguments,
                                         Callback& /*callback*/, SessionStore& session) const {
  return client.call(std::move(method), std::move(arguments), session);
}

}  // namespace parley::divinci
