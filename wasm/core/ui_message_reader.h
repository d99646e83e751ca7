#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/error.h"
#include "core/sse_reader.h"
#include "core/ui_message_changes.h"
#include "core/ui_message_reducer.h"

namespace parley {

/// Reads a UI message stream (Vercel AI SDK, protocol v1) from chunks of bytes cut anywhere, into
/// changes of its message. What a delta costs does not depend on how long the message is.
class UiMessageReader {
 public:
  explicit UiMessageReader(std::size_t maxEventBytes = SseReader::kMaxEventBytes)
      : events_(maxEventBytes) {}

  /// See `UiMessageReducer::resume`. Before the first chunk.
  Result<void> resume(std::string_view message) { return reducer_.resume(message); }

  /// Afterwards `changes` tells what `chunk` brings.
  ///
  /// Fails as `SseReader::push`, `readUiMessageChunk` and `UiMessageReducer::apply` do, having told
  /// the changes before; every later call fails likewise and tells none. Of an event that could not
  /// be used, `details` holds the data as `data`.
  Result<void> push(std::string_view chunk);

  /// The stream has ended as it should. An event that lacks its blank line is read.
  Result<void> finish();

  /// What the last call found.
  [[nodiscard]] std::span<const UiMessageChange> changes() const { return changes_.all(); }

 private:
  void read(std::string_view data);
  [[nodiscard]] bool readRepeated(std::string_view data);
  void readChunk(std::string_view data);
  void remember(std::string_view data, const UiMessageChunk& chunk);
  Result<void> end(const Result<void>& read);

  SseReader events_;
  UiMessageChanges changes_;
  UiMessageReducer reducer_{changes_};
  std::optional<Error> error_;

  /// The last delta up to its content, and where it went to. The next ones are likely to begin with
  /// the same bytes.
  std::string front_;
  UiMessageReducer::Target target_;
};

}  // namespace parley
