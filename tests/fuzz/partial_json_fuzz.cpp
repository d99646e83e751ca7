// JSON that ends anywhere. The first byte of an input says how the rest of it is cut into pieces,
// each of whole characters.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/json.h"
#include "core/partial_json.h"
#include "core/prototype_keys.h"
#include "core/support/edited_json.h"
#include "core/utf8.h"

namespace {

using parley::test::EditedJson;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

bool isContinuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

std::string valueInPieces(std::string_view text, std::uint32_t seed) {
  parley::PartialJson json;
  EditedJson value;
  const std::uint32_t longest = 1 + seed % 40;
  while (!text.empty()) {
    seed = seed * 1664525U + 1013904223U;
    std::size_t size = std::min<std::size_t>((seed >> 16U) % (longest + 1), text.size());
    while (size < text.size() && isContinuation(text[size])) ++size;
    json.push(text.substr(0, size));
    text.remove_prefix(size);
    const std::string edits = json.takeEdits();
    require(edits.empty() || parley::json::isValid(edits), "edits are JSON");
    value.apply(edits);
    require(value.text().empty() || parley::json::isValid(value.text()), "a value is JSON");
  }
  return value.text();
}

std::string valueAtOnce(std::string_view text) {
  parley::PartialJson json;
  EditedJson value;
  json.push(text);
  value.apply(json.takeEdits());
  return value.text();
}

/// Whether a number may be too large for a double, which the other reader refuses.
bool hasHugeNumber(std::string_view text) {
  constexpr std::size_t kLongest = 100;
  const auto isOf = [](char c, std::string_view class_) { return class_.contains(c); };
  std::size_t digits = 0;
  bool isPower = false;
  for (const char c : text) {
    const bool isDigit = isOf(c, "0123456789");
    digits = isDigit ? digits + 1 : 0;
    if (digits > (isPower ? 2 : kLongest)) return true;
    if (!isDigit && !isOf(c, "+-")) isPower = isOf(c, "eE");
  }
  return false;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string text =
      parley::utf8::sanitized({reinterpret_cast<const char*>(bytes) + 1, size - 1});
  if (hasHugeNumber(text)) return 0;
  const std::string value = valueAtOnce(text);
  require(valueInPieces(text, bytes[0]) == value, "a value does not depend on the pieces");
  require(value.empty() || !parley::json::reachesForPrototype(value), "no key reaches further");
  return 0;
}
