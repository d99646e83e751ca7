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

/// Reads an object of plain strings without white space, which is what nearly all text deltas are,
/// without looking at it a second time. False says nothing about the JSON, other than that it takes
/// more than this to read it.
bool readPlainPart(std::string_view json, Part<std::string_view>& part) {
  if (!skip(json, '{')) return false;
  do {
    std::string_view name;
    std::string_view value;
    if (!readPlainString(json, name) || !skip(json, ':') || !readPlainString(json, value))
      return false;
    if (auto* member = part.member(name)) *member = value;
  } while (skip(json, ','));
  return json == "}";
}

/// Takes the members of a part out of any JSON (nlohmann's SAX interface).
class PartReader {
 public:
  using Json = nlohmann::json;

  explicit PartReader(Part<std::string>& part) : part_(part) {}

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
  std::optional<std::string>* member_ = nullptr;  ///< Where the next value goes.
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

void readAnyPart(std::string_view data, TextDeltas& found) {
  const std::string_view content = trimmed(data);
  if (content.empty() || content == "[DONE]") return;
  std::string json(content);
  replaceLoneSurrogates(json);
  Part<std::string> part;
  PartReader reader(part);
  if (nlohmann::json::sax_parse(json.data(), json.data() + json.size(), &reader)) {
    part.addTo(found);
  } else {
    ++found.malformed;
  }
}

}  // namespace

void readTextDelta(std::string_view data, TextDeltas& found) {
  Part<std::string_view> part;
  if (readPlainPart(data, part)) {
    part.addTo(found);
  } else {
    readAnyPart(data, found);
  }
}

Result<void> TextDeltaReader::push(std::string_view chunk, TextDeltas& found) {
  return events_.push(chunk, [&](const SseEvent& event) { readTextDelta(event.data, found); });
}

Result<void> TextDeltaReader::finish(TextDeltas& found) {
  return events_.finish([&](const SseEvent& event) { readTextDelta(event.data, found); });
}

}  // namespace parley
