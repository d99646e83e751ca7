#include "core/text_delta.h"

#include <charconv>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>

#include "core/byte_scan.h"

namespace parley {

namespace {

/// The members of a part that matter here. In JSON the last of several with one name counts.
template <typename Text>
struct Part {
  std::optional<Text> type;
  std::optional<Text> delta;
  std::optional<Text> errorText;
  std::optional<Text>
      error;  ///< The other spelling of `errorText`, sent when the stream itself breaks.

  /// Where a member's value goes; null when it does not matter.
  [[nodiscard]] std::optional<Text>* member(std::string_view name) {
    if (name == "type") return &type;
    if (name == "delta") return &delta;
    if (name == "errorText") return &errorText;
    if (name == "error") return &error;
    return nullptr;
  }

  void addTo(TextDeltas& found) const {
    if (type == "text-delta") {
      if (delta) found.text.append(*delta);
    } else if (type == "error") {
      found.errors.emplace_back(errorText ? *errorText : error.value_or(Text()));
    }
  }
};

/// Reads a JSON string that has neither escapes nor control characters, from its opening quote to
/// past its closing one.
bool readPlainString(std::string_view& json, std::string_view& text) {
  if (!json.starts_with('"')) return false;
  json.remove_prefix(1);
  const char* const end = json.data() + json.size();
  const char* const stop = scan::find(json.data(), end, scan::JsonStringEnd{});
  if (stop == end || *stop != '"') return false;
  text = std::string_view(json.data(), stop);
  json.remove_prefix(text.size() + 1);
  return true;
}

bool skip(std::string_view& json, char byte) {
  if (!json.starts_with(byte)) return false;
  json.remove_prefix(1);
  return true;
}

/// Takes the members of a part out of any JSON (nlohmann's SAX interface).
class PartReader {
 public:
  using Json = nlohmann::json;

  /// Reads an object into `part`. Outside of an object, a string is taken for the value of
  /// `member`.
  explicit PartReader(Part<std::string>& part, std::optional<std::string>* member = nullptr)
      : part_(part), member_(member) {}

  [[nodiscard]] bool read(std::string_view json) {
    return Json::sax_parse(json.data(), json.data() + json.size(), this);
  }

  bool key(std::string& name) {
    member_ = nullptr;
    if (depth_ == 1) {
      member_ = part_.member(name);
      if (member_ != nullptr) member_->reset();
    } else if (depth_ == 2 && inError_ && name == "message") {
      member_ = &part_.error;
    }
    return true;
  }
  bool string(std::string& value) {
    if (member_ != nullptr) *member_ = std::move(value);
    return other();
  }
  bool start_object(std::size_t /*size*/) {
    // An error may also be an object that holds its sentence.
    inError_ = depth_ == 1 && member_ == &part_.error;
    return enter();
  }
  bool start_array(std::size_t /*size*/) { return enter(); }
  bool end_object() { return leave(); }
  bool end_array() { return leave(); }
  bool null() { return other(); }
  bool boolean(bool /*value*/) { return other(); }
  bool number_integer(Json::number_integer_t /*value*/) { return other(); }
  bool number_unsigned(Json::number_unsigned_t /*value*/) { return other(); }
  bool number_float(Json::number_float_t /*value*/, const std::string& /*text*/) { return other(); }
  bool binary(Json::binary_t& /*value*/) { return other(); }
  static bool parse_error(std::size_t /*at*/, const std::string& /*token*/,
                          const nlohmann::detail::exception& /*error*/) {
    return false;
  }

 private:
  bool enter() {
    ++depth_;
    return other();
  }
  bool leave() {
    --depth_;
    return other();
  }
  bool other() {
    member_ = nullptr;
    return true;
  }

