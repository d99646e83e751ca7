#include "generate/limits.h"

#include <cmath>

#include "core/format.h"

namespace parley::generate {

namespace {

using schema::Kind;
using schema::Type;

/// With a comma between thousands: `128,000`.
std::string show(double number) {
  std::string digits = std::to_string(std::lround(number));
  for (std::size_t at = digits.size(); at > 3; at -= 3) {
    if (digits[at - 4] != '-') digits.insert(at - 3, ",");
  }
  return digits;
}

/// `at most 5 items`; `one` and `many` name what is counted, with a space in front.
std::string range(const Type& type, std::string_view one, std::string_view many) {
  const bool below = std::isfinite(type.minimum);
  const bool above = std::isfinite(type.maximum);
  if (!below && !above) return {};
  const double last = above ? type.maximum : type.minimum;
  const std::string unit(last == 1 ? one : many);
  if (below && above && type.minimum == type.maximum) return show(last) + unit;
  if (below && above) return show(type.minimum) + " to " + show(last) + unit;
  return (above ? "at most " : "at least ") + show(last) + unit;
}

std::string ofString(const Type& type) {
  if (type.format != schema::Format::kNone) return std::string(describe(type.format));
  return range(type, " character", " characters");
}

std::string ofArray(const Type& type) {
  std::string whole = range(type, " item", " items");
  const std::string each = limitsOf(*type.element);
  if (each.empty()) return whole;
  return whole.empty() ? "each: " + each : whole + ", each: " + each;
}

}  // namespace

std::string limitsOf(const Type& type) {
  if (!type.name.empty()) return {};
  switch (type.kind) {
    case Kind::kNumber:
      return range(type, "", "");
    case Kind::kString:
      return ofString(type);
    case Kind::kArray:
      return ofArray(type);
    case Kind::kNullable:
      return limitsOf(*type.element);
    default:
      return {};
  }
}

std::string explain(const schema::Field& field) {
  std::string out(field.description);
  std::string limits = limitsOf(*field.type);
  if (limits.empty()) return out;
  if (limits.front() >= 'a' && limits.front() <= 'z') limits.front() ^= 0x20;
  if (!out.empty()) out += ' ';
  return out + limits + '.';
}

}  // namespace parley::generate
