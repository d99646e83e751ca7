// UI message streams into changes of a message for JavaScript. There is one call for every chunk of
// the network, so these are plain exports and not Embind's; js/ui-message-stream.ts is the other
// half.

#include <emscripten/em_macros.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "bindings/streams/stream_input.h"
#include "core/json.h"
#include "core/ui_message_reader.h"

namespace {

/// A change as JavaScript reads it out of memory.
struct Change {
  std::uint32_t kind;
  std::uint32_t part;
  const char* text;
  std::size_t size;
};

/// One stream. JavaScript reads the first members out of memory, by their place.
struct UiMessageStream {
  const Change* changes = nullptr;  ///< What the last call found.
  const char* error = nullptr;      ///< JSON: why the stream cannot be read on.
  std::size_t errorSize = 0;        ///< 0 while it can.

  std::unique_ptr<parley::UiMessageReader> reader = std::make_unique<parley::UiMessageReader>();
  std::vector<Change> found{};
  std::string message{};  ///< To be resumed.
  std::string failure{};

  /// Tells what a call found; returns the number of changes.
  std::size_t end(const parley::Result<void>& result) {
    found.clear();
    for (const parley::UiMessageChange& change : reader->changes()) {
      found.push_back({static_cast<std::uint32_t>(change.kind),
                       static_cast<std::uint32_t>(change.part), change.text.data(),
                       change.text.size()});
    }
    changes = found.data();
    if (!result) fail(result.error());
    return found.size();
  }

  void fail(const parley::Error& why) {
    failure = parley::json::Writer()
                  .string("code", why.code)
                  .string("message", why.message)
                  .raw("details", why.details)
                  .finish();
    error = failure.data();
    errorSize = failure.size();
  }
};

static_assert(sizeof(Change) == 16 && offsetof(UiMessageStream, errorSize) == 8);

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE UiMessageStream* openUiMessageStream() {
  return std::make_unique<UiMessageStream>().release();  // JavaScript owns it until it calls close
}

EMSCRIPTEN_KEEPALIVE void closeUiMessageStream(UiMessageStream* stream) {
  const std::unique_ptr<UiMessageStream> owner(stream);
}

/// The first `size` bytes of the input are the next piece of the message to resume.
EMSCRIPTEN_KEEPALIVE void addResumedUiMessage(UiMessageStream* stream, std::size_t size) {
  stream->message.append(parley::streamInput.data(), size);
}

EMSCRIPTEN_KEEPALIVE bool resumeUiMessage(UiMessageStream* stream) {
  const std::string message = std::move(stream->message);
  return stream->reader->resume(message).has_value();
}

/// Reads the first `size` bytes of the input.
EMSCRIPTEN_KEEPALIVE std::size_t pushToUiMessageStream(UiMessageStream* stream, std::size_t size) {
  return stream->end(stream->reader->push({parley::streamInput.data(), size}));
}

EMSCRIPTEN_KEEPALIVE std::size_t finishUiMessageStream(UiMessageStream* stream) {
  return stream->end(stream->reader->finish());
}

}  // extern "C"
