#pragma once

#include "divinci/catalogue.h"

namespace parley::divinci::sdk {

/// All calls: what site code can make.
class SdkCatalogue final : public Catalogue {
 public:
  [[nodiscard]] const Endpoint* find(std::string_view name) const override;
  /// Adds @workspaceId, the session's or else the client's, and @releases, a list of the one
  /// release.
  void addValues(const Client& client, const Session& session, Values& values) const override;
  [[nodiscard]] std::string shape(std::uint32_t traits, std::string answer) const override;
  [[nodiscard]] Task<Result<std::string>> run(Client& client, std::string method,
                                              std::string arguments, Callback& callback,
                                              SessionStore& session) const override;
};

inline constexpr SdkCatalogue kSdkCatalogue;

}  // namespace parley::divinci::sdk
