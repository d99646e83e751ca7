#pragma once

#include <string>
#include <string_view>

#include "core/endpoint.h"
#include "core/environment.h"
#include "core/error.h"
#include "core/task.h"
#include "divinci/catalogue.h"
#include "divinci/config.h"
#include "divinci/session.h"
#include "divinci/token_store.h"
#include "divinci/transport.h"

namespace parley::divinci {

/// Divinci's API by the names of its endpoint table.
class Client {
 public:
  /// `environment`'s members, `tokens` and `catalogue` must outlive the client.
  Client(const Environment& environment, Config config, TokenStore& tokens,
         const Catalogue& catalogue = kWidgetCatalogue);
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// Calls one method. `arguments` is a JSON array; the result is JSON text, empty for undefined.
  /// What the answer changes about the conversation is saved to `session` before this returns.
  /// Errors: of the wire, or kInvalidArgument: `NOT_VERIFIED` before the gate is passed,
  /// `NO_MESSAGE` before a message was answered, `NO_RELEASE`, `OUT_OF_RANGE`, `UNKNOWN_METHOD`.
  Task<Result<std::string>> call(std::string method, std::string arguments, SessionStore& session);

  /// The request of a call, before the client's credentials are added. Errors: kInvalidArgument, as
  /// above.
  [[nodiscard]] Result<HttpRequest> request(const Endpoint& endpoint, std::string_view arguments,
                                            const Session& session) const;

  [[nodiscard]] const Config& config() const { return config_; }
  [[nodiscard]] const Environment& environment() const { return environment_; }
  [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }
  [[nodiscard]] Transport& transport() { return transport_; }

 private:
  Environment environment_;
  Config config_;
  Transport transport_;
  const Catalogue& catalogue_;
};

}  // namespace parley::divinci
