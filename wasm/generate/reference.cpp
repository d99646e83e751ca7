#include "generate/reference.h"

#include <algorithm>

#include "divinci/types.h"
#include "generate/limits.h"
#include "generate/namespaces.h"
#include "generate/signature.h"
#include "generate/typescript.h"

namespace parley::generate {

namespace {

using divinci::EndpointRow;
using schema::Field;
using schema::Kind;
using schema::Type;

/// What must have happened before a call.
std::string conditions(const EndpointRow& row) {
  std::string out;
  if ((row.call.traits & divinci::kNeedsToken) != 0) out += " Needs the gate to be passed.";
  if ((row.call.traits & divinci::kNeedsTranscript) != 0) out += " Needs an answered message.";
  return out;
}

std::string methodSection(const Method& method) {
  const EndpointRow& row = *method.row;
  return "#### `" + signature(row, methodOf(method.name)) + "`\n\n" + std::string(row.summary) +
         conditions(row) + "\n\n    " + std::string(methodName(row.call.method)) + " " +
         shownRoute(row.call.path) + "\n\n";
}

/// Text in a cell of a table.
std::string cell(std::string text) {
  for (std::size_t at = text.find('|'); at != std::string::npos; at = text.find('|', at + 2)) {
    text.insert(at, 1, '\\');
  }
  return text;
}

std::string fieldRow(const Field& field) {
  return "| `" + std::string(field.name) + (field.optional ? "?" : "") + "` | `" +
         cell(typeReference(*field.type)) + "` | " + cell(explain(field)) + " |\n";
}

std::string typeSection(const Type& type) {
  std::string out =
      "### `" + std::string(type.name) + "`\n\n" + std::string(type.description) + "\n\n";
  if (type.kind == Kind::kAny && type.script.empty()) return out;
  if (type.kind != Kind::kObject) return out + "    " + typeSpelling(type) + "\n\n";
  out += "| Field | Type | |\n|---|---|---|\n";
  for (const Field& field : allFields(type)) out += fieldRow(field);
  return out + "\n";
}

}  // namespace

std::string divinciReference() {
  std::string out = "# Divinci: calls and types\n\n## Calls\n\n";
  std::vector<Namespace> spaces = widgetNamespaces();
  spaces.append_range(sdkNamespaces());
  for (const Namespace& space : spaces) {
    out += "### `client." + shownPath(space) + "`\n\n";
    for (const Method& method : space.methods) out += methodSection(method);
  }
  out += "## Types\n\n";
  for (const Type* const type : divinci::allTypes()) out += typeSection(*type);
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace parley::generate
