#include "generate/reference.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "generate/constants.h"
#include "generate/examples.h"
#include "generate/markdown.h"
#include "generate/namespaces.h"
#include "generate/signature.h"
#include "generate/vendor.h"

namespace parley::generate {

namespace {

using schema::Type;

std::string header(const Vendor& vendor) {
  return "<!-- Generated from the tables in " + std::string(vendor.tables) +
         ". Renewed by: cmake --build --preset test --target docs -->\n\n";
}

std::string shownName(const Method& method) {
  std::string name(method.name);
  if (isScoped(*method.row)) name.insert(name.rfind('.'), "(p)");
  return name;
}

/// The calls whose name begins with this, up to the first dot.
std::string_view rootOf(std::string_view path) { return path.substr(0, path.find('.')); }

std::string_view articleOf(std::string_view name) { return name.starts_with('I') ? "an" : "a"; }

/// What a list of a row is made of, in words: `title`, the members of `options`.
std::string shownMembers(std::string_view list) {
  if (list.starts_with('=')) {
    const std::string_view source = list.substr(1);
    return source == "{}" ? "an empty object" : '`' + std::string(source) + '`';
  }
  std::string out;
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(", "), list.size());
    std::string_view member = list.substr(0, end);
    list.remove_prefix(std::min(end + 2, list.size()));
    const bool isAll = member.starts_with("...");
    if (isAll) member.remove_prefix(3);
    const std::size_t equals = member.find('=');
    const std::string_view name = equals == std::string_view::npos
                                      ? member.substr(member.rfind('.') + 1)
                                      : member.substr(0, equals);
    if (!out.empty()) out += ", ";
    out += (isAll ? "the members of `" : "`") + std::string(isAll ? member : name) + '`';
  }
  return out;
}

/// Whether the first argument is a form, to which the members of the body are added.
bool takesForm(const EndpointRow& row) { return row.types.starts_with("FormData"); }

std::string requestLines(const EndpointRow& row, const Vendor& vendor) {
  const std::string kind = vendor.kindOf(row);
  std::string out = '`' + kind + ' ' + vendor.homeOf(row) + shownRoute(row.call.path) + '`';
  if (!row.call.query.empty()) out += "  \nQuery: " + shownMembers(row.call.query);
  if (takesForm(row)) {
    out += "  \nForm: `form`";
    if (!row.call.body.empty()) out += ", " + shownMembers(row.call.body);
  } else if (!row.call.body.empty()) {
    out += "  \n" + std::string(kind == "WebSocket" ? "Ticket" : "Body") + ": " +
           shownMembers(row.call.body);
  }
  if (!row.call.headers.empty()) out += "  \nHeaders: " + shownMembers(row.call.headers);
  return out + "\n\n";
}

std::string errorLines(const EndpointRow& row, const Vendor& vendor) {
  return "Errors:\n\n" + vendor.errorsOf(row) + "- What [any call](" +
         std::string(vendor.commonErrors) + ") can be answered with.\n\n";
}

bool isWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Whether a text holds a name that is not part of another.
bool names(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != std::string_view::npos;
       at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !isWordCharacter(text[at - 1]);
    if (begins && (end == text.size() || !isWordCharacter(text[end]))) return true;
  }
  return false;
}

std::string typeLinks(std::string_view text, const Vendor& vendor) {
  std::string out;
  for (const Type* const type : vendor.types) {
    if (!names(text, plainName(*type))) continue;
    out += (out.empty() ? "Types: " : ", ") +
           link(plainName(*type), "types.md#" + anchorOf(type->name));
  }
  return out.empty() ? out : out + ".\n\n";
}

std::string aliasLine(const EndpointRow& row, const Vendor& vendor) {
  std::string out;
  for (const auto& [name, method] : vendor.aliases) {
    if (method == row.call.name) out += (out.empty() ? "Also: `" : ", `") + std::string(name) + '`';
  }
  return out.empty() ? out : out + ".\n\n";
}

std::string methodSection(const Method& method, const Vendor& vendor) {
  const EndpointRow& row = *method.row;
  const std::string declared = signature(row, methodOf(method.name), vendor.options);
  const std::string heading = "## `" + shownName(method) + "`\n\n";
  if (method.name != row.call.name) {
    const Method target{row.call.name, &row};
    const std::string page = pageName(rootOf(row.call.name));
    return heading + "Another name of " +
           link(shownName(target), page + '#' + anchorOf(shownName(target))) + ".\n\n" +
           codeBlock(declared);
  }
  return heading + std::string(row.summary) + "\n\n" + codeBlock(declared) +
         typeLinks(declared, vendor) + requestLines(row, vendor) +
         codeBlock(exampleOf(method, vendor), "js") + errorLines(row, vendor) +
         aliasLine(row, vendor);
}

