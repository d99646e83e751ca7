#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/sse_reader.h"

namespace parley {

/// What a stretch of a UI message stream (Vercel AI SDK, protocol v1) says as text.
struct TextDeltas {
  std::string text;  ///< The text deltas, one after the other, of all text parts.
  std::vector<std::string>
      errors;  ///< What the server reported instead of an answer, or in the middle of one.
  std::size_t malformed = 0;  ///< Events whose data is no JSON. They are passed over.
};

/// Reads the data of the events, one by one.
class TextDeltaParser {
 public:
  /// Adds to `found` what the data of one event says. `[DONE]`, empty data and every part that is
  /// neither text nor an error add nothing. A lone surrogate in an escape becomes U+FFFD.
  void read(std::string_view data, TextDeltas& found);

 private:
  [[nodiscard]] bool readRepeated(std::string_view data, TextDeltas& found) const;
  [[nodiscard]] bool readPlain(std::string_view data, TextDeltas& found);

  /// The last plain part up to the text of its delta. The next ones are likely to begin with the
  /// same bytes.
  std::string front_;
};

/// Reads the text out of an event stream. What one chunk completes comes out as one string.
class TextDeltaReader {
 public:
  explicit TextDeltaReader(std::size_t maxEventBytes = SseReader::kMaxEventBytes)
      : events_(maxEventBytes) {}

  /// Adds to `found`. Fails as `SseReader::push` does, having added what came before.
  Result<void> push(std::string_view chunk, TextDeltas& found);

  /// The stream has ended as it should; see `SseReader::finish`.
  Result<void> finish(TextDeltas& found);

 private:
  SseReader events_;
  TextDeltaParser parser_;
};

/// The same, delta by delta: as JSON strings, each with a comma behind it.
class TextDeltaListReader {
 public:
  Result<void> push(std::string_view chunk, TextDeltas& found);
  Result<void> finish(TextDeltas& found);

 private:
  void read(const SseEvent& event, TextDeltas& found);

  SseReader events_;
  TextDeltaParser parser_;
};

}  // namespace parley
