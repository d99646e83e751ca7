#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/endpoint.h"

namespace parley::generate {

/// `start` of `freeChatGate.start`.
[[nodiscard]] std::string_view methodOf(std::string_view name);

/// Whether a row's first parameter is given to its namespace: `notes(p).add(content)`.
[[nodiscard]] bool isScoped(const EndpointRow& row);

/// Whether a row has a type for each parameter, and no optional one in front of a required one.
[[nodiscard]] bool isWellTyped(const EndpointRow& row);

/// One parameter of a call.
struct Parameter {
  std::string_view name;
  std::string_view type;  ///< As TypeScript spells it.
  bool optional;
};

/// The parameters of a row that is well typed.
[[nodiscard]] std::vector<Parameter> parametersOf(const EndpointRow& row);

/// `p?: WorkspaceRef`, of a row that is scoped and well typed.
[[nodiscard]] std::string scopeParameter(const EndpointRow& row);

/// `start(args: GateStart): Promise<GateStarted>`, of a row that is well typed, by the name of its
/// method or another. With `options`, the type of a last parameter that can be left out.
[[nodiscard]] std::string signature(const EndpointRow& row, std::string_view name,
                                    std::string_view options);

/// The path of a row with names in place of sources: `/release/{releaseId}` of
/// `/release/{terms.releaseId|@releaseId}`.
[[nodiscard]] std::string shownRoute(std::string_view path);

}  // namespace parley::generate
