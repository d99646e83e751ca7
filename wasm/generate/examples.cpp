#include "generate/examples.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "divinci/types.h"
#include "generate/signature.h"
#include "imbrace/types.h"

namespace parley::generate {

namespace {

using schema::Kind;
using schema::Type;

constexpr std::string_view kObjectId = R"("6a1b2c3d4e5f60718293a4b5")";
constexpr std::size_t kLineLength = 96;

/// Of the members of what is not described further.
constexpr std::string_view kSomeObject = "{ /* … */ }";

/// What may stand for a name; empty when there is nothing special.
std::string_view valueFor(std::string_view name) {
  constexpr auto kValues = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"content", R"("What are your opening hours?")"},
      {"prompt", R"("What are your opening hours?")"},
      {"email", R"("ada@example.com")"},
      {"url", R"("https://example.com/talk.mp3")"},
      {"code", R"("123456")"},
      {"otpCode", R"("123456")"},
      {"workspaceId", R"("ws_123")"},
      {"path", R"("/ai-chat/6a1b2c3d4e5f60718293a4b5/transcript")"},
      {"title", R"("Opening hours")"},
      {"name", R"("Opening hours")"},
      {"feedback", R"("That helped")"},
      {"rating", "5"},
      {"version", "1"},
  });
  const auto found =
      std::ranges::find(kValues, name, &std::pair<std::string_view, std::string_view>::first);
  return found == kValues.end() ? std::string_view() : found->second;
}

std::string textFor(std::string_view name) {
  if (const std::string_view value = valueFor(name); value.starts_with('"')) {
    return std::string(value);
  }
  const bool isId = name == "id" || name.ends_with("Id");
  return isId ? std::string(kObjectId) : R"("…")";
}

/// Of a type that says nothing of its values, but perhaps what TypeScript calls it.
std::string anythingFor(std::string_view name, std::string_view script = {}) {
  if (script == "Blob") return R"(new File(["…"], "talk.mp3"))";
  const std::string_view value = valueFor(name);
  return std::string(value.empty() ? kSomeObject : value);
}

/// The type of a name, whichever vendor's.
const Type* findType(std::string_view name) {
  const Type* const found = divinci::findType(name);
  return found != nullptr ? found : imbrace::findType(name);
}

/// The members that are shown of an object.
struct Members {
  std::vector<std::string> required;
  std::string first;  ///< In place of required ones, when there are none.

  void add(std::string member, bool optional) {
    if (first.empty()) first = member;
    if (!optional) required.push_back(std::move(member));
  }

  [[nodiscard]] std::string finish() const {
    if (required.empty()) return first.empty() ? std::string(kSomeObject) : "{ " + first + " }";
    std::string out;
    for (const std::string& member : required) out += (out.empty() ? "{ " : ", ") + member;
    return out + " }";
  }
};

std::string sampleOf(const Type& type, std::string_view name);

std::string numberOf(const Type& type) {
  if (!type.values.empty()) return std::string(type.values.back());
  return std::to_string(std::isfinite(type.minimum) ? std::lround(type.minimum) : 1);
}

std::string stringOf(const Type& type, std::string_view name) {
  switch (type.format) {
    case schema::Format::kObjectId:
      return std::string(kObjectId);
    case schema::Format::kIsoDate:
      return R"("2026-01-31")";
    case schema::Format::kHexColour:
      return R"("#0a6cff")";
    default:
      return textFor(name);
  }
}

void addMembers(const Type& type, Members& out) {
  for (const schema::Field& field : allFields(type)) {
    const bool optional = field.optional || type.kind == Kind::kPartial;
    out.add(std::string(field.name) + ": " + sampleOf(*field.type, field.name), optional);
  }
}

