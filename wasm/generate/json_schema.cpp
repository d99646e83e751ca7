#include "generate/json_schema.h"

#include <cmath>

#include "core/format.h"
#include "core/json.h"

namespace parley::generate {

namespace {

using schema::Field;
using schema::Kind;
using schema::Type;

std::string reference(const Type& type) {
  if (type.name.empty()) return jsonDefinition(type);
  return json::Writer().string("$ref", "#/$defs/" + std::string(plainName(type))).finish();
}

std::string stringList(std::span<const std::string_view> values) {
  std::string out;
  for (const std::string_view value : values) {
    if (!out.empty()) out += ',';
    out += json::quote(value);
  }
  return '[' + out + ']';
}

std::string literalList(std::span<const std::string_view> values) {
  std::string out;
  for (const std::string_view value : values) {
    if (!out.empty()) out += ',';
    out += value;
  }
  return '[' + out + ']';
}

/// `minLength` and `maxLength`, and the like.
void writeBounds(json::Writer& writer, const Type& type, const std::string& minimumName,
                 const std::string& maximumName) {
  if (std::isfinite(type.minimum)) writer.integer(minimumName, std::lround(type.minimum));
  if (std::isfinite(type.maximum)) writer.integer(maximumName, std::lround(type.maximum));
}

void writeNumber(json::Writer& writer, const Type& type) {
  writer.string("type", type.integer ? "integer" : "number");
  if (!type.values.empty()) writer.raw("enum", literalList(type.values));
  writeBounds(writer, type, "minimum", "maximum");
}

void writeString(json::Writer& writer, const Type& type) {
  writer.string("type", "string");
  const std::string_view pattern = patternOf(type.format);
  if (!pattern.empty()) writer.string("pattern", pattern);
  writeBounds(writer, type, "minLength", "maxLength");
}

void writeEnum(json::Writer& writer, const Type& type) {
  writer.string("type", "string");
  writer.raw(type.open ? "examples" : "enum", stringList(type.values));
}

void writeArray(json::Writer& writer, const Type& type) {
  writer.string("type", "array").raw("items", reference(*type.element));
  writeBounds(writer, type, "minItems", "maxItems");
}

void writeRecord(json::Writer& writer, const Type& type) {
  writer.string("type", "object").raw("additionalProperties", reference(*type.element));
  if (type.key != &schema::kString) writer.raw("propertyNames", reference(*type.key));
}

std::string property(const Field& field) {
  std::string text = reference(*field.type);
  if (field.description.empty()) return text;
  const std::string description = "\"description\":" + json::quote(field.description);
  if (text == "{}") return '{' + description + '}';
  return '{' + description + ',' + text.substr(1);
}

void writeObject(json::Writer& writer, const Type& type) {
  json::Writer properties;
  std::string required;
  for (const Field& field : allFields(type)) {
    properties.raw(field.name, property(field));
    if (field.optional || type.kind == Kind::kPartial) continue;
    if (!required.empty()) required += ',';
    required += json::quote(field.name);
  }
  writer.string("type", "object").raw("properties", properties.finish());
  if (!required.empty()) writer.raw("required", '[' + required + ']');
}

}  // namespace

std::string jsonDefinition(const Type& type) {
  json::Writer writer;
  if (!type.description.empty()) writer.string("description", type.description);
  switch (type.kind) {
    case Kind::kAny:
      break;
    case Kind::kBoolean:
      writer.string("type", "boolean");
      break;
    case Kind::kNumber:
      writeNumber(writer, type);
      break;
    case Kind::kString:
      writeString(writer, type);
      break;
    case Kind::kEnum:
      writeEnum(writer, type);
      break;
    case Kind::kArray:
      writeArray(writer, type);
      break;
    case Kind::kRecord:
      writeRecord(writer, type);
      break;
    case Kind::kObject:
    case Kind::kPartial:
      writeObject(writer, type);
      break;
    case Kind::kNullable:
      writer.raw("anyOf", '[' + reference(*type.element) + R"(,{"type":"null"}])");
      break;
  }
  return writer.finish();
}

std::string jsonSchemas(std::span<const Type* const> types) {
  std::string out = "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"$defs\":{\n";
  for (const Type* const type : types) {
    if (type != types.front()) out += ",\n";
    out += json::quote(plainName(*type)) + ": " + jsonDefinition(*type);
  }
  return out + "\n}}\n";
}

}  // namespace parley::generate
