#include "divinci/sdk/analytics_stream.h"

#include <string_view>
#include <utility>

#include "core/arguments.h"
#include "divinci/sdk/event_stream.h"

namespace parley::divinci::sdk {

namespace {

/// Passes everything on.
class Figures final : public EventReader {
 protected:
  Result<void> read(std::string_view json) override {
    tell(json);
    return {};
  }
};

}  // namespace

Task<Result<std::string>> streamFigures(Client& client, std::string arguments, Callback& page,
                                        SessionStore& session) {
  StreamCall call{.method = "analytics.streamRealtime",
                  .arguments = list({"", "", argument(arguments, 1)}),
                  .idle = idleTimeout(object(argument(arguments, 2)))};
  Figures figures;
  const auto read = co_await readEventStream(client, std::move(call), session, figures, page);
  if (!read) co_return std::unexpected(read.error());
  co_return std::string();
}

}  // namespace parley::divinci::sdk
