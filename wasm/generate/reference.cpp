#include "generate/reference.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "divinci/sdk/rows.h"
#include "divinci/types.h"
#include "generate/constants.h"
#include "generate/examples.h"
#include "generate/markdown.h"
#include "generate/namespaces.h"
#include "generate/signature.h"

namespace parley::generate {

namespace {

using schema::Type;

constexpr std::string_view kHeader =
    "<!-- Generated from the tables in wasm/divinci. Renewed by: cmake --build --preset test "
    "--target docs -->\n\n";

/// What cannot be said by rows, in pages of their own.
constexpr auto kGuides = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"chat", "[Streamed answers](../streaming.md) come through `chat.stream`."},
    {"websocket", "More in [Realtime](../realtime.md)."},
    {"realtime", "More in [Realtime](../realtime.md)."},
    {"audio", "Files are sent as in [Uploads](../uploads.md)."},
    {"fineTune", "Files are sent as in [Uploads](../uploads.md)."},
    {"analytics", "[Streamed figures](../streaming.md#figures) come through `streamRealtime`."},
    {"anonymousChat", "Helpers that need no network are in [Chats with visitors](../gates.md)."},
    {"homepageChat", "Helpers that need no network are in [Chats with visitors](../gates.md)."},
    {"freeChatGate", "Helpers that need no network are in [Chats with visitors](../gates.md)."},
});

std::string shownName(const Method& method) {
  std::string name(method.name);
  if (isScoped(*method.row)) name.insert(name.rfind('.'), "(p)");
  return name;
}

/// The calls whose name begins with this, up to the first dot.
std::string_view rootOf(std::string_view path) { return path.substr(0, path.find('.')); }

bool has(const EndpointRow& row, std::uint32_t trait) { return (row.call.traits & trait) != 0; }

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

std::string routeLine(const EndpointRow& row) {
  const std::string_view how =
      has(row, divinci::kIsSocket) ? "WebSocket" : methodName(row.call.method);
  return std::string(how) + " " + shownRoute(row.call.path);
}

std::string requestLines(const EndpointRow& row) {
  std::string out = '`' + routeLine(row) + '`';
  if (!row.call.query.empty()) out += "  \nQuery: " + shownMembers(row.call.query);
  const std::string_view body = has(row, divinci::kIsSocket) ? "  \nTicket: " : "  \nBody: ";
  if (!row.call.body.empty()) out += std::string(body) + shownMembers(row.call.body);
  if (!row.call.headers.empty()) out += "  \nHeaders: " + shownMembers(row.call.headers);
  return out + "\n\n";
}

/// What a call itself refuses, before anything is sent.
std::string refusals(const EndpointRow& row) {
  std::string out;
  const auto add = [&out](std::string_view code, std::string_view when) {
    out += "- `Error` of code `" + std::string(code) + "`: " + std::string(when) + ".\n";
  };
  if (has(row, divinci::kNeedsToken)) add("NOT_VERIFIED", "the gate has not been passed");
  if (has(row, divinci::kNeedsRelease)) add("NO_RELEASE", "no release is known");
  if (has(row, divinci::kNeedsTranscript)) add("NO_MESSAGE", "no message has been answered");
  if (has(row, divinci::kNeedsMessageIndex)) add("OUT_OF_RANGE", "there is no such message");
  if (row.call.path.contains('{')) {
    add("MISSING_ARGUMENT", row.call.path.contains("@workspaceId")
                                ? "an id of the path is missing, or no workspace is known"
                                : "an id of the path is missing");
  }
  return out;
}

/// What the service answers this call with, beyond what it answers any.
std::string serverErrors(const EndpointRow& row) {
  std::string out;
  if (row.call.path.contains('{')) out += "- `NotFoundError`: there is nothing of that id.\n";
  if (!row.call.body.empty()) out += "- `ValidationError`: `fieldErrors` says what is wrong.\n";
  if (has(row, divinci::kKeepsTranscript)) {
    out += "- `TermsNotAcceptedError`: the release's terms come first.\n";
    out += "- `QuotaExceededError`: the messages are used up.\n";
  }
  return out;
}

