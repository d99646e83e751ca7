#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/callback.h"
#include "core/endpoint.h"
#include "core/task.h"
#include "divinci/endpoints.h"
#include "divinci/session.h"

namespace parley::divinci {

class Client;

/// What one flavour of the module can do. This one knows the calls of `endpoint_rows.h`, which is
/// all that a widget makes; others add to it. It is chosen when the module is linked, so that a
/// page does not load what it cannot use.
class Catalogue {
 public:
  virtual ~Catalogue() = default;

  /// The row of a method; nullptr when there is none.
  [[nodiscard]] virtual const Endpoint* find(std::string_view name) const;

  /// What rows may name beside the values of the session.
  virtual void addValues(const Client& client, const Session& session, Values& values) const;

  /// Makes a result of an answer, as the traits of its row say.
  [[nodiscard]] virtual std::string shape(std::uint32_t traits, std::string answer) const;

  /// Runs a method: a row, or what a flavour has of several calls. `callback` is what these ask of
  /// the page, and gets the events of a stream. Arguments and result as `Client::call` has them.
  /// The references must outlive the task.
  [[nodiscard]] virtual Task<Result<std::string>> run(Client& client, std::string method,
                                                      std::string arguments, Callback& callback,
                                                      SessionStore& session) const;
};

/// The calls of a page with a widget.
inline constexpr Catalogue kWidgetCatalogue;

}  // namespace parley::divinci
