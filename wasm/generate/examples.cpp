#include "generate/examples.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json.h"
#include "generate/signature.h"

namespace parley::generate {

namespace {

using schema::Kind;
using schema::Type;

constexpr std::size_t kLineLength = 96;

/// Of the members of what is not described further.
constexpr std::string_view kSomeObject = "{ /* … */ }";

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

std::string numberOf(const Type& type) {
  if (!type.values.empty()) return std::string(type.values.back());
  return std::to_string(std::isfinite(type.minimum) ? std::lround(type.minimum) : 1);
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
    if (std::string_view("{(<[").contains(text[at])) ++depth;
    if (std::string_view("})]").contains(text[at])) --depth;
    if (text[at] == '>' && at > 0 && text[at - 1] != '=') --depth;
    if (text[at] != mark || depth != 0) continue;
    out.push_back(trimmed(text.substr(begin, at - begin)));
    begin = at + 1;
  }
  out.push_back(trimmed(text.substr(begin)));
  std::erase(out, std::string_view());
  return out;
}

/// `name: value`, or the name alone where the value is called so.
std::string member(std::string_view name, const std::string& value) {
  return value == name ? value : std::string(name) + ": " + value;
}

/// `assistantId` of `assistant_id`.
std::string inCamelCase(std::string_view name) {
  std::string out;
  bool begins = false;
  for (const char c : name) {
    if (c != '_') out += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins = c == '_';
  }
  return out;
}

/// Values of a vendor's types.
class Sampler {
 public:
  explicit Sampler(const Vendor& vendor) : vendor_(vendor) {}

  /// A value of a type as TypeScript spells it.
  [[nodiscard]] std::string sampleOf(std::string_view type, std::string_view name) const {
    if (type == "string") return textFor(name);
    if (type == "number") return "0";
    if (type == "boolean") return "true";
    if (type == "unknown") return anythingFor(name);
    if (type == "FormData") return "new FormData()";
    if (type.ends_with("[]")) return listOf(name, type == "string[]" ? textFor(name) : "");
    if (type.starts_with('(') && type.ends_with("=> unknown")) return "console.log";
    if (type.starts_with('(')) return R"(async () => "From nine to five.")";
    if (type.ends_with("| undefined")) return "undefined";
    const Type* const named = findType(type);
    if (named != nullptr && named->kind != Kind::kObject) return sampleOf(*named, name);
    Members members;
    for (const std::string_view part : parts(type, '&')) addObject(part, members);
    return members.finish();
  }

