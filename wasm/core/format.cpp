#include "core/format.h"

#include <algorithm>

namespace parley::schema {

namespace {

constexpr std::size_t kObjectIdDigits = 24;
constexpr std::size_t kSessionIdMinimum = 8;
constexpr std::size_t kSessionIdMaximum = 128;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHexDigit(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return isDigit(c) || (lower >= 'a' && lower <= 'f');
}
bool isSessionIdCharacter(char c) {
  const char lower = static_cast<char>(c | 0x20);
  return isDigit(c) || (lower >= 'a' && lower <= 'z') || c == '_' || c == '-';
}

bool isObjectId(std::string_view text) {
  return text.size() == kObjectIdDigits && std::ranges::all_of(text, isHexDigit);
}

bool isHexColour(std::string_view text) {
  return (text.size() == 4 || text.size() == 7) && text.front() == '#' &&
         std::ranges::all_of(text.substr(1), isHexDigit);
}

bool isSessionId(std::string_view text) {
  return text.size() >= kSessionIdMinimum && text.size() <= kSessionIdMaximum &&
         std::ranges::all_of(text, isSessionIdCharacter);
}

/// Reads a date from its front, piece by piece.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool atEnd() const { return rest_.empty(); }

  bool take(char wanted) {
    if (!rest_.starts_with(wanted)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool takeDigits(std::size_t count, int minimum, int maximum) {
    if (rest_.size() < count) return false;
    int value = 0;
    for (const char c : rest_.substr(0, count)) {
      if (!isDigit(c)) return false;
      value = value * 10 + (c - '0');
    }
    rest_.remove_prefix(count);
    return value >= minimum && value <= maximum;
  }

  bool takeFraction() {
    const std::size_t end = std::min(rest_.find_first_not_of("0123456789"), rest_.size());
    rest_.remove_prefix(end);
    return end > 0;
  }

 private:
  std::string_view rest_;
};

bool takeDate(DateReader& in) {
  return in.takeDigits(4, 0, 9999) && in.take('-') && in.takeDigits(2, 1, 12) && in.take('-') &&
         in.takeDigits(2, 1, 31);
}

bool takeTime(DateReader& in) {
  if (!in.takeDigits(2, 0, 23) || !in.take(':') || !in.takeDigits(2, 0, 59)) return false;
  if (!in.take(':')) return true;
  if (!in.takeDigits(2, 0, 59)) return false;
  return !in.take('.') || in.takeFraction();
}

bool takeOffset(DateReader& in) {
  if (in.take('Z')) return true;
  if (!in.take('+') && !in.take('-')) return false;
  if (!in.takeDigits(2, 0, 23)) return false;
  in.take(':');
  return in.takeDigits(2, 0, 59);
}

bool isIsoDate(std::string_view text) {
  DateReader in(text);
  if (!takeDate(in)) return false;
  if (in.atEnd()) return true;
  if (!in.take('T') || !takeTime(in)) return false;
  return in.atEnd() || (takeOffset(in) && in.atEnd());
}

}  // namespace

std::string_view describe(Format format) {
  switch (format) {
    case Format::kNone:
      return "a string";
    case Format::kObjectId:
      return "24 hexadecimal digits";
    case Format::kIsoDate:
      return "a date in ISO 8601";
    case Format::kHexColour:
      return "a colour as #rgb or #rrggbb";
    case Format::kSessionId:
      return "8 to 128 letters, digits, _ or -";
  }
  return {};
}

std::string_view patternOf(Format format) {
  switch (format) {
    case Format::kNone:
      return {};
    case Format::kObjectId:
      return "^[0-9A-Fa-f]{24}$";
    case Format::kIsoDate:
      return "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
             "(T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]+)?)?"
             "(Z|[+-]([01][0-9]|2[0-3]):?[0-5][0-9])?)?$";
    case Format::kHexColour:
      return "^#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})$";
    case Format::kSessionId:
      return "^[A-Za-z0-9_-]{8,128}$";
  }
  return {};
}

bool matches(Format format, std::string_view text) {
  switch (format) {
    case Format::kNone:
      return true;
    case Format::kObjectId:
      return isObjectId(text);
    case Format::kIsoDate:
      return isIsoDate(text);
    case Format::kHexColour:
      return isHexColour(text);
    case Format::kSessionId:
      return isSessionId(text);
  }
  return false;
}

}  // namespace parley::schema