std::string sampleOf(const Type& type, std::string_view name) {
  switch (type.kind) {
    case Kind::kBoolean:
      return "true";
    case Kind::kNumber:
      return numberOf(type);
    case Kind::kString:
      return stringOf(type, name);
    case Kind::kEnum:
      return json::quote(type.values.front());
    case Kind::kArray:
      return type.minimum >= 1 ? '[' + sampleOf(*type.element, name) + ']' : "[]";
    case Kind::kNullable:
      return "null";
    case Kind::kObject:
    case Kind::kPartial: {
      Members members;
      addMembers(type, members);
      return members.finish();
    }
    default:
      return anythingFor(name, type.script);
  }
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

/// Parts a type at the marks that stand outside of brackets.
std::vector<std::string_view> parts(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (std::string_view("{(<").contains(text[at])) ++depth;
    if (std::string_view("})").contains(text[at])) --depth;
    if (text[at] == '>' && at > 0 && text[at - 1] != '=') --depth;
    if (text[at] != mark || depth != 0) continue;
    out.push_back(trimmed(text.substr(begin, at - begin)));
    begin = at + 1;
  }
  out.push_back(trimmed(text.substr(begin)));
  std::erase(out, std::string_view());
  return out;
}

std::string sampleOf(std::string_view type, std::string_view name);

/// `keyId: string; name?: string` of an object that is spelt out.
void addMembers(std::string_view fields, Members& out) {
  for (const std::string_view field : parts(fields, ';')) {
    const std::size_t colon = field.find(':');
    std::string_view name = field.substr(0, colon);
    const bool optional = name.ends_with('?');
    if (optional) name.remove_suffix(1);
    out.add(std::string(name) + ": " + sampleOf(trimmed(field.substr(colon + 1)), name), optional);
  }
}

/// One that is a name, or `{ … }`; of what else there is nothing is demanded.
void addObject(std::string_view type, Members& out) {
  if (type.starts_with('{')) {
    addMembers(type.substr(1, type.size() - 2), out);
  } else if (const Type* const named = findType(type); named != nullptr) {
    addMembers(*named, out);
  }
}

/// A value of a type as TypeScript spells it.
std::string sampleOf(std::string_view type, std::string_view name) {
  if (type == "string") return textFor(name);
  if (type == "number") return "0";
  if (type == "boolean") return "true";
  if (type == "unknown") return anythingFor(name);
  if (type == "FormData") return "new FormData()";
  if (type == "string[]") return "[" + textFor(name) + "]";
  if (type.ends_with("[]")) return "[]";
  if (type.starts_with('(') && type.ends_with("=> unknown")) return "console.log";
  if (type.starts_with('(')) return R"(async () => "From nine to five.")";
  if (type.ends_with("| undefined")) return "undefined";
  const Type* const named = findType(type);
  if (named != nullptr && named->kind != Kind::kObject) return sampleOf(*named, name);
  Members members;
  for (const std::string_view part : parts(type, '&')) addObject(part, members);
  return members.finish();
}

/// The arguments of a call, from one parameter to before another: required ones alone.
std::string argumentsOf(const std::vector<Parameter>& parameters, std::size_t begin,
                        std::size_t end) {
  std::string out;
  for (std::size_t at = begin; at < end; ++at) {
    const auto& [name, type, optional] = parameters[at];
    if (optional) break;
    if (!out.empty()) out += ", ";
    out += sampleOf(type, name);
  }
  return out;
}

}  // namespace

std::string exampleOf(const Method& method) {
  const std::vector<Parameter> parameters = parametersOf(*method.row);
  const std::size_t scope = isScoped(*method.row) ? 1 : 0;
  const bool isLoopedOver = method.row->returns.starts_with("=AsyncGenerator");
  std::string call = isLoopedOver ? "client." : "await client.";
  call += method.name.substr(0, method.name.rfind('.'));
  if (scope > 0) call += '(' + argumentsOf(parameters, 0, scope) + ')';
  call += '.' + std::string(methodOf(method.name));
  const std::string arguments = argumentsOf(parameters, scope, parameters.size());
  if (method.row->returns != "void") call.insert(0, "const answer = ");
  if (call.size() + arguments.size() + 3 <= kLineLength) return call + '(' + arguments + ");";
  std::string lines;
  for (const std::string_view argument : parts(arguments, ',')) {
    lines += "  " + std::string(argument) + ",\n";
  }
  return call + "(\n" + lines + ");";
}

}  // namespace parley::generate