 private:
  [[nodiscard]] std::string sampleOf(const Type& type, std::string_view name) const {
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
        return listOf(name, type.minimum >= 1 ? sampleOf(*type.element, name) : "");
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

  /// What may stand for a name; empty when there is nothing special.
  [[nodiscard]] std::string_view valueFor(std::string_view name) const {
    const auto found =
        std::ranges::find(vendor_.samples, name, [](const auto& pair) { return pair.first; });
    return found == vendor_.samples.end() ? std::string_view() : found->second;
  }

  [[nodiscard]] std::string textFor(std::string_view name) const {
    if (const std::string_view value = valueFor(name); value.starts_with('"')) {
      return std::string(value);
    }
    const bool isId = name == "id" || name.ends_with("Id") || name.ends_with("_id");
    if (!isId) return R"("…")";
    return vendor_.sampleId.empty() ? inCamelCase(name) : std::string(vendor_.sampleId);
  }

  /// Of a type that says nothing of its values, but perhaps what TypeScript calls it.
  [[nodiscard]] std::string anythingFor(std::string_view name, std::string_view script = {}) const {
    if (script == "Blob") return R"(new File(["…"], "talk.mp3"))";
    const std::string_view value = valueFor(name);
    return std::string(value.empty() ? kSomeObject : value);
  }

  [[nodiscard]] std::string stringOf(const Type& type, std::string_view name) const {
    switch (type.format) {
      case schema::Format::kObjectId:
        return std::string(vendor_.sampleId);
      case schema::Format::kIsoDate:
        return R"("2026-01-31")";
      case schema::Format::kHexColour:
        return R"("#0a6cff")";
      default:
        return textFor(name);
    }
  }

  /// What may stand for a list of a name; else one with a certain element, or with none.
  [[nodiscard]] std::string listOf(std::string_view name, const std::string& element) const {
    const std::string_view value = valueFor(name);
    return value.starts_with('[') ? std::string(value) : '[' + element + ']';
  }

  void addMembers(const Type& type, Members& out) const {
    for (const schema::Field& field : allFields(type)) {
      const bool optional = field.optional || type.kind == Kind::kPartial;
      out.add(member(field.name, sampleOf(*field.type, field.name)), optional);
    }
  }

  /// `keyId: string; name?: string` of an object that is spelt out.
  void addMembers(std::string_view fields, Members& out) const {
    for (const std::string_view field : parts(fields, ';')) {
      const std::size_t colon = field.find(':');
      std::string_view name = field.substr(0, colon);
      const bool optional = name.ends_with('?');
      if (optional) name.remove_suffix(1);
      out.add(member(name, sampleOf(trimmed(field.substr(colon + 1)), name)), optional);
    }
  }

  /// One that is a name, or `{ … }`; of what else there is nothing is demanded. A part of an object
  /// is shown as the whole.
  void addObject(std::string_view type, Members& out) const {
    constexpr std::string_view kPartOf = "Partial<";
    if (type.starts_with(kPartOf) && type.ends_with('>')) {
      addObject(type.substr(kPartOf.size(), type.size() - kPartOf.size() - 1), out);
    } else if (type.starts_with('{')) {
      addMembers(type.substr(1, type.size() - 2), out);
    } else if (const Type* const named = findType(type); named != nullptr) {
      addMembers(*named, out);
    }
  }

  [[nodiscard]] const Type* findType(std::string_view name) const {
    const auto found =
        std::ranges::find(vendor_.types, name, [](const Type* type) { return plainName(*type); });
    return found == vendor_.types.end() ? nullptr : *found;
  }

  const Vendor& vendor_;
};

/// The arguments of a call, from one parameter to before another: required ones alone.
std::string argumentsOf(const Sampler& sampler, const std::vector<Parameter>& parameters,
                        std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t at = begin; at < end; ++at) {
    const auto& [name, type, optional] = parameters[at];
    if (optional) break;
    if (!out.empty()) out += ", ";
    out += sampler.sampleOf(type, name);
  }
  return out;
}

/// A call with its arguments, in lines of their own where one is too short.
std::string called(const std::string& call, const std::string& arguments) {
  if (call.size() + arguments.size() + 3 <= kLineLength) return call + '(' + arguments + ')';
  std::string lines;
  for (const std::string_view argument : parts(arguments, ',')) {
    lines += "  " + std::string(argument) + ",\n";
  }
  return call + "(\n" + lines + ')';
}

/// Those that the vendor's table has for a method; empty when it has none.
std::string_view knownArguments(const Method& method, const Vendor& vendor) {
  const auto found =
      std::ranges::find(vendor.arguments, method.name, [](const auto& pair) { return pair.first; });
  return found == vendor.arguments.end() ? std::string_view() : found->second;
}

}  // namespace

std::string exampleOf(const Method& method, const Vendor& vendor) {
  const Sampler sampler(vendor);
  const std::vector<Parameter> parameters = parametersOf(*method.row);
  const std::size_t scope = isScoped(*method.row) ? 1 : 0;
  std::string call = "client." + std::string(method.name.substr(0, method.name.rfind('.')));
  if (scope > 0) call += '(' + argumentsOf(sampler, parameters, 0, scope) + ')';
  call += '.' + std::string(methodOf(method.name));
  const std::string_view known = knownArguments(method, vendor);
  const std::string arguments = known.empty()
                                    ? argumentsOf(sampler, parameters, scope, parameters.size())
                                    : std::string(known);
  if (method.row->returns.starts_with("=AsyncGenerator")) {
    const std::string pieces = called("const pieces = " + call, arguments);
    return pieces + ";\nfor await (const piece of pieces) console.log(piece);";
  }
  const bool answers = method.row->returns != "void";
  return called((answers ? "const answer = await " : "await ") + call, arguments) + ';';
}

}  // namespace parley::generate
