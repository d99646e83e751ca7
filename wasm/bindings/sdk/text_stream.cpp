// Event streams into text for JavaScript. There is one call for every chunk of the network, so
// these are plain exports and not Embind's; js/text-stream.ts is the other half.

#include <emscripten/em_macros.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "bindings/sdk/stream_input.h"
#include "core/text_delta.h"

namespace {

enum class ErrorKind : std::uint32_t { kNone, kReported, kBrokenOff };

/// One stream. JavaScript reads the first members out of memory, by their place.
struct TextStream {
  const char* text = nullptr;  ///< What the last call found.
  std::size_t textSize = 0;
  const char* error =
      nullptr;  ///< What the server reported first, or else why the stream broke off.
  std::size_t errorSize = 0;
  ErrorKind errorKind = ErrorKind::kNone;
  std::uint32_t hasFailed = 0;  ///< The stream cannot be read on.
  std::size_t malformed = 0;    ///< Events passed over so far.

  parley::TextDeltaReader reader{};
  parley::TextDeltas found{};
  std::string firstError{};

  /// Makes room for what the next call finds.
  void begin() {
    found.text.clear();
    found.errors.clear();
  }

  /// Tells what the call found; returns the size of the text.
  std::size_t end(const parley::Result<void>& result) {
    text = found.text.data();
    textSize = found.text.size();
    malformed = found.malformed;
    if (!found.errors.empty()) keepError(ErrorKind::kReported, found.errors.front());
    if (!result) {
      keepError(ErrorKind::kBrokenOff, result.error().message);
      hasFailed = 1;
    }
    return textSize;
  }

  void keepError(ErrorKind kind, const std::string& message) {
    if (errorKind != ErrorKind::kNone) return;
    firstError = message;
    error = firstError.data();
    errorSize = firstError.size();
    errorKind = kind;
  }
};

static_assert(sizeof(void*) == 4 && offsetof(TextStream, malformed) == 24);

}  // namespace

namespace parley {

std::array<char, 65536> streamInput;

}  // namespace parley

extern "C" {

EMSCRIPTEN_KEEPALIVE char* textStreamInput() { return parley::streamInput.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t textStreamInputSize() { return parley::streamInput.size(); }

EMSCRIPTEN_KEEPALIVE TextStream* openTextStream() {
  return std::make_unique<TextStream>().release();  // JavaScript owns it until it calls close
}

EMSCRIPTEN_KEEPALIVE void closeTextStream(TextStream* stream) {
  const std::unique_ptr<TextStream> owner(stream);
}

/// Reads the first `size` bytes of the input.
EMSCRIPTEN_KEEPALIVE std::size_t pushToTextStream(TextStream* stream, std::size_t size) {
  stream->begin();
  return stream->end(stream->reader.push({parley::streamInput.data(), size}, stream->found));
}

EMSCRIPTEN_KEEPALIVE std::size_t finishTextStream(TextStream* stream) {
  stream->begin();
  return stream->end(stream->reader.finish(stream->found));
}

}  // extern "C"
