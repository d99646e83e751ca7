#include "generate/signature.h"

#include <algorithm>
#include <functional>
#include <vector>

namespace parley::generate {

namespace {

std::vector<std::string_view> splitNames(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

/// Parts types at the semicolons that stand outside of braces.
std::vector<std::string_view> splitTypes(std::string_view text) {
  std::vector<std::string_view> out;
  int depth = 0;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{') ++depth;
    if (text[at] == '}') --depth;
    if (text[at] != ';' || depth != 0) continue;
    out.push_back(text.substr(begin, at - begin));
    begin = std::min(at + 2, text.size());
  }
  if (begin < text.size()) out.push_back(text.substr(begin));
  return out;
}

bool isOptional(std::string_view type) { return type.starts_with('?'); }

}  // namespace

std::string_view methodOf(std::string_view name) { return name.substr(name.rfind('.') + 1); }

bool isWellTyped(const divinci::EndpointRow& row) {
  const auto types = splitTypes(row.types);
  return types.size() == splitNames(row.call.parameters).size() &&
         std::ranges::is_partitioned(types, std::not_fn(isOptional));
}

std::string signature(const divinci::EndpointRow& row) {
  const auto names = splitNames(row.call.parameters);
  const auto types = splitTypes(row.types);
  std::string out = std::string(methodOf(row.call.name)) + "(";
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ", ";
    out += names[i];
    out += isOptional(types[i]) ? "?: " : ": ";
    out += types[i].substr(isOptional(types[i]) ? 1 : 0);
  }
  return out + "): Promise<" + std::string(row.returns) + ">";
}

}  // namespace parley::generate
