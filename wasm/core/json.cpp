#include "core/json.h"

#include <rapidjson/memorystream.h>
#include <rapidjson/reader.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <limits>

#include "core/utf8.h"

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

/// Turns escapes of lone surrogates into \ufffd. JavaScript servers send them when they cut a
/// string inside an emoji; JSON.parse takes them, RapidJSON refuses the text. The length stays, so
/// slices of the original keep their place.
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

/// Reads one value: of an object or array the parts as slices, of a string its characters. Parts of
/// parts are only checked. The handler of RapidJSON's SAX reader, whose streams tell how far they
/// were read.
class Reader : public rapidjson::BaseReaderHandler<rapidjson::UTF8<>, Reader> {
 public:
  enum class Root { kNone, kObject, kArray, kString, kOther };

  explicit Reader(std::string_view text) : text_(text) {}

  bool run() {
    // Only a text that holds such an escape is copied.
    std::string cleaned;
    std::string_view input = text_;
    if (text_.contains("\\ud") || text_.contains("\\uD")) {
      cleaned = withoutLoneSurrogates(text_);
      input = cleaned;
    }
    rapidjson::MemoryStream stream(input.data(), input.size());
    stream_ = &stream;
    // Iterative: no depth of nesting exhausts the stack. Numbers stay text.
    constexpr unsigned kFlags = rapidjson::kParseIterativeFlag |
                                rapidjson::kParseNumbersAsStringsFlag |
                                rapidjson::kParseValidateEncodingFlag;
    const bool parsed = !rapidjson::Reader().Parse<kFlags>(stream, *this).IsError();
    const bool whole = stream.Tell() == input.size();  // it takes a NUL for the end
    stream_ = nullptr;
    return parsed && whole;
  }

  Root root = Root::kNone;
  std::vector<Member> members;  // an array's elements have no name
  std::string decoded;

  bool Default() { return scalar(); }  // null, true, false
  bool RawNumber(const char* /*text*/, unsigned /*size*/, bool /*copy*/) { return scalar(); }
  bool String(const char* text, unsigned size, bool /*copy*/) {
    if (depth_ == 0) {
      root = Root::kString;
      decoded.assign(text, size);
    }
    return scalar();
  }
  bool Key(const char* text, unsigned size, bool /*copy*/) {
    if (depth_ == 1) name_.assign(text, size);
    mark_ = stream_->Tell();
    return true;
  }
  bool StartObject() { return open(Root::kObject); }
  bool StartArray() { return open(Root::kArray); }
  bool EndObject(unsigned /*size*/) { return close(); }
  bool EndArray(unsigned /*size*/) { return close(); }

 private:
  bool scalar() {
    if (depth_ == 0 && root == Root::kNone) root = Root::kOther;
    if (depth_ != 1) return true;
    std::size_t begin = mark_;
    while (isSpace(text_[begin]) || text_[begin] == ':' || text_[begin] == ',') ++begin;
    return part(begin, stream_->Tell());
  }

  bool open(Root kind) {
    if (depth_ == 0) root = kind;
    // The iterative reader tells of a bracket before it takes it.
    if (depth_ == 1) begin_ = stream_->Tell();
    mark_ = stream_->Tell() + 1;
    ++depth_;
    return true;
  }

  bool close() {
    --depth_;
    return depth_ == 1 ? part(begin_, stream_->Tell() + 1) : true;
  }

  bool part(std::size_t begin, std::size_t end) {
    members.push_back({std::move(name_), text_.substr(begin, end - begin)});
    name_.clear();
    mark_ = end;
    return true;
  }

  std::string_view text_;
  const rapidjson::MemoryStream* stream_ = nullptr;
  std::size_t depth_ = 0;
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
  const std::string text((*this)[name]);
  if (text.empty() || (text.front() != '-' && !isDigit(text.front()))) return std::nullopt;
  return std::strtod(text.c_str(), nullptr);
}

std::optional<long> Object::integer(std::string_view name) const {
  const std::string_view text = (*this)[name];
  long value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc() || stop != end) return std::nullopt;
  return value;
}

std::optional<int> Object::count(std::string_view name) const {
  const auto value = integer(name);
  const bool fits = value && *value >= 0 && *value <= std::numeric_limits<int>::max();
  return fits ? std::optional(static_cast<int>(*value)) : std::nullopt;
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
