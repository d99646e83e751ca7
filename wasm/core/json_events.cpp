#include "core/json_events.h"

namespace parley {

namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(kSpace), text.size()));
  return text.substr(0, text.find_last_not_of(kSpace) + 1);
}

}  // namespace

Result<void> JsonEventReader::push(std::string_view chunk, std::string& found) {
  return events_.push(chunk, [&](const SseEvent& event) { read(event.data, found); });
}

Result<void> JsonEventReader::finish(std::string& found) {
  return events_.finish([&](const SseEvent& event) { read(event.data, found); });
}

void JsonEventReader::read(std::string_view data, std::string& found) {
  if (isDone_) return;
  eachJson(data, [&found](std::string_view json) {
    found.append(json).append(",");
    return true;
  });
  isDone_ = trimmed(data) == "[DONE]";
}

}  // namespace parley
