#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "core/callback.h"
#include "core/endpoint.h"
#include "core/environment.h"
#include "core/error.h"
#include "core/task.h"
#include "imbrace/catalogue.h"
#include "imbrace/config.h"
#include "imbrace/transport.h"

namespace parley::imbrace {

/// iMBRACE's API by the names of its endpoint tables.
class Client {
 public:
  /// `environment`'s members and `catalogue` must outlive the client.
  Client(const Environment& environment, Config config, const Catalogue& catalogue)
      : environment_(environment),
        config_(std::move(config)),
        catalogue_(catalogue),
        transport_(environment) {}
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  /// Runs a method of one or several calls. `arguments` is a JSON array: those of the row, and
  /// behind them the call's options, as `readCallOptions` has them. The result is JSON text, empty
  /// for undefined. `page` sends what the core does not (`Transport`) and must outlive the task.
  /// Errors: of the wire, kProtocol (`INVALID_RESPONSE`) for an answer that is empty or no JSON,
  /// kInvalidArgument: `UNKNOWN_METHOD`, and those of `buildRequest`.
  Task<Result<std::string>> run(std::string method, std::string arguments, Credentials credentials,
                                Callback& page);

  /// The row of a method; nullptr when this flavour has none.
  [[nodiscard]] const Endpoint* find(std::string_view method) const {
    return catalogue_.find(method);
  }

  /// Makes the one call of a row. `values` are what its sources name besides `@organizationId` and
  /// `@newId`.
  Task<Result<std::string>> call(const Endpoint& endpoint, std::string arguments,
                                 CallOptions options, Callback& page, Values values = {});

 private:
  Environment environment_;
  Config config_;
  const Catalogue& catalogue_;
  Transport transport_;
};

}  // namespace parley::imbrace
