#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"
#include "core/json.h"
#include "core/task.h"
#include "divinci/client.h"
#include "divinci/sdk/event_stream.h"
#include "divinci/session.h"

/// An answer that streams in: reference, section 2.2.
namespace parley::divinci::sdk {

/// Assembles the message of one stream, and tells of it: `start` with the first id, `chunk` for
/// each piece of text, `context`, `arena-variant` once for each variant, `arena-complete` once all
/// are there, and `done` with the message when a reason to finish comes. What it does not know it
/// leaves alone; all it keeps is JSON text as the server sent it.
class ChatStreamReader final : public EventReader {
 public:
  /// Whether anything has come.
  [[nodiscard]] bool hasBegun() const { return received_ > 0; }
  /// Whether the server has said that it is done.
  [[nodiscard]] bool isDone() const { return isDone_; }
  [[nodiscard]] bool hasText() const { return !content_.empty(); }

  /// The message so far: a `ChatMessage` without `timestamp`, and without `id` until there is one.
  [[nodiscard]] std::string message() const;

 private:
  /// Errors: kProtocol (`STREAM_ERROR`) for an error that the server reports inside the stream,
  /// which is then `details.error`, and for more than 64 MiB of events.
  Result<void> read(std::string_view json) override;

  struct Variant {
    long index;
    std::string json;
  };

  void readText(const json::Object& chunk, std::string_view json);
  void readArena(const json::Object& chunk);
  void readVariant(std::string_view variant);
  void completeArena();
  void finish();
  [[nodiscard]] std::string variants() const;

  std::size_t received_ = 0;  ///< Bytes of all events.
  std::string id_;
  std::string content_;  ///< The inside of a JSON string: deltas are joined without being decoded.
  std::string context_;
  std::string usage_;
  std::vector<Variant> variants_;
  std::string selectedIndex_;
  std::string streamingStatus_;
  long expectedVariants_ = -1;  ///< Below zero when nothing was said.
  bool isArenaComplete_ = false;
  bool isDone_ = false;
};

/// Sends a message and reads the answer as it comes. `arguments` is [id, content, null, options?];
/// of the options `idleTimeout` stays here. `page` gets the events, a list at a time.
///
/// The result is {"assembled": message}, or, when the stream held no text, {"stored": message}: the
/// last one of the assistant's in the transcript that has any, asked for 900 ms later.
///
/// Errors: those of `readEventStream`, of the reader, and of asking for the transcript. What had
/// come of the answer is their `details.partial`. A connection that is lost, or a server that falls
/// silent, after the server has said that it is done is none.
[[nodiscard]] Task<Result<std::string>> streamChat(Client& client, std::string arguments,
                                                   Callback& page, SessionStore& session);

}  // namespace parley::divinci::sdk
