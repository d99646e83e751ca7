#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "divinci/endpoints.h"

namespace parley::generate {

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

/// Every row of the tables.
[[nodiscard]] std::vector<const EndpointRow*> divinciRows();

/// The namespaces of a page with a widget in the order of the endpoint table, without steps of
/// other calls.
[[nodiscard]] std::vector<Namespace> widgetNamespaces();

/// Those of site code besides.
[[nodiscard]] std::vector<Namespace> sdkNamespaces();

/// `notifications.notes(p)`
[[nodiscard]] std::string shownPath(const Namespace& space);

/// `RagVectorIndexCalls` of `rag.vectorIndex`.
[[nodiscard]] std::string interfaceName(std::string_view path);

/// `CALLS` and `SDK_CALLS`, which name the methods of every namespace, `UPLOADS`, and an interface
/// for each namespace.
[[nodiscard]] std::string namespaceDeclarations();

}  // namespace parley::generate
