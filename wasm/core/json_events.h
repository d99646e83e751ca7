#pragma once

#include <algorithm>
#include <concepts>
#include <string>
#include <string_view>

#include "core/json.h"
#include "core/sse_reader.h"

namespace parley {

/// Calls `take` for the JSON in an event's data: for the whole of it, or else for those of its
/// lines that are JSON, which a server without blank lines meant as events of their own. `take`
/// returns whether to go on.
template <std::predicate<std::string_view> Take>
void eachJson(std::string_view data, Take&& take) {
  if (json::isValid(data)) {
    take(data);
    return;
  }
  while (!data.empty()) {
    const std::string_view line = data.substr(0, data.find('\n'));
    data.remove_prefix(std::min(line.size() + 1, data.size()));
    if (json::isValid(line) && !take(line)) return;
  }
}

/// Reads an event stream whose events are JSON values, up to `[DONE]`: that of OpenAI's chat
/// completions. Events that are no JSON are passed over.
class JsonEventReader {
 public:
  /// Appends the values that `chunk` completes to `found`, each with a comma behind it. Fails as
  /// `SseReader::push` does, having added what came before.
  Result<void> push(std::string_view chunk, std::string& found);

  /// The stream has ended as it should; see `SseReader::finish`.
  Result<void> finish(std::string& found);

  /// Whether `[DONE]` has come. What follows it is not read.
  [[nodiscard]] bool isDone() const { return isDone_; }

 private:
  void read(std::string_view data, std::string& found);

  SseReader events_;
  bool isDone_ = false;
};

}  // namespace parley