std::string errorLines(const EndpointRow& row) {
  return "Errors:\n\n" + refusals(row) + serverErrors(row) +
         "- What [any call](../errors.md) can be answered with.\n\n";
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

std::string typeLinks(std::string_view text) {
  std::string out;
  for (const Type* const type : divinci::allTypes()) {
    if (!names(text, plainName(*type))) continue;
    out += (out.empty() ? "Types: " : ", ") +
           link(plainName(*type), "types.md#" + anchorOf(type->name));
  }
  return out.empty() ? out : out + ".\n\n";
}

std::string aliasLine(const EndpointRow& row) {
  std::string out;
  for (const auto& [name, method] : divinci::sdk::kAliases) {
    if (method == row.call.name) out += (out.empty() ? "Also: `" : ", `") + std::string(name) + '`';
  }
  return out.empty() ? out : out + ".\n\n";
}

std::string methodSection(const Method& method) {
  const EndpointRow& row = *method.row;
  const std::string declared = signature(row, methodOf(method.name));
  const std::string heading = "## `" + shownName(method) + "`\n\n";
  if (method.name != row.call.name) {
    const Method target{row.call.name, &row};
    const std::string page = pageName(rootOf(row.call.name));
    return heading + "Another name of " +
           link(shownName(target), page + '#' + anchorOf(shownName(target))) + ".\n\n" +
           codeBlock(declared);
  }
  return heading + std::string(row.summary) + "\n\n" + codeBlock(declared) + typeLinks(declared) +
         requestLines(row) + codeBlock(exampleOf(method), "js") + errorLines(row) + aliasLine(row);
}

/// Ends a page in one line feed.
std::string finished(std::string text) {
  while (text.ends_with("\n\n")) text.pop_back();
  return text;
}

Page namespacePage(std::string_view root, const std::vector<Namespace>& spaces) {
  std::string text = std::string(kHeader) + "# `client." + std::string(root) + "`\n\n";
  for (const auto& [name, sentence] : kGuides) {
    if (name == root) text.append(sentence).append("\n\n");
  }
  for (const Namespace& space : spaces) {
    if (rootOf(space.path) != root) continue;
    for (const Method& method : space.methods) text += methodSection(method);
  }
  return {pageName(root), finished(text)};
}

Page typesPage() {
  std::string index;
  std::string sections;
  for (const Type* const type : divinci::allTypes()) {
    if (!index.empty()) index += ",\n";
    index += link(plainName(*type), '#' + anchorOf(type->name));
    sections += typeSection(*type);
  }
  return {"types.md",
          finished(std::string(kHeader) +
                   "# Types\n\n"
                   "How they are used at run time stands in [Types](../types.md). Unknown fields "
                   "are kept, and are no fault.\n\n" +
                   index + ".\n\n" + sections)};
}

Page constantsPage() {
  std::string code = constants();
  code.erase(0, code.find("/**"));
  code.pop_back();
  return {"constants.md", finished(std::string(kHeader) + "# Constants\n\n" + codeBlock(code))};
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

Page indexPage(const std::vector<Namespace>& spaces) {
  std::string text = std::string(kHeader) +
                     "# Reference\n\n"
                     "Every call of a `DivinciClient`, every [type](types.md) and the "
                     "[constants](constants.md).\n\n"
                     "| Namespace | Methods |\n|---|---|\n";
  for (const std::string_view root : rootsOf(spaces)) text += indexRow(root, spaces);
  text +=
      "\nSome calls have two names: that of the documentation, and that of the vendor's shipped "
      "client. Both work.\n\n| Documented | Also |\n|---|---|\n";
  for (const auto& [name, method] : divinci::sdk::kAliases) {
    text += "| `" + std::string(method) + "` | `" + std::string(name) + "` |\n";
  }
  return {"README.md", text};
}

}  // namespace

std::vector<Page> referencePages() {
  std::vector<Namespace> spaces = widgetNamespaces();
  spaces.append_range(sdkNamespaces());
  std::vector<Page> out = {indexPage(spaces), typesPage(), constantsPage()};
  for (const std::string_view root : rootsOf(spaces)) out.push_back(namespacePage(root, spaces));
  return out;
}

}  // namespace parley::generate
