#include "generate/markdown.h"

#include "generate/limits.h"
#include "generate/typescript.h"

namespace parley::generate {

namespace {

using schema::Field;
using schema::Kind;
using schema::Type;

/// The type with a name that a type without one is made of; nullptr when there is none.
const Type* namedPartOf(const Type& type) {
  if (!type.name.empty()) return &type;
  return type.element == nullptr ? nullptr : namedPartOf(*type.element);
}

std::string fieldType(const Type& type) {
  const std::string text = cell(typeReference(type));
  const Type* const named = namedPartOf(type);
  return named == nullptr ? '`' + text + '`' : link(text, '#' + anchorOf(named->name));
}

std::string fieldRow(const Field& field) {
  return "| `" + std::string(field.name) + (field.optional ? "?" : "") + "` | " +
         fieldType(*field.type) + " | " + cell(explain(field)) + " |\n";
}

/// What code has of a type at run time.
std::string runtimeNames(const Type& type) {
  const std::string name(plainName(type));
  const std::string schema = "Schema: `" + name + "Schema`";
  return schema + (type.kind == Kind::kObject ? ", guard: `is" + name + "`.\n\n" : ".\n\n");
}

}  // namespace

std::string anchorOf(std::string_view heading) {
  std::string out;
  for (const char c : heading) {
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-') out += c;
  }
  return out;
}

std::string codeBlock(std::string_view code, std::string_view language) {
  return "```" + std::string(language) + '\n' + std::string(code) + "\n```\n\n";
}

std::string link(std::string_view code, std::string_view target) {
  return "[`" + std::string(code) + "`](" + std::string(target) + ")";
}

std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) {
    text.insert(at, 1, '\\');
  }
  return text;
}

std::string pageName(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c < 'A' || c > 'Z') {
      out += c;
    } else {
      out += {'-', static_cast<char>(c - 'A' + 'a')};
    }
  }
  return out + ".md";
}

std::string typeSection(const Type& type, bool hasRuntimeType) {
  std::string out =
      "## `" + std::string(type.name) + "`\n\n" + std::string(type.description) + "\n\n";
  if (type.kind == Kind::kObject) {
    out += "| Field | Type | |\n|---|---|---|\n";
    for (const Field& field : allFields(type)) out += fieldRow(field);
    out += '\n';
  } else if (type.kind != Kind::kAny || !type.script.empty()) {
    out += codeBlock(typeSpelling(type));
  }
  return hasRuntimeType ? out + runtimeNames(type) : out;
}

}  // namespace parley::generate
