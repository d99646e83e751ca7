#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "divinci/endpoints.h"

namespace parley::generate {

/// The methods that JavaScript finds under one path of a client.
struct Namespace {
  std::string_view path;  ///< `rag.vectorIndex`
  std::vector<const divinci::EndpointRow*> rows;
};

/// Divinci's namespaces in the order of the endpoint table, without steps of other calls.
[[nodiscard]] std::vector<Namespace> divinciNamespaces();

/// `RagVectorIndexCalls` of `rag.vectorIndex`.
[[nodiscard]] std::string interfaceName(std::string_view path);

/// `CALLS`, which names the methods of every namespace, and an interface for each of them.
[[nodiscard]] std::string namespaceDeclarations();

}  // namespace parley::generate
