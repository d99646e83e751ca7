#include "generate/namespaces.h"

#include <algorithm>
#include <span>

#include "core/json.h"
#include "divinci/endpoint_rows.h"
#include "divinci/sdk/rows.h"
#include "generate/signature.h"
#include "generate/typescript.h"
#include "imbrace/rows.h"

namespace parley::generate {

namespace {

/// `rag.vectorIndex` of `rag.vectorIndex.create`; empty when there is no dot.
std::string_view parentOf(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(0, dot);
}

void addMethod(std::vector<Namespace>& spaces, std::string_view name, const EndpointRow& row) {
  const std::string_view path = parentOf(name);
  auto found = std::ranges::find(spaces, path, &Namespace::path);
  if (found == spaces.end()) found = spaces.insert(spaces.end(), {path, {}, isScoped(row)});
  found->methods.push_back({name, &row});
}

void addMethods(std::vector<Namespace>& spaces, std::span<const EndpointRow> rows) {
  for (const EndpointRow& row : rows) {
    if ((row.call.traits & kInternal) == 0) addMethod(spaces, row.call.name, row);
  }
}

const EndpointRow& rowOf(std::string_view name) {
  const auto rows = allRows();
  return **std::ranges::find(rows, name, [](const EndpointRow* row) { return row->call.name; });
}

/// `"list"`, or `"list:user.savedReleases.get"` of an alias.
std::string listed(const Method& method) {
  std::string out(methodOf(method.name));
  if (method.name != method.row->call.name) out.append(":").append(method.row->call.name);
  return json::quote(out);
}

std::string callList(std::string_view constant, std::string_view comment,
                     const std::vector<Namespace>& spaces) {
  std::string out = docComment(comment, "") + "export const " + std::string(constant) + " = {\n";
  for (const Namespace& space : spaces) {
    std::string names;
    for (const Method& method : space.methods) {
      if (!names.empty()) names += ", ";
      names += listed(method);
    }
    const std::string path = std::string(space.path) + (space.isScoped ? "()" : "");
    out += "  " + json::quote(path) + ": [" + names + "],\n";
  }
  return out + "} as const;\n";
}

/// The rows with a trait.
std::string traitList(std::string_view constant, std::string_view comment, std::uint32_t trait,
                      const std::vector<Namespace>& spaces) {
  std::string names;
  for (const Namespace& space : spaces) {
    for (const Method& method : space.methods) {
      if ((method.row->call.traits & trait) == 0) continue;
      if (!names.empty()) names += ", ";
      names += json::quote(method.row->call.name);
    }
  }
  return docComment(comment, "") + "export const " + std::string(constant) +
         ": readonly string[] = [" + names + "];\n";
}

bool usesWorkspace(const Namespace& space) {
  return std::ranges::any_of(space.methods, [](const Method& method) {
    return method.row->call.path.contains("@workspaceId");
  });
}

bool isWithin(std::string_view path, std::string_view root) {
  return path == root || (path.starts_with(root) && path[root.size()] == '.');
}

/// `readonly vectorIndex: RagVectorIndexCalls`, or a function where the namespace is one.
std::string memberDeclaration(std::string_view path, const std::vector<Namespace>& spaces) {
  const std::string name(methodOf(path));
  const auto found = std::ranges::find(spaces, path, &Namespace::path);
  if (found != spaces.end() && found->isScoped) {
    return name + "(" + scopeParameter(*found->methods.front().row) + "): " + interfaceName(path);
  }
  return "readonly " + name + ": " + interfaceName(path);
}

/// Paths of the namespaces right below `root`, the empty one for the client.
std::vector<std::string_view> childrenOf(std::string_view root,
                                         const std::vector<Namespace>& spaces) {
  std::vector<std::string_view> out;
  for (const Namespace& space : spaces) {
    if (!root.empty() && (!isWithin(space.path, root) || space.path == root)) continue;
    const std::size_t begin = root.empty() ? 0 : root.size() + 1;
    const std::string_view child = space.path.substr(0, space.path.find('.', begin));
    if (!std::ranges::contains(out, child)) out.push_back(child);
  }
  return out;
}

std::string membersOf(std::string_view path, const std::vector<Namespace>& spaces,
                      std::string_view options) {
  std::string out;
  const auto found = std::ranges::find(spaces, path, &Namespace::path);
  if (found != spaces.end()) {
    for (const auto& [name, row] : found->methods) {
      out +=
          docComment(row->summary, "  ") + "  " + signature(*row, methodOf(name), options) + ";\n";
    }
  }
  for (const std::string_view child : childrenOf(path, spaces)) {
    out += "  " + memberDeclaration(child, spaces) + ";\n";
  }
  return out;
}

std::string interfaceDeclaration(std::string_view path, const std::vector<Namespace>& spaces,
                                 std::string_view options) {
  const std::string name = interfaceName(path);
  std::string out = docComment("The calls of `" + std::string(path) + "`.", "") +
                    "export interface " + name + " {\n" + membersOf(path, spaces, options);
  const bool hasWorkspace = std::ranges::any_of(spaces, [path](const Namespace& space) {
    return isWithin(space.path, path) && usesWorkspace(space);
  });
  if (hasWorkspace && !path.contains('.')) {
    out += docComment("The same calls about another workspace.", "  ") +
           "  withWorkspace(workspaceId: string): " + name + ";\n";
  }
  return out + "}\n";
}

/// Interfaces of the namespaces below `path`, and of those below them.
std::string interfacesBelow(std::string_view path, const std::vector<Namespace>& spaces,
                            std::string_view options = {}) {
  std::string out;
  for (const std::string_view child : childrenOf(path, spaces)) {
    out += "\n" + interfaceDeclaration(child, spaces, options) +
           interfacesBelow(child, spaces, options);
  }
  return out;
}

}  // namespace

std::vector<const EndpointRow*> allRows() {
  std::vector<const EndpointRow*> out;
  const auto add = [&out](std::span<const EndpointRow> rows) {
    for (const EndpointRow& row : rows) out.push_back(&row);
  };
  add(divinci::kEndpointRows);
  add(divinci::sdk::kGateRows);
  for (const auto& table : divinci::sdk::kTables) add(table);
  for (const auto& table : imbrace::kTables) add(table);
  return out;
}

std::vector<Namespace> gateNamespaces() {
  std::vector<Namespace> out;
  addMethods(out, divinci::kEndpointRows);
  addMethods(out, divinci::sdk::kGateRows);
  return out;
}

std::vector<Namespace> sdkNamespaces() {
  std::vector<Namespace> out;
  for (const auto& table : divinci::sdk::kTables) addMethods(out, table);
  for (const auto& [name, method] : divinci::sdk::kAliases) addMethod(out, name, rowOf(method));
  return out;
}

std::vector<Namespace> imbraceNamespaces() {
  std::vector<Namespace> out;
  for (const auto& table : imbrace::kTables) addMethods(out, table);
  return out;
}

std::string shownPath(const Namespace& space) {
  return std::string(space.path) + (space.isScoped ? "(p)" : "");
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

std::string divinciDeclarations() {
  const std::vector<Namespace> gates = gateNamespaces();
  const std::vector<Namespace> sdk = sdkNamespaces();
  return callList("CALLS", "The methods of the gates that make one call each.", gates) +
         interfacesBelow("", gates) + "\n" +
         callList("SDK_CALLS",
                  "Those of site code besides. `()` behind a namespace says that it is a function, "
                  "whose argument becomes the first of every call; `:` parts an alias from the "
                  "method that it stands for.",
                  sdk) +
         "\n" +
         traitList("UPLOADS", "Those of them that send a form with a file.", kMultipart, sdk) +
         "\n" + docComment("The namespaces of site code.", "") + "export interface SdkCalls {\n" +
         membersOf("", sdk, {}) + "}\n" + interfacesBelow("", sdk);
}

std::string imbraceDeclarations() {
  const std::vector<Namespace> spaces = imbraceNamespaces();
  return "import type { ImbraceCallOptions } from \"../imbrace/call-options.js\";\n\n" +
         callList("IMBRACE_CALLS", "The methods of every namespace.", spaces) + "\n" +
         traitList("IMBRACE_UPLOADS", "Those of them whose first argument is a form.", kMultipart,
                   spaces) +
         "\n" +
         traitList("IMBRACE_RESPONSES", "Those of them whose answer is a `Response`.",
                   imbrace::kIsResponse, spaces) +
         "\n" + docComment("The namespaces of an `ImbraceClient`.", "") +
         "export interface ImbraceCalls {\n" + membersOf("", spaces, {}) + "}\n" +
         interfacesBelow("", spaces, kImbraceOptions);
}

}  // namespace parley::generate
