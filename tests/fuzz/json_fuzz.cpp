// Holds the JSON reader against a second one that follows RFC 8259 letter by letter.

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/utf8.h"

namespace {

namespace json = parley::json;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

struct Part {
  std::string name;
  std::string_view value;
};

/// Recursive: for texts of a few thousand bytes.
class Reference {
 public:
  explicit Reference(std::string_view text) : text_(text) { valid_ = wholeText(); }

  [[nodiscard]] bool isValid() const { return valid_; }
  /// Whether a number may be too large for a double. The reader refuses those that are.
  [[nodiscard]] bool hasHugeNumber() const { return huge_; }
  /// '{', '[', '"', or another first character of the value.
  [[nodiscard]] char root() const { return root_; }
  [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
  [[nodiscard]] const std::string& decoded() const { return decoded_; }

 private:
  [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool take(char wanted) {
    if (at_ == text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }
  bool takeWord(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  void skipSpace() {
    while (at_ < text_.size() && std::string_view(" \t\n\r").contains(text_[at_])) ++at_;
  }

  bool wholeText() {
    skipSpace();
    root_ = peek();
    if (!value(0)) return false;
    skipSpace();
    return at_ == text_.size();
  }

  bool value(int depth) {
    switch (peek()) {
      case '{':
        return list(depth, '}', true);
      case '[':
        return list(depth, ']', false);
      case '"': {
        std::string text;
        if (!string(text)) return false;
        if (depth == 0) decoded_ = text;
        return true;
      }
      case 't':
        return takeWord("true");
      case 'f':
        return takeWord("false");
      case 'n':
        return takeWord("null");
      default:
        return number();
    }
  }

  bool list(int depth, char end, bool named) {
    ++at_;
    skipSpace();
    if (take(end)) return true;
    for (;;) {
      Part part;
      skipSpace();
      if (named) {
        if (!string(part.name)) return false;
        skipSpace();
        if (!take(':')) return false;
        skipSpace();
      }
      const std::size_t begin = at_;
      if (!value(depth + 1)) return false;
      part.value = text_.substr(begin, at_ - begin);
      if (depth == 0) parts_.push_back(part);
      skipSpace();
      if (take(end)) return true;
      if (!take(',')) return false;
    }
  }

  std::size_t digits() {
    const std::size_t begin = at_;
    while (peek() >= '0' && peek() <= '9') ++at_;
    return at_ - begin;
  }

  bool number() {
    take('-');
    if (!take('0')) {
      const std::size_t count = digits();
      if (count == 0) return false;
      huge_ = huge_ || count > 300;
    }
    if (take('.') && digits() == 0) return false;
    if (take('e') || take('E')) {
      const bool negative = take('-');
      if (!negative) take('+');
      const std::size_t begin = at_;
      if (digits() == 0) return false;
      std::string_view exponent = text_.substr(begin, at_ - begin);
      while (exponent.starts_with('0')) exponent.remove_prefix(1);
      huge_ = huge_ ||
              (!negative && (exponent.size() > 3 || (exponent.size() == 3 && exponent > "270")));
    }
    return true;
  }

  std::optional<std::uint32_t> codeUnit() {
    std::uint32_t unit = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = peek();
      const char lower = static_cast<char>(c | 0x20);
      if (c >= '0' && c <= '9') {
        unit = unit * 16 + static_cast<std::uint32_t>(c - '0');
      } else if (lower >= 'a' && lower <= 'f') {
        unit = unit * 16 + static_cast<std::uint32_t>(lower - 'a' + 10);
      } else {
        return std::nullopt;
      }
      ++at_;
    }
    return unit;
  }

  static void append(std::string& text, std::uint32_t point) {
    const auto add = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80) {
      add(point);
    } else if (point < 0x800) {
      add(0xC0 | (point >> 6U));
      add(0x80 | (point & 0x3FU));
    } else if (point < 0x10000) {
      add(0xE0 | (point >> 12U));
      add(0x80 | ((point >> 6U) & 0x3FU));
      add(0x80 | (point & 0x3FU));
    } else {
      add(0xF0 | (point >> 18U));
      add(0x80 | ((point >> 12U) & 0x3FU));
      add(0x80 | ((point >> 6U) & 0x3FU));
      add(0x80 | (point & 0x3FU));
    }
  }

  bool unicodeEscape(std::string& text) {
    const auto first = codeUnit();
    if (!first) return false;
    std::uint32_t point = *first;
    if (point >= 0xD800 && point < 0xE000) {
      point = 0xFFFD;
      const std::size_t after = at_;
      if (*first < 0xDC00 && takeWord("\\u")) {
        const auto second = codeUnit();
        if (second && *second >= 0xDC00 && *second < 0xE000) {
          point = 0x10000 + ((*first - 0xD800) << 10U) + (*second - 0xDC00);
        } else {
          at_ = after;  // it stands for itself
        }
      }
    }
    append(text, point);
    return true;
  }

  bool string(std::string& text) {
    if (!take('"')) return false;
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const char c = text_[at_++];
      if (c == '"') return parley::utf8::isValid(text_.substr(begin, at_ - begin));
      if (static_cast<unsigned char>(c) < 0x20) return false;
      if (c != '\\') {
        text += c;
        continue;
      }
      const char escape = peek();
      ++at_;
      constexpr std::string_view kEscapes = "\"\\/bfnrt";
      constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
      const std::size_t known = escape == '\0' ? std::string_view::npos : kEscapes.find(escape);
      if (known != std::string_view::npos) {
        text += kMeanings[known];
      } else if (escape != 'u' || !unicodeEscape(text)) {
        return false;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool valid_ = false;
  bool huge_ = false;
  char root_ = '\0';
  std::vector<Part> parts_;
  std::string decoded_;
};

bool isSameSlice(std::string_view one, std::string_view other) {
  return one.data() == other.data() && one.size() == other.size();
}

void compareObject(std::string_view text, const Reference& reference) {
  const auto object = json::readObject(text);
  require(object.has_value() == (reference.root() == '{'), "objects are told apart");
  if (!object) return;
  const auto& members = object->members();
  require(members.size() == reference.parts().size(), "all members are found");
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Part& part = reference.parts()[i];
    require(members[i].name == part.name, "names are decoded");
    require(isSameSlice(members[i].value, part.value), "values are slices of the text");
    require(!(*object)[part.name].empty(), "members are found by name");
    const bool isString = (*object)[part.name].front() == '"';
    require(object->string(part.name).has_value() == isString, "strings are told apart");
    (void)object->integer(part.name);
    (void)object->boolean(part.name);
  }
}

void compareArray(std::string_view text, const Reference& reference) {
  const auto array = json::readArray(text);
  require(array.has_value() == (reference.root() == '['), "arrays are told apart");
  if (!array) return;
  require(array->size() == reference.parts().size(), "all elements are found");
  for (std::size_t i = 0; i < array->size(); ++i) {
    require(isSameSlice((*array)[i], reference.parts()[i].value), "elements are slices");
  }
}

void compareString(std::string_view text, const Reference& reference) {
  const auto decoded = json::decodeString(text);
  require(decoded.has_value() == text.starts_with('"'), "strings are told apart");
  if (!decoded) return;
  require(*decoded == reference.decoded(), "strings are decoded");
  require(json::decodeString(json::quote(*decoded)) == decoded, "strings are written");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  // Memory of its own, with nothing behind it.
  const std::vector<char> copy(bytes, bytes + size);
  const std::string_view text(copy.data(), copy.size());
  const Reference reference(text);
  const bool valid = json::isValid(text);
  if (reference.isValid() && !valid) {
    require(reference.hasHugeNumber(), "JSON is taken");
    return 0;
  }
  require(valid == reference.isValid(), "what is no JSON is refused");
  if (!valid) {
    require(!json::readObject(text) && !json::readArray(text) && !json::decodeString(text),
            "what is no JSON is nothing");
    return 0;
  }
  compareObject(text, reference);
  compareArray(text, reference);
  compareString(text, reference);
  return 0;
}
