#pragma once

#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/error.h"
#include "core/json.h"
#include "core/task.h"
#include "divinci/client.h"
#include "divinci/session.h"

/// Calls whose answer is an event stream: reference, sections 1.3, 2.2 and 2.13.
namespace parley::divinci::sdk {

/// Makes of a stream's events what the page is told of them.
class EventReader {
 public:
  virtual ~EventReader() = default;

  /// Reads the data of one event, or of several that no blank line parts. What is no JSON is passed
  /// over. An error ends the stream.
  [[nodiscard]] Result<void> readData(std::string_view data);

  /// All that was told since the last time, as a JSON array; empty when that is nothing.
  [[nodiscard]] std::string takeNews();

 protected:
  /// Reads one JSON value, which lives until this returns.
  virtual Result<void> read(std::string_view json) = 0;

  /// Puts JSON text down for the page.
  void tell(std::string_view json);

 private:
  std::string news_;
};

/// One call of a stream.
struct StreamCall {
  std::string_view method;  ///< The name of its row.
  std::string arguments;    ///< As the row has them: a JSON array.
  Milliseconds idle;        ///< Longest time between two pieces of the answer; 0 is no limit.
};

/// `idleTimeout` of a call's options: 120,000 ms when it is not given. Assistants that think first
/// are silent for long, and what stands between gives up sooner (100 s are usual).
[[nodiscard]] Milliseconds idleTimeout(const json::Object& options);

/// Sends a request and reads its answer to the end. What `reader` has to tell of each piece of it
/// goes to `page` in one call, and reading goes on when that has answered.
///
/// Only the user's token goes along: no API key, no configured headers. A token that is refused is
/// renewed once; nothing else is tried again.
///
/// Errors: of the wire, `STREAM_ERROR` for an answer outside 200-299 that names no code; kTimeout;
/// kProtocol (`STREAM_ERROR`) for what passes a limit; and those of `reader` and `page`.
[[nodiscard]] Task<Result<void>> readEventStream(Client& client, StreamCall call,
                                                 SessionStore& session, EventReader& reader,
                                                 Callback& page);

}  // namespace parley::divinci::sdk
