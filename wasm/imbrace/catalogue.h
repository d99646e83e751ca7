#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/callback.h"
#include "core/endpoint.h"
#include "core/error.h"
#include "core/task.h"
#include "imbrace/transport.h"

namespace parley::imbrace {

class Client;

/// A method of several calls, which a row alone cannot say.
struct Function {
  std::string_view method;
  Task<Result<std::string>> (*run)(Client& client, const Endpoint& endpoint, std::string arguments,
                                   CallOptions options, Callback& page);
};

/// What one flavour of the module can do. It is chosen when the module is linked, so that a page
/// does not load what it cannot use.
struct Catalogue {
  std::span<const Endpoint> calls;
  std::span<const Function> functions;

  /// The row of a method; nullptr when there is none.
  [[nodiscard]] const Endpoint* find(std::string_view method) const;
};

/// The calls of a page with a widget.
extern const Catalogue kWidgetCatalogue;

/// All calls: what site code can make.
extern const Catalogue kSdkCatalogue;

}  // namespace parley::imbrace