/// Ends a page in one line feed.
std::string finished(std::string text) {
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

Page namespacePage(std::string_view root, const Vendor& vendor) {
  std::string text = header(vendor) + "# `client." + std::string(root) + "`\n\n";
  for (const auto& [name, sentence] : vendor.guides) {
    if (name == root) text.append(sentence).append("\n\n");
  }
  for (const Namespace& space : vendor.spaces) {
    if (rootOf(space.path) != root) continue;
    for (const Method& method : space.methods) text += methodSection(method, vendor);
  }
  return {pageName(root), finished(text)};
}

Page typesPage(const Vendor& vendor) {
  std::string index;
  std::string sections;
  for (const Type* const type : vendor.types) {
    if (!index.empty()) index += ",\n";
    index += link(plainName(*type), '#' + anchorOf(type->name));
    sections += typeSection(*type, vendor.hasRuntimeTypes);
  }
  const std::string use = vendor.hasRuntimeTypes
                              ? "How they are used at run time stands in [Types](../types.md). "
                              : std::string();
  return {"types.md",
          finished(header(vendor) + "# Types\n\n" + use +
                   "Unknown fields are kept, and are no fault.\n\n" + index + ".\n\n" + sections)};
}

Page constantsPage(const Vendor& vendor) {
  std::string code = constants();
  code.erase(0, code.find("/**"));
  code.pop_back();
  return {"constants.md", finished(header(vendor) + "# Constants\n\n" + codeBlock(code))};
}

std::vector<std::string_view> rootsOf(const std::vector<Namespace>& spaces) {
  std::vector<std::string_view> out;
  for (const Namespace& space : spaces) {
    const std::string_view root = rootOf(space.path);
    if (!std::ranges::contains(out, root)) out.push_back(root);
  }
  return out;
}

std::string indexRow(std::string_view root, const std::vector<Namespace>& spaces) {
  std::string methods;
  for (const Namespace& space : spaces) {
    if (rootOf(space.path) != root) continue;
    for (const Method& method : space.methods) {
      const std::string name = shownName(method);
      if (!methods.empty()) methods += ", ";
      methods += link(name.substr(root.size() + 1), pageName(root) + '#' + anchorOf(name));
    }
  }
  return "| " + link(root, pageName(root)) + " | " + methods + " |\n";
}

std::string aliasTable(const Vendor& vendor) {
  if (vendor.aliases.empty()) return {};
  std::string text =
      "\nSome calls have two names: that of the documentation, and that of the vendor's shipped "
      "client. Both work.\n\n| Documented | Also |\n|---|---|\n";
  for (const auto& [name, method] : vendor.aliases) {
    text += "| `" + std::string(method) + "` | `" + std::string(name) + "` |\n";
  }
  return text;
}

Page indexPage(const Vendor& vendor, std::string_view contents) {
  std::string text = header(vendor) + "# Reference\n\nEvery call of " +
                     std::string(articleOf(vendor.client)) + " `" + std::string(vendor.client) +
                     "`, " + std::string(contents) + ".\n\n| Namespace | Methods |\n|---|---|\n";
  for (const std::string_view root : rootsOf(vendor.spaces)) text += indexRow(root, vendor.spaces);
  return {"README.md", text + aliasTable(vendor)};
}

void addNamespacePages(const Vendor& vendor, std::vector<Page>& out) {
  for (const std::string_view root : rootsOf(vendor.spaces)) {
    out.push_back(namespacePage(root, vendor));
  }
}

}  // namespace

std::vector<Page> divinciPages() {
  const Vendor& vendor = divinciVendor();
  std::vector<Page> out = {
      indexPage(vendor, "every [type](types.md) and the [constants](constants.md)"),
      typesPage(vendor), constantsPage(vendor)};
  addNamespacePages(vendor, out);
  return out;
}

std::vector<Page> imbracePages() {
  const Vendor& vendor = imbraceVendor();
  std::vector<Page> out = {indexPage(vendor, "and every [type](types.md)"), typesPage(vendor)};
  addNamespacePages(vendor, out);
  return out;
}

}  // namespace parley::generate
