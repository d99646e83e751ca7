#include "core/validator.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

#include "core/format.h"
#include "core/json.h"

namespace parley::schema {

namespace {

/// What a JSON text holds, by its first character.
std::string_view kindOf(std::string_view text) {
  switch (text.front()) {
    case '{':
      return "object";
    case '[':
      return "array";
    case '"':
      return "string";
    case 't':
    case 'f':
      return "boolean";
    case 'n':
      return "null";
    default:
      return "number";
  }
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\r";
  const std::size_t begin = std::min(text.find_first_not_of(kSpace), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kSpace) + 1);
}

double numberOf(std::string_view text) { return std::strtod(std::string(text).c_str(), nullptr); }

/// Of UTF-8, as JSON Schema counts a string's length.
std::size_t codePoints(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// As people write it: `8`, `0.5`.
std::string show(double number) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.15g", number);
  return text.data();
}

std::string listed(std::span<const std::string_view> values) {
  std::string out;
  for (const std::string_view value : values) {
    if (!out.empty()) out += ", ";
    out += value;
  }
  return out;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isWordCharacter(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return (lower >= 'a' && lower <= 'z') || isDigit(c) || c == '_' || c == '$';
}
bool isIdentifier(std::string_view name) {
  return !name.empty() && !isDigit(name.front()) && std::ranges::all_of(name, isWordCharacter);
}

class Validator {
 public:
  void check(const Type& type, std::string_view text);
  [[nodiscard]] std::vector<Fault> finish() { return std::move(faults_); }

 private:
  [[nodiscard]] bool isFull() const { return faults_.size() >= kMaxFaults; }

  void fault(std::string_view code, std::string message) {
    if (!isFull()) faults_.push_back({path_, code, std::move(message)});
  }

  bool expect(std::string_view kind, std::string_view text) {
    const std::string_view got = kindOf(text);
    if (got == kind) return true;
    fault(fault_code::kInvalidType,
          "Expected " + std::string(kind) + ", got " + std::string(got) + ".");
    return false;
  }

  void checkNumber(const Type& type, std::string_view text);
  void checkString(const Type& type, std::string_view text);
  void checkEnum(const Type& type, std::string_view text);
  void checkArray(const Type& type, std::string_view text);
  void checkRecord(const Type& type, std::string_view text);
  void checkObject(const Type& type, std::string_view text);
  void checkBounds(const Type& type, double value, std::string_view what);

  /// Checks a part of the value at hand; its place in there is told as it is added to the path.
  void checkAt(std::string_view step, const Type& type, std::string_view text) {
    const std::size_t length = path_.size();
    path_ += step;
    check(type, text);
    path_.resize(length);
  }

  [[nodiscard]] std::string step(std::string_view name) const {
    if (!isIdentifier(name)) return '[' + json::quote(name) + ']';
    return path_.empty() ? std::string(name) : '.' + std::string(name);
  }

  std::vector<Fault> faults_;
  std::string path_;
};

void Validator::check(const Type& type, std::string_view text) {
  switch (type.kind) {
    case Kind::kAny:
      break;
    case Kind::kBoolean:
      expect("boolean", text);
      break;
    case Kind::kNumber:
      checkNumber(type, text);
      break;
    case Kind::kString:
      checkString(type, text);
      break;
    case Kind::kEnum:
      checkEnum(type, text);
      break;
    case Kind::kArray:
      checkArray(type, text);
      break;
    case Kind::kRecord:
      checkRecord(type, text);
      break;
    case Kind::kObject:
    case Kind::kPartial:
      checkObject(type, text);
      break;
    case Kind::kNullable:
      if (text != "null") check(*type.element, text);
      break;
  }
}

void Validator::checkNumber(const Type& type, std::string_view text) {
  if (!expect("number", text)) return;
  const double value = numberOf(text);
  if (type.integer && value != std::trunc(value)) {
    fault(fault_code::kInvalidType, "Expected an integer.");
  }
  if (!type.values.empty() && !std::ranges::contains(type.values, value, numberOf)) {
    fault(fault_code::kInvalidEnum, "Expected one of: " + listed(type.values) + ".");
  }
  checkBounds(type, value, "a number");
}

void Validator::checkString(const Type& type, std::string_view text) {
  if (!expect("string", text)) return;
  const std::string value = json::decodeString(text).value_or(std::string());
  if (!matches(type.format, value)) {
    fault(fault_code::kInvalidFormat, "Expected " + std::string(describe(type.format)) + ".");
  }
  checkBounds(type, static_cast<double>(codePoints(value)), "a length");
}

void Validator::checkEnum(const Type& type, std::string_view text) {
  if (!expect("string", text) || type.open) return;
  if (std::ranges::contains(type.values, json::decodeString(text).value_or(std::string()))) return;
  fault(fault_code::kInvalidEnum, "Expected one of: " + listed(type.values) + ".");
}

void Validator::checkArray(const Type& type, std::string_view text) {
  if (!expect("array", text)) return;
  const auto items = json::readArray(text);
  if (!items) return;
  checkBounds(type, static_cast<double>(items->size()), "a number of items");
  for (std::size_t i = 0; i < items->size() && !isFull(); ++i) {
    checkAt('[' + std::to_string(i) + ']', *type.element, (*items)[i]);
  }
}

void Validator::checkRecord(const Type& type, std::string_view text) {
  if (!expect("object", text)) return;
  const auto object = json::readObject(text);
  if (!object) return;
  for (const json::Member& member : object->members()) {
    if (isFull()) return;
    checkAt(step(member.name), *type.key, json::quote(member.name));
    checkAt(step(member.name), *type.element, member.value);
  }
}

void Validator::checkObject(const Type& type, std::string_view text) {
  if (!expect("object", text)) return;
  const auto object = json::readObject(text);
  if (!object) return;
  for (const Field& field : allFields(type)) {
    const std::string_view value = (*object)[field.name];
    if (!value.empty()) {
      checkAt(step(field.name), *field.type, value);
    } else if (!field.optional && type.kind != Kind::kPartial) {
      const std::size_t length = path_.size();
      path_ += step(field.name);
      fault(fault_code::kRequired, "Required.");
      path_.resize(length);
    }
  }
}

void Validator::checkBounds(const Type& type, double value, std::string_view what) {
  if (value < type.minimum) {
    fault(fault_code::kTooSmall,
          "Expected " + std::string(what) + " of at least " + show(type.minimum) + ".");
  }
  if (value > type.maximum) {
    fault(fault_code::kTooBig,
          "Expected " + std::string(what) + " of at most " + show(type.maximum) + ".");
  }
}

}  // namespace

std::vector<Fault> validate(const Type& type, std::string_view json) {
  if (!json::isValid(json)) return {{"", fault_code::kInvalidJson, "Expected JSON."}};
  Validator validator;
  validator.check(type, trimmed(json));
  return validator.finish();
}

}  // namespace parley::schema
