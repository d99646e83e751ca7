#include "generate/typescript.h"

#include "core/json.h"
#include "generate/limits.h"

namespace parley::generate {

namespace {

using schema::Field;
using schema::Kind;
using schema::Type;

std::string choice(const Type& type) {
  std::string out;
  for (const std::string_view value : type.values) {
    if (!out.empty()) out += " | ";
    out += type.kind == Kind::kEnum ? json::quote(value) : std::string(value);
  }
  // An open enum is any string, yet editors go on to propose the known ones.
  if (type.open) out += " | (string & {})";
  return out;
}

std::string fieldDeclaration(const Field& field) {
  std::string out(field.name);
  if (field.optional) out += '?';
  return out + ": " + typeReference(*field.type);
}

constexpr std::string_view kUnknownFields = "[key: string]: unknown";

std::string inlineObject(const Type& type) {
  std::string out = "{ ";
  for (const Field& field : type.fields) out += fieldDeclaration(field) + "; ";
  if (type.open) out.append(kUnknownFields).append("; ");
  return out + "}";
}

std::string arrayOf(const Type& item) {
  const std::string inner = typeReference(item);
  return inner.contains(" | ") ? "(" + inner + ")[]" : inner + "[]";
}

std::string interfaceDeclaration(const Type& type) {
  std::string out = "export interface " + std::string(type.name);
  if (type.base != nullptr) out += " extends " + typeReference(*type.base);
  out += " {\n";
  for (const Field& field : type.fields) {
    out += docComment(explain(field), "  ") + "  " + fieldDeclaration(field) + ";\n";
  }
  if (type.open) out.append("  ").append(kUnknownFields).append(";\n");
  return out + "}\n";
}

}  // namespace

std::string typeReference(const Type& type) {
  return type.name.empty() ? typeSpelling(type) : std::string(type.name);
}

std::string typeSpelling(const Type& type) {
  switch (type.kind) {
    case Kind::kAny:
      return type.script.empty() ? "unknown" : std::string(type.script);
    case Kind::kBoolean:
      return "boolean";
    case Kind::kNumber:
      return type.values.empty() ? "number" : choice(type);
    case Kind::kString:
      return "string";
    case Kind::kEnum:
      return choice(type);
    case Kind::kArray:
      return arrayOf(*type.element);
    case Kind::kRecord:
      return "Record<" + typeReference(*type.key) + ", " + typeReference(*type.element) + ">";
    case Kind::kPartial:
      return "Partial<" + typeReference(*type.element) + ">";
    case Kind::kNullable:
      return typeReference(*type.element) + " | null";
    case Kind::kObject:
      return inlineObject(type);
  }
  return {};
}

std::string declaration(const Type& type) {
  const std::string comment = docComment(type.description, "");
  if (type.kind == Kind::kObject) return comment + interfaceDeclaration(type);
  return comment + "export type " + std::string(type.name) + " = " + typeSpelling(type) + ";\n";
}

std::string docComment(std::string_view text, std::string_view indent) {
  if (text.empty()) return {};
  return std::string(indent) + "/** " + std::string(text) + " */\n";
}

}  // namespace parley::generate
