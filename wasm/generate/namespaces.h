#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/endpoint.h"
#include "divinci/sdk/rows.h"

namespace parley::generate {

using divinci::sdk::Alias;

/// The type of the last parameter of every method of iMBRACE's.
inline constexpr std::string_view kImbraceOptions = "ImbraceCallOptions";

/// One method in JavaScript. The name is the row's, unless it is an alias.
struct Method {
  std::string_view name;
  const EndpointRow* row;
};

/// The methods that JavaScript finds under one path of a client.
struct Namespace {
  std::string_view path;  ///< `rag.vectorIndex`
  std::vector<Method> methods;
  bool isScoped = false;  ///< It is a function: `notifications.notes(p)`.
};

/// Every row of the tables of all vendors.
[[nodiscard]] std::vector<const EndpointRow*> allRows();

/// The namespaces of the gates in the order of the endpoint tables, without steps of other calls.
[[nodiscard]] std::vector<Namespace> gateNamespaces();

/// Those of site code besides.
[[nodiscard]] std::vector<Namespace> sdkNamespaces();

/// iMBRACE's.
[[nodiscard]] std::vector<Namespace> imbraceNamespaces();

/// `notifications.notes(p)`
[[nodiscard]] std::string shownPath(const Namespace& space);

/// `RagVectorIndexCalls` of `rag.vectorIndex`.
[[nodiscard]] std::string interfaceName(std::string_view path);

/// `CALLS` and `SDK_CALLS`, which name the methods of every namespace, `UPLOADS`, and an interface
/// for each namespace.
[[nodiscard]] std::string divinciDeclarations();

/// `IMBRACE_CALLS`, `IMBRACE_UPLOADS` and `IMBRACE_RESPONSES`, and an interface for each namespace.
[[nodiscard]] std::string imbraceDeclarations();

}  // namespace parley::generate
