#include "core/json_content.h"

#include "core/byte_scan.h"

namespace parley::json {

namespace {

constexpr std::size_t kUnicodeEscape = 6;  // \uXXXX

/// -1 when `c` is none.
int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// The code unit of the \uXXXX escape that `text` begins with, or -1.
int codeUnit(std::string_view text) {
  if (text.size() < kUnicodeEscape || text[0] != '\\' || text[1] != 'u') return -1;
  int unit = 0;
  for (const char c : text.substr(2, kUnicodeEscape - 2)) {
    const int digit = hexDigit(c);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

/// The size of the escape that `text` begins with; 0 when it is not sound.
std::size_t escapeSize(std::string_view text) {
  if (text.size() < 2) return 0;
  if (text[1] == 'u') return codeUnit(text) < 0 ? 0 : kUnicodeEscape;
  return std::string_view("\"\\/bfnrt").contains(text[1]) ? 2 : 0;
}

void encode(char32_t point, std::string& text) {
  const auto put = [&](char32_t byte) { text += static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0U | point >> 6U);
  } else {
    if (point < 0x10000) {
      put(0xE0U | point >> 12U);
    } else {
      put(0xF0U | point >> 18U);
      put(0x80U | (point >> 12U & 0x3FU));
    }
    put(0x80U | (point >> 6U & 0x3FU));
  }
  put(0x80U | (point & 0x3FU));
}

/// Appends what the \uXXXX escape at the front of `rest` stands for, and takes it.
void decodeUnicode(std::string_view& rest, std::string& text) {
  const int unit = codeUnit(rest);
  const bool isSurrogate = unit >= 0xD800 && unit < 0xE000;
  const int next = isSurrogate && unit < 0xDC00 ? codeUnit(rest.substr(kUnicodeEscape)) : -1;
  if (next >= 0xDC00 && next < 0xE000) {
    encode(static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00)), text);
    rest.remove_prefix(2 * kUnicodeEscape);
    return;
  }
  if (isSurrogate) {
    text += rest.substr(0, kUnicodeEscape);
  } else {
    encode(static_cast<char32_t>(unit), text);
  }
  rest.remove_prefix(kUnicodeEscape);
}

char decodeShort(char c) {
  switch (c) {
    case 'b':
      return '\b';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    default:
      return c;
  }
}

}  // namespace

std::optional<std::string_view> contentOf(std::string_view text) {
  std::string_view rest = text;
  for (;;) {
    rest.remove_prefix(scan::until(rest, scan::JsonStringEnd{}).size());
    if (rest.starts_with('"')) return text.substr(0, text.size() - rest.size());
    const std::size_t escape = rest.starts_with('\\') ? escapeSize(rest) : 0;
    if (escape == 0) return std::nullopt;
    rest.remove_prefix(escape);
  }
}

void decodeContent(std::string_view content, std::string& text) {
  std::string_view rest = content;
  for (;;) {
    const std::string_view plain = rest.substr(0, rest.find('\\'));
    text += plain;
    rest.remove_prefix(plain.size());
    if (rest.size() < 2) return;
    if (rest[1] == 'u') {
      decodeUnicode(rest, text);
    } else {
      text += decodeShort(rest[1]);
      rest.remove_prefix(2);
    }
  }
}

}  // namespace parley::json
