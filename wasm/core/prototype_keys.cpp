#include "core/prototype_keys.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "core/byte_scan.h"
#include "core/json.h"

namespace parley::json {

namespace {

/// Both names hold one of these, however they are spelt.
bool isSuspect(std::string_view text) {
  return text.contains("__proto__") || text.contains("prototype") || text.contains("\\u00");
}

std::string_view withoutSpace(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
}

/// Takes the string that `text` begins with.
std::string_view takeString(std::string_view& text) {
  std::size_t size = 1;
  while (text[size] != '"') {
    size += text[size] == '\\'
                ? 2
                : std::max<std::size_t>(
                      scan::until(text.substr(size), scan::JsonStringEnd{}).size(), 1);
  }
  const std::string_view string = text.substr(0, size + 1);
  text.remove_prefix(size + 1);
  return string;
}

}  // namespace

bool reachesForPrototype(std::string_view text) {
  if (!isSuspect(text)) return false;
  std::vector<bool> isConstructor;  // of the objects and arrays around
  bool afterConstructor = false;
  while (!text.empty()) {
    const char c = text.front();
    if (c == '"') {
      const std::string_view string = takeString(text);
      afterConstructor = false;
      if (!withoutSpace(text).starts_with(':')) continue;
      const auto name = decodeString(string);
      if (name == "__proto__" || (name == "prototype" && isConstructor.back())) return true;
      afterConstructor = name == "constructor";
      continue;
    }
    if (c == '{' || c == '[') {
      isConstructor.push_back(afterConstructor && c == '{');
      afterConstructor = false;
    } else if (c == '}' || c == ']') {
      isConstructor.pop_back();
    } else if (c == ',') {
      afterConstructor = false;
    }
    text.remove_prefix(1);
  }
  return false;
}

}  // namespace parley::json
