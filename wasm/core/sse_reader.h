#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/error.h"

namespace parley {

/// One server-sent event. The views hold valid UTF-8 and live until the sink returns.
struct SseEvent {
  std::string_view type;  ///< The `event` field; "message" when it is absent or empty.
  std::string_view data;  ///< The `data` lines, joined by LF.
  std::string_view id;    ///< The last `id` seen in this event or one before it.
};

/// Reads an event stream (WHATWG HTML, section 9.2, "Server-sent events") from chunks cut anywhere.
/// The events do not depend on where the cuts are, and an event that lies whole in one chunk is
/// handed on without being copied.
///
/// It differs from the standard in one point: what is left when the stream ends is not thrown away.
/// `finish` delivers an event that lacks its blank line, or the end of its last line.
class SseReader {
 public:
  /// Tool results and generated files travel inside events. Nothing that a page can show is larger.
  static constexpr std::size_t kMaxEventBytes = std::size_t{16} << 20;

  /// `maxEventBytes` bounds the `data`, `event` and `id` lines of one event, together with the line
  /// being read. The reader never holds more than a small multiple of it.
  explicit SseReader(std::size_t maxEventBytes = kMaxEventBytes) : maxEventBytes_(maxEventBytes) {}

  /// Calls `sink(const SseEvent&)` for every event that `chunk` completes. The sink may neither use
  /// the reader nor destroy it.
  ///
  /// Fails with kProtocol, "EVENT_TOO_LARGE", once an event passes the limit: those before it have
  /// been delivered, and every call fails from then on until `restart`.
  template <std::invocable<const SseEvent&> Sink>
  Result<void> push(std::string_view chunk, Sink&& sink) {
    rest_ = chunk;
    skipSplitLineFeed();
    while (nextEvent()) sink(event_);
    return status();
  }

  /// The stream has ended as it should: calls `sink` for the event under way, if there is one, and
  /// makes the reader ready for the next stream.
  template <std::invocable<const SseEvent&> Sink>
  Result<void> finish(Sink&& sink) {
    if (lastEvent()) sink(event_);
    const Result<void> result = status();
    restart();
    return result;
  }

  /// The connection was lost, or another begins: drops the event under way. `lastEventId` and
  /// `retry` remain, to reconnect with.
  void restart();

  /// What to send as `Last-Event-ID` when the stream is resumed.
  [[nodiscard]] const std::string& lastEventId() const { return lastEventId_; }

  /// How long the server wants a client to wait before it reconnects, if it said so; 2^31 - 1 ms at
  /// most, which is as long as a timer in a browser can wait.
  [[nodiscard]] std::optional<Milliseconds> retry() const { return retry_; }

 private:
  /// Where the data of the event under way is.
  enum class Data : std::uint8_t { kNone, kBorrowed, kOwned };

  void skipSplitLineFeed();
  [[nodiscard]] bool nextEvent();
  [[nodiscard]] bool lastEvent();
  [[nodiscard]] std::optional<std::string_view> nextLine();
  [[nodiscard]] std::optional<std::string_view> checked(std::string_view line);
  void keepPartialLine(std::string_view piece);
  void readField(std::string_view line);
  void addData(std::string_view value);
  void ownData();
  void setRetry(std::string_view value);
  [[nodiscard]] bool dispatch();
  [[nodiscard]] Result<void> status() const;

  std::size_t maxEventBytes_;
  std::string_view rest_;      ///< What has not been read of the chunk.
  bool skipLineFeed_ = false;  ///< The last chunk ended in CR: a LF now belongs to it.
  bool atStart_ = true;        ///< No line has been read: a byte order mark may come.
  bool failed_ = false;        ///< An event passed the limit.

  std::string line_;         ///< A line that began in an earlier chunk.
  bool lineIsOpen_ = false;  ///< Its end has not been seen.

  Data dataIs_ = Data::kNone;
  std::string_view borrowed_;  ///< The only data line so far, in the chunk or in `line_`.
  std::string data_;
  std::string type_;
  std::optional<std::string> id_;
  std::size_t kept_ = 0;  ///< Bytes of the `data`, `event` and `id` lines so far.

  SseEvent event_;
  std::string deliveredType_;
  std::string lastEventId_;
  std::optional<Milliseconds> retry_;
};

}  // namespace parley
