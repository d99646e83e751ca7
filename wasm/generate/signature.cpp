#include "generate/signature.h"

#include <algorithm>
#include <functional>
#include <ranges>
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

/// One parameter as TypeScript declares it.
std::string declared(const Parameter& parameter) {
  return std::string(parameter.name) + (parameter.optional ? "?: " : ": ") +
         std::string(parameter.type);
}

std::string returnType(const EndpointRow& row) {
  const bool isAtOnce = row.returns.starts_with('=');
  return isAtOnce ? std::string(row.returns.substr(1))
                  : "Promise<" + std::string(row.returns) + ">";
}

/// How many of the parameters belong to the namespace.
std::size_t scopeSize(const EndpointRow& row) { return isScoped(row) ? 1 : 0; }

}  // namespace

std::string_view methodOf(std::string_view name) { return name.substr(name.rfind('.') + 1); }

bool isScoped(const EndpointRow& row) { return (row.call.traits & kScoped) != 0; }

bool isWellTyped(const EndpointRow& row) {
  const auto types = splitTypes(row.types);
  return types.size() == splitNames(row.call.parameters).size() && types.size() >= scopeSize(row) &&
         std::ranges::is_partitioned(types | std::views::drop(scopeSize(row)),
                                     std::not_fn(isOptional));
}

std::vector<Parameter> parametersOf(const EndpointRow& row) {
  const auto names = splitNames(row.call.parameters);
  const auto types = splitTypes(row.types);
  std::vector<Parameter> out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool optional = isOptional(types[i]);
    out.push_back({names[i], types[i].substr(optional ? 1 : 0), optional});
  }
  return out;
}

std::string scopeParameter(const EndpointRow& row) { return declared(parametersOf(row).front()); }

std::string signature(const EndpointRow& row, std::string_view name, std::string_view options) {
  std::string parameters;
  std::vector<Parameter> all = parametersOf(row);
  if (!options.empty()) all.push_back({"options", options, true});
  for (const Parameter& parameter : all | std::views::drop(scopeSize(row))) {
    if (!parameters.empty()) parameters += ", ";
    parameters += declared(parameter);
  }
  return std::string(name) + "(" + parameters + "): " + returnType(row);
}

std::string shownRoute(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t open = std::min(path.find('{'), path.size());
    out += path.substr(0, open);
    path.remove_prefix(open);
    if (path.empty()) break;
    const std::string_view sources = path.substr(1, path.find('}') - 1);
    const std::string_view first = sources.substr(0, sources.find('|'));
    out += '{' + std::string(first.substr(first.find_last_of(".@") + 1)) + '}';
    path.remove_prefix(sources.size() + 2);
  }
  return out;
}

}  // namespace parley::generate
