#include "core/json.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

namespace parley::json {

namespace {

constexpr int kHexDigits = 4;
constexpr std::size_t kUnicodeEscape = 6;  // \uXXXX

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

/// The code unit of the \uXXXX escape at `at`, or -1.
int codeUnit(std::string_view text, std::size_t at) {
  if (text.size() - at < kUnicodeEscape || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int value = 0;
  for (int i = 0; i < kHexDigits; ++i) {
    const char c = text[at + 2 + static_cast<std::size_t>(i)];
    const char lower = static_cast<char>(c | 0x20);
    if (isDigit(c)) {
      value = value * 16 + (c - '0');
    } else if (lower >= 'a' && lower <= 'f') {
      value = value * 16 + (lower - 'a' + 10);
    } else {
      return -1;
    }
  }
  return value;
}

bool isHighSurrogate(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool isLowSurrogate(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

/// Turns escapes of lone surrogates into \ufffd. JavaScript servers send them when they cut a string inside an emoji;
/// JSON.parse takes them, nlohmann's lexer refuses the text. The length stays, so slices of the original keep their place.
std::string withoutLoneSurrogates(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find('\\'); at != std::string::npos; at = out.find('\\', at)) {
    const int unit = codeUnit(out, at);
    if (isHighSurrogate(unit) && isLowSurrogate(codeUnit(out, at + kUnicodeEscape))) {
      at += 2 * kUnicodeEscape;
    } else if (isHighSurrogate(unit) || isLowSurrogate(unit)) {
      out.replace(at, kUnicodeEscape, "\\ufffd");
      at += kUnicodeEscape;
    } else {
      at += 2;
    }
  }
  return out;
}

/// Walks a text and tells how far a parser has come: nlohmann's SAX events carry no positions.
class TrackingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  TrackingIterator(const char* at, const char** furthest) : at_(at), furthest_(furthest) {}
  reference operator*() const { return *at_; }
  TrackingIterator& operator++() {
    *furthest_ = ++at_;
    return *this;
  }
  bool operator==(const TrackingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char** furthest_;
};

/// Reads one value: of an object or array the parts as slices, of a scalar its value. Parts of parts are only checked.
class Reader final : public nlohmann::json_sax<nlohmann::json> {
 public:
  enum class Root { kNone, kObject, kArray, kString, kOther };

  explicit Reader(std::string_view text) : text_(text) {}

  bool run() {
    // Only a text that holds such an escape is copied.
    std::string cleaned;
    std::string_view input = text_;
    if (text_.find("\\ud") != std::string_view::npos || text_.find("\\uD") != std::string_view::npos) {
      cleaned = withoutLoneSurrogates(text_);
      input = cleaned;
    }
    base_ = furthest_ = input.data();
    return nlohmann::json::sax_parse(TrackingIterator(input.data(), &furthest_),
                                     TrackingIterator(input.data() + input.size(), &furthest_), this);
  }

  Root root = Root::kNone;
  std::vector<Member> members;  // an array's elements have no name
  std::string decoded;
  double numeric = std::nan("");

  bool null() override { return scalar(); }
  bool boolean(bool /*value*/) override { return scalar(); }
  bool number_integer(std::int64_t value) override { return number(static_cast<double>(value)); }
  bool number_unsigned(std::uint64_t value) override { return number(static_cast<double>(value)); }
  bool number_float(double value, const std::string& /*text*/) override { return number(value); }
  bool binary(nlohmann::json::binary_t& /*value*/) override { return false; }
  bool string(std::string& value) override {
    if (depth_ == 0) {
      root = Root::kString;
      decoded = std::move(value);
    }
    return scalar();
  }
  bool key(std::string& name) override {
    if (depth_ == 1) name_ = std::move(name);
    mark_ = offset();
    return true;
  }
  bool start_object(std::size_t /*size*/) override { return open(Root::kObject); }
  bool start_array(std::size_t /*size*/) override { return open(Root::kArray); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }
  bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                   const nlohmann::json::exception& /*error*/) override {
    return false;
  }

 private:
  [[nodiscard]] std::size_t offset() const { return static_cast<std::size_t>(furthest_ - base_); }

  bool number(double value) {
    if (depth_ == 0) numeric = value;
    return scalar();
  }

  bool scalar() {
    if (depth_ == 0 && root == Root::kNone) root = Root::kOther;
    if (depth_ != 1) return true;
    std::size_t begin = mark_;
    while (isSpace(text_[begin]) || text_[begin] == ':' || text_[begin] == ',') ++begin;
    std::size_t end = offset();
    // Only at a number has the lexer read one character too many.
    if (isDigit(text_[begin]) || text_[begin] == '-') {
      while (!isDigit(text_[end - 1])) --end;
    }
    return part(begin, end);
  }

  bool open(Root kind) {
    if (depth_ == 0) root = kind;
    if (depth_ == 1) begin_ = offset() - 1;
    ++depth_;
    mark_ = offset();
    return true;
  }

  bool close() {
    --depth_;
    return depth_ == 1 ? part(begin_, offset()) : true;
  }

  bool part(std::size_t begin, std::size_t end) {
    members.push_back({std::move(name_), text_.substr(begin, end - begin)});
    name_.clear();
    mark_ = end;
    return true;
  }

  std::string_view text_;
  const char* base_ = nullptr;
  const char* furthest_ = nullptr;
  int depth_ = 0;
  std::string name_;
  std::size_t begin_ = 0;  // of the part that is open
  std::size_t mark_ = 0;   // where the next part can begin
};

Result<std::vector<Member>> parts(std::string_view text, Reader::Root wanted) {
  Reader reader(text);
  if (!reader.run() || reader.root != wanted) {
    return failure(ErrorKind::kProtocol, "INVALID_JSON", "Expected JSON of another form");
  }
  return std::move(reader.members);
}

}  // namespace

std::string_view Object::operator[](std::string_view name) const {
  const auto found = std::ranges::find(members_.rbegin(), members_.rend(), name, &Member::name);
  return found == members_.rend() ? std::string_view() : found->value;
}

std::optional<std::string> Object::string(std::string_view name) const {
  return decodeString((*this)[name]);
}

std::optional<double> Object::number(std::string_view name) const {
  const std::string_view value = (*this)[name];
  if (value.empty() || (value.front() != '-' && !isDigit(value.front()))) return std::nullopt;
  Reader reader(value);
  return reader.run() ? std::optional(reader.numeric) : std::nullopt;
}

std::optional<bool> Object::boolean(std::string_view name) const {
  const std::string_view value = (*this)[name];
  if (value == "true") return true;
  if (value == "false") return false;
  return std::nullopt;
}

Result<Object> readObject(std::string_view text) {
  return parts(text, Reader::Root::kObject).transform([](auto&& members) {
    return Object(std::forward<decltype(members)>(members));
  });
}

Result<std::vector<std::string_view>> readArray(std::string_view text) {
  return parts(text, Reader::Root::kArray).transform([](const auto& members) {
    std::vector<std::string_view> elements;
    elements.reserve(members.size());
    for (const Member& member : members) elements.push_back(member.value);
    return elements;
  });
}

bool isValid(std::string_view text) { return Reader(text).run(); }

std::optional<std::string> decodeString(std::string_view text) {
  if (text.empty() || text.front() != '"') return std::nullopt;
  Reader reader(text);
  if (!reader.run() || reader.root != Reader::Root::kString) return std::nullopt;
  return std::move(reader.decoded);
}

std::string quote(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out = "\"";
  out.reserve(text.size() + 2);
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4U];
      out += kHex[byte & 0xFU];
    } else {
      out += c;
    }
  }
  return out += '"';
}

Writer& Writer::raw(std::string_view name, std::string_view value) {
  if (value.empty()) return *this;
  if (text_.size() > 1) text_ += ',';
  text_ += quote(name);
  text_ += ':';
  text_ += value;
  return *this;
}

}  // namespace parley::json