  Part<std::string>& part_;
  std::optional<std::string>* member_;  ///< Where the next value goes.
  std::size_t depth_ = 0;
  bool inError_ = false;
};

/// The UTF-16 code unit that an escape `\uXXXX` at `at` stands for.
std::optional<std::uint16_t> escapedUnit(std::string_view json, std::size_t at) {
  constexpr std::size_t kSize = 6;
  if (at >= json.size() || json.size() - at < kSize || json.substr(at, 2) != "\\u")
    return std::nullopt;
  std::uint16_t unit = 0;
  const char* const end = json.data() + at + kSize;
  const auto [stop, error] = std::from_chars(json.data() + at + 2, end, unit, 16);
  if (stop != end || error != std::errc()) return std::nullopt;
  return unit;
}

bool isHighSurrogate(std::uint16_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
bool isLowSurrogate(std::uint16_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }

/// A model's text may be cut between the halves of a pair. JSON allows the escapes (RFC 8259,
/// section 8.2) and the parser does not: each lone half becomes U+FFFD, which is as long.
void replaceLoneSurrogates(std::string& json) {
  std::size_t at = 0;
  while ((at = json.find('\\', at)) != std::string::npos) {
    const auto unit = escapedUnit(json, at);
    if (!unit) {
      at += 2;
    } else if (isHighSurrogate(*unit) && isLowSurrogate(escapedUnit(json, at + 6).value_or(0))) {
      at += 12;
    } else {
      if (isHighSurrogate(*unit) || isLowSurrogate(*unit)) json.replace(at, 6, "\\ufffd");
      at += 6;
    }
  }
}

std::string_view trimmed(std::string_view json) {
  constexpr std::string_view kSpace = " \t\r\n";
  const std::size_t begin = std::min(json.find_first_not_of(kSpace), json.size());
  return json.substr(begin, json.find_last_not_of(kSpace) + 1 - begin);
}

/// Reads JSON of any shape.
void readAny(std::string_view data, TextDeltas& found) {
  const std::string_view content = trimmed(data);
  if (content.empty() || content == "[DONE]") return;
  std::string json(content);
  replaceLoneSurrogates(json);
  Part<std::string> part;
  if (PartReader(part).read(json)) {
    part.addTo(found);
  } else {
    ++found.malformed;
  }
}

/// Reads a JSON string with escapes, its quotes included.
std::optional<std::string> readString(std::string json) {
  replaceLoneSurrogates(json);
  Part<std::string> part;
  if (!PartReader(part, &part.delta).read(json)) return std::nullopt;
  return part.delta;
}

}  // namespace

void TextDeltaParser::read(std::string_view data, TextDeltas& found) {
  if (!readRepeated(data, found) && !readPlain(data, found)) readAny(data, found);
}

/// Reads a part that differs from an earlier one in nothing but its delta, which is the last member
/// of both: what comes before need not be parsed again.
bool TextDeltaParser::readRepeated(std::string_view data, TextDeltas& found) const {
  if (front_.empty() || !scan::startsWith(data, front_)) return false;
  const char* const begin = data.data() + front_.size();
  const char* const end = data.data() + data.size();
  const char* const stop = scan::find(begin, end, scan::JsonStringEnd{});
  if (stop == end || !data.ends_with("\"}")) return false;
  if (*stop == '"') {
    if (stop + 2 != end) return false;
    found.text.append(begin, stop);
    return true;
  }
  const auto delta = readString(std::string(begin - 1, end - 1));
  if (delta) found.text.append(*delta);
  return delta.has_value();
}

/// Reads an object of plain strings without white space. False says nothing about the JSON, other
/// than that it takes more than this to read it.
bool TextDeltaParser::readPlain(std::string_view data, TextDeltas& found) {
  Part<std::string_view> part;
  std::string_view rest = data;
  if (!skip(rest, '{')) return false;
  do {
    std::string_view name;
    std::string_view value;
    if (!readPlainString(rest, name) || !skip(rest, ':') || !readPlainString(rest, value)) {
      return false;
    }
    if (auto* member = part.member(name)) *member = value;
  } while (skip(rest, ','));
  if (rest != "}") return false;

  part.addTo(found);
  const bool endsInDelta =
      part.delta && part.delta->data() + part.delta->size() + 2 == data.data() + data.size();
  if (part.type == "text-delta" && endsInDelta) front_.assign(data.data(), part.delta->data());
  return true;
}

Result<void> TextDeltaReader::push(std::string_view chunk, TextDeltas& found) {
  return events_.push(chunk, [&](const SseEvent& event) { parser_.read(event.data, found); });
}

Result<void> TextDeltaReader::finish(TextDeltas& found) {
  return events_.finish([&](const SseEvent& event) { parser_.read(event.data, found); });
}

}  // namespace parley
