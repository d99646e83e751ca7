#include "generate/namespaces.h"

#include "core/json.h"
#include "divinci/endpoint_rows.h"
#include "generate/signature.h"
#include "generate/typescript.h"

namespace parley::generate {

namespace {

using divinci::EndpointRow;

bool isMethod(const EndpointRow& row) { return (row.call.traits & divinci::kInternal) == 0; }

std::string methodNames(const Namespace& space) {
  std::string out;
  for (const EndpointRow* const row : space.rows) {
    if (!out.empty()) out += ", ";
    out += json::quote(methodOf(row->call.name));
  }
  return "[" + out + "]";
}

std::string interfaceDeclaration(const Namespace& space) {
  std::string out = docComment("The calls of `" + std::string(space.path) + "`.", "") +
                    "export interface " + interfaceName(space.path) + " {\n";
  for (const EndpointRow* const row : space.rows) {
    out += docComment(row->summary, "  ") + "  " + signature(*row) + ";\n";
  }
  return out + "}\n";
}

}  // namespace

std::vector<Namespace> divinciNamespaces() {
  std::vector<Namespace> out;
  for (const EndpointRow& row : divinci::kEndpointRows) {
    if (!isMethod(row)) continue;
    const std::string_view path = row.call.name.substr(0, row.call.name.rfind('.'));
    if (out.empty() || out.back().path != path) out.push_back({path, {}});
    out.back().rows.push_back(&row);
  }
  return out;
}

std::string interfaceName(std::string_view path) {
  std::string out;
  bool begins = true;
  for (const char c : path) {
    if (c != '.') out += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = c == '.';
  }
  return out + "Calls";
}

std::string namespaceDeclarations() {
  const std::vector<Namespace> all = divinciNamespaces();
  std::string out = docComment("The methods of every namespace that make one call each.", "") +
                    "export const CALLS = {\n";
  for (const Namespace& space : all) {
    out += "  " + json::quote(space.path) + ": " + methodNames(space) + ",\n";
  }
  out += "} as const;\n";
  for (const Namespace& space : all) out += "\n" + interfaceDeclaration(space);
  return out;
}

}  // namespace parley::generate
