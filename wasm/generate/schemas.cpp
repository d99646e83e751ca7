#include "generate/schemas.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "core/format.h"
#include "core/json.h"
#include "generate/json_schema.h"
#include "generate/typescript.h"

namespace parley::generate {

namespace {

using schema::Format;
using schema::Kind;
using schema::Type;

std::string constantOf(const Type& type) { return std::string(plainName(type)) + "Schema"; }

/// `PaginatedResponse<unknown>` of `PaginatedResponse<T>`.
std::string typeOf(const Type& type) {
  const std::string name(plainName(type));
  return name == type.name ? name : name + "<unknown>";
}

void addReferences(const Type& type, std::vector<const Type*>& out);

/// A part of a type: its name stands for it, when it has one.
void addPart(const Type& part, std::vector<const Type*>& out) {
  if (part.name.empty()) {
    addReferences(part, out);
  } else if (!std::ranges::contains(out, &part)) {
    out.push_back(&part);
  }
}

/// What the JSON Schema of a type refers to.
void addReferences(const Type& type, std::vector<const Type*>& out) {
  for (const schema::Field& field : allFields(type)) addPart(*field.type, out);
  if (type.kind == Kind::kPartial) return;
  if (type.element != nullptr) addPart(*type.element, out);
  if (type.key != nullptr) addPart(*type.key, out);
}

std::string constant(const Type& type) {
  std::vector<const Type*> references;
  addReferences(type, references);
  std::string parts;
  for (const Type* const part : references) {
    if (!parts.empty()) parts += ", ";
    parts += constantOf(*part);
  }
  return docComment(type.description, "") + "export const " + constantOf(type) + ": Schema<types." +
         typeOf(type) + "> = /* @__PURE__ */ new Schema(\n  " + json::quote(plainName(type)) +
         ",\n  " + jsonDefinition(type) + ",\n  [" + parts + "],\n);\n";
}

std::string guard(const Type& type) {
  const std::string name(plainName(type));
  const std::string article = std::string_view("AEIOU").contains(name.front()) ? "an" : "a";
  return docComment("Whether a value is " + article + " `" + name + "`.", "") +
         "export function is" + name + "(value: unknown): value is types." + typeOf(type) +
         " {\n  return schemas." + constantOf(type) + ".fits(value);\n}\n";
}

}  // namespace

std::string schemaConstants(std::span<const Type* const> types) {
  std::string out =
      "import { Schema } from \"../schema/schema.js\";\n"
      "import type * as types from \"./divinci.js\";\n";
  for (const Type* const type : types) out += "\n" + constant(*type);
  out += "\n" + docComment("The schema of every type, by the type's name.", "") +
         "export const schemas = {\n";
  for (const Type* const type : types) {
    out += "  " + std::string(plainName(*type)) + ": " + constantOf(*type) + ",\n";
  }
  return out + "} as const;\n";
}

std::string guards(std::span<const Type* const> types) {
  std::string out =
      "import type * as types from \"./divinci.js\";\n"
      "import * as schemas from \"./schemas.js\";\n";
  for (const Type* const type : types) {
    if (type->kind == Kind::kObject) out += "\n" + guard(*type);
  }
  return out;
}

std::string formatTexts() {
  constexpr auto kFormats =
      std::to_array({Format::kObjectId, Format::kIsoDate, Format::kHexColour, Format::kSessionId});
  std::string out =
      docComment("What people call the patterns of strings.", "") +
      "export const FORMATS: ReadonlyMap<string, string> = /* @__PURE__ */ new Map([\n";
  for (const Format format : kFormats) {
    out += "  [" + json::quote(patternOf(format)) + ", " + json::quote(describe(format)) + "],\n";
  }
  return out + "]);\n";
}

}  // namespace parley::generate
