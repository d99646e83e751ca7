#include "core/text_delta.h"

#include <optional>
#include <utility>

#include "core/byte_scan.h"
#include "core/json.h"
#include "core/json_events.h"

namespace parley {

namespace {

/// The members that matter, of a part that holds no escape.
struct PlainPart {
  std::string_view type;
  std::string_view delta;
  std::string_view errorText;
  bool endsInDelta = false;
};

/// Takes `byte` off the front of `json`, if it is there.
bool take(std::string_view& json, char byte) {
  if (!json.starts_with(byte)) return false;
  json.remove_prefix(1);
  return true;
}

/// Takes a JSON string without escapes off the front of `json`.
std::optional<std::string_view> takePlainString(std::string_view& json) {
  if (!take(json, '"')) return std::nullopt;
  const std::string_view text = scan::until(json, scan::JsonStringEnd{});
  json.remove_prefix(text.size());
  if (!take(json, '"')) return std::nullopt;
  return text;
}

/// Reads an object of plain strings without white space, which is what nearly all text deltas are.
/// Nothing is said of other JSON, nor of what is none.
std::optional<PlainPart> readPlainPart(std::string_view json) {
  if (!take(json, '{')) return std::nullopt;
  PlainPart part;
  do {
    const auto name = takePlainString(json);
    if (!name || !take(json, ':')) return std::nullopt;
    const auto value = takePlainString(json);
    if (!value) return std::nullopt;
    // As in JSON.parse, the last of several members with one name counts.
    if (*name == "type") part.type = *value;
    if (*name == "delta") part.delta = *value;
    if (*name == "errorText") part.errorText = *value;
    if (*name == "error") return std::nullopt;
    part.endsInDelta = *name == "delta";
  } while (take(json, ','));
  if (json != "}") return std::nullopt;
  return part;
}

/// The sentence of a part that reports an error. A server whose stream breaks says `error` for
/// `errorText`; that may also be an object that holds the sentence.
std::string errorText(const json::Object& part) {
  if (auto text = part.string("errorText")) return std::move(*text);
  if (auto text = part.string("error")) return std::move(*text);
  const Result<json::Object> error = json::readObject(part["error"]);
  return error ? error->string("message").value_or("") : "";
}

void readPart(std::string_view data, TextDeltas& found);

/// Reads data that is no JSON as a whole: its lines may be, when no blank line parts the events.
void readLines(std::string_view data, TextDeltas& found) {
  bool isJson = false;
  eachJson(data, [&](std::string_view line) {
    readPart(line, found);
    isJson = true;
    return true;
  });
  if (!isJson) ++found.malformed;
}

/// Whether an event's data, which is no JSON, is nevertheless as it should be.
bool isExpected(std::string_view data) {
  constexpr std::string_view kSpace = " \t\r\n";
  data.remove_prefix(std::min(data.find_first_not_of(kSpace), data.size()));
  return data.substr(0, data.find_last_not_of(kSpace) + 1) == "[DONE]" || data.empty();
}

/// Reads JSON of any shape.
void readPart(std::string_view data, TextDeltas& found) {
  const Result<json::Object> part = json::readObject(data);
  if (!part) {
    if (!isExpected(data) && !json::isValid(data)) readLines(data, found);
    return;
  }
  const std::optional<std::string> type = part->string("type");
  if (type == "text-delta") {
    found.text += part->string("delta").value_or("");
  } else if (type == "error") {
    found.errors.push_back(errorText(*part));
  }
}

}  // namespace

void TextDeltaParser::read(std::string_view data, TextDeltas& found) {
  if (!readRepeated(data, found) && !readPlain(data, found)) readPart(data, found);
}

/// Reads a part that differs from an earlier one in nothing but its delta, which is the last member
/// of both: what comes before need not be read again.
bool TextDeltaParser::readRepeated(std::string_view data, TextDeltas& found) const {
  if (front_.empty() || !scan::startsWith(data, front_)) return false;
  std::string_view value = data.substr(front_.size() - 1);
  if (!value.ends_with('}')) return false;
  value.remove_suffix(1);

  std::string_view rest = value;
  const auto plain = takePlainString(rest);
  if (plain && rest.empty()) {
    found.text += *plain;
    return true;
  }
  const auto delta = json::decodeString(value);
  if (delta) found.text += *delta;
  return delta.has_value();
}

bool TextDeltaParser::readPlain(std::string_view data, TextDeltas& found) {
  const auto part = readPlainPart(data);
  if (!part) return false;
  if (part->type == "text-delta") {
    found.text += part->delta;
    if (part->endsInDelta) front_ = data.substr(0, data.size() - part->delta.size() - 2);
  } else if (part->type == "error") {
    found.errors.emplace_back(part->errorText);
  }
  return true;
}

Result<void> TextDeltaReader::push(std::string_view chunk, TextDeltas& found) {
  return events_.push(chunk, [&](const SseEvent& event) { parser_.read(event.data, found); });
}

Result<void> TextDeltaReader::finish(TextDeltas& found) {
  return events_.finish([&](const SseEvent& event) { parser_.read(event.data, found); });
}

Result<void> TextDeltaListReader::push(std::string_view chunk, TextDeltas& found) {
  return events_.push(chunk, [&](const SseEvent& event) { read(event, found); });
}

Result<void> TextDeltaListReader::finish(TextDeltas& found) {
  return events_.finish([&](const SseEvent& event) { read(event, found); });
}

void TextDeltaListReader::read(const SseEvent& event, TextDeltas& found) {
  TextDeltas one;
  parser_.read(event.data, one);
  if (!one.text.empty()) found.text.append(json::quote(one.text)).append(",");
  for (std::string& error : one.errors) found.errors.push_back(std::move(error));
  found.malformed += one.malformed;
}

}  // namespace parley
