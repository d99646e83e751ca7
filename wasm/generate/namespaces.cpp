#include "generate/namespaces.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "divinci/endpoint_rows.h"
#include "generate/typescript.h"

namespace parley::generate {

namespace {

using divinci::EndpointRow;

struct Namespace {
  std::string_view path;  // `rag.vectorIndex`
  std::vector<const EndpointRow*> rows;
};

std::string_view pathOf(std::string_view name) { return name.substr(0, name.rfind('.')); }
std::string_view methodOf(std::string_view name) { return name.substr(name.rfind('.') + 1); }

bool isMethod(const EndpointRow& row) { return (row.call.traits & divinci::kInternal) == 0; }

/// The namespaces in the order of the table.
std::vector<Namespace> namespaces() {
  std::vector<Namespace> out;
  for (const EndpointRow& row : divinci::kEndpointRows) {
    if (!isMethod(row)) continue;
    const std::string_view path = pathOf(row.call.name);
    if (out.empty() || out.back().path != path) out.push_back({path, {}});
    out.back().rows.push_back(&row);
  }
  return out;
}

/// `RagVectorIndexCalls` of `rag.vectorIndex`.
std::string interfaceName(std::string_view path) {
  std::string out;
  bool begins = true;
  for (const char c : path) {
    if (c == '.') {
      begins = true;
    } else {
      out += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
      begins = false;
    }
  }
  return out + "Calls";
}

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// Parts types at the semicolons that stand outside of braces.
std::vector<std::string_view> splitTypes(std::string_view text) {
  std::vector<std::string_view> out;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}') --depth;
    if (text[at] != ';' || depth != 0) continue;
    out.push_back(text.substr(begin, at - begin));
    begin = at + 2;
  }
  if (begin < text.size()) out.push_back(text.substr(begin));
  return out;
}

std::string parameterList(const EndpointRow& row) {
  const auto names = words(row.call.parameters);
  const auto types = splitTypes(row.types);
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool optional = types[i].starts_with('?');
    if (i > 0) out += ", ";
    out += names[i];
    out += optional ? "?: " : ": ";
    out += types[i].substr(optional ? 1 : 0);
  }
  return out;
}

std::string methodDeclaration(const EndpointRow& row) {
  return docComment(row.summary, "  ") + "  " + std::string(methodOf(row.call.name)) + "(" +
         parameterList(row) + "): Promise<" + std::string(row.returns) + ">;\n";
}

std::string methodNames(const Namespace& space) {
  std::string out;
  for (const EndpointRow* row : space.rows) {
    if (!out.empty()) out += ", ";
    out += json::quote(methodOf(row->call.name));
  }
  return "[" + out + "]";
}

}  // namespace

std::string divinciNamespaces() {
  const auto all = namespaces();
  std::string out =
      "/** The methods of every namespace that make one call each. */\nexport const CALLS = {\n";
  for (const Namespace& space : all) {
    out += "  " + json::quote(space.path) + ": " + methodNames(space) + ",\n";
  }
  out += "} as const;\n";
  for (const Namespace& space : all) {
    out += "\n/** The calls of `" + std::string(space.path) + "`. */\nexport interface " +
           interfaceName(space.path) + " {\n";
    for (const EndpointRow* row : space.rows) out += methodDeclaration(*row);
    out += "}\n";
  }
  return out;
}

}  // namespace parley::generate
