#include "core/arguments.h"

namespace parley {

std::string list(std::initializer_list<std::string_view> values) {
  std::string out;
  for (const std::string_view value : values) {
    out += out.empty() ? '[' : ',';
    out += value.empty() ? "null" : value;
  }
  return out + ']';
}

std::string_view argument(std::string_view arguments, std::size_t index) {
  const auto elements = json::readArray(arguments);
  return elements && index < elements->size() ? (*elements)[index] : std::string_view();
}

json::Object object(std::string_view text) {
  return json::readObject(text).value_or(json::Object());
}

}  // namespace parley
