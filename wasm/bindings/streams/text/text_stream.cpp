// Event streams into text for JavaScript: the text that they tell, or the JSON values that they are
// made of. There is one call for every chunk of the network, so these are plain exports and not
// Embind's; js/text-stream.ts is the other half.

#include <emscripten/em_macros.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "bindings/streams/stream_input.h"
#include "core/json_events.h"
#include "core/text_delta.h"

namespace {

/// What is read out of a stream.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual parley::Result<void> push(std::string_view chunk, parley::TextDeltas& found) = 0;
  virtual parley::Result<void> finish(parley::TextDeltas& found) = 0;
  /// Whether it has come to its end before the stream has.
  [[nodiscard]] virtual bool isDone() const { return false; }
};

/// The text as it is, or delta by delta.
template <typename Deltas>
class DeltaReader final : public Reader {
 public:
  parley::Result<void> push(std::string_view chunk, parley::TextDeltas& found) override {
    return reader_.push(chunk, found);
  }
  parley::Result<void> finish(parley::TextDeltas& found) override { return reader_.finish(found); }

 private:
  Deltas reader_;
};

class ValueReader final : public Reader {
 public:
  parley::Result<void> push(std::string_view chunk, parley::TextDeltas& found) override {
    return reader_.push(chunk, found.text);
  }
  parley::Result<void> finish(parley::TextDeltas& found) override {
    return reader_.finish(found.text);
  }
  [[nodiscard]] bool isDone() const override { return reader_.isDone(); }

 private:
  parley::JsonEventReader reader_;
};

enum class ErrorKind : std::uint32_t { kNone, kReported, kBrokenOff };

/// One stream. JavaScript reads the first members out of memory, by their place.
struct TextStream {
  const char* text = nullptr;  ///< What the last call found.
  std::size_t textSize = 0;
  const char* error =
      nullptr;  ///< What the server reported first, or else why the stream broke off.
  std::size_t errorSize = 0;
  ErrorKind errorKind = ErrorKind::kNone;
  std::uint32_t isOver = 0;   ///< The stream cannot, or need not, be read on.
  std::size_t malformed = 0;  ///< Events passed over so far.

  std::unique_ptr<Reader> reader{};
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
      isOver = 1;
    }
    if (reader->isDone()) isOver = 1;
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

/// JavaScript owns it until it calls close.
template <typename What>
TextStream* open() {
  auto stream = std::make_unique<TextStream>();
  stream->reader = std::make_unique<What>();
  return stream.release();
}

static_assert(sizeof(void*) == 4 && offsetof(TextStream, malformed) == 24);

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE TextStream* openTextStream() {
  return open<DeltaReader<parley::TextDeltaReader>>();
}
EMSCRIPTEN_KEEPALIVE TextStream* openDeltaStream() {
  return open<DeltaReader<parley::TextDeltaListReader>>();
}
EMSCRIPTEN_KEEPALIVE TextStream* openJsonStream() { return open<ValueReader>(); }

EMSCRIPTEN_KEEPALIVE void closeTextStream(TextStream* stream) {
  const std::unique_ptr<TextStream> owner(stream);
}

/// Reads the first `size` bytes of the input.
EMSCRIPTEN_KEEPALIVE std::size_t pushToTextStream(TextStream* stream, std::size_t size) {
  stream->begin();
  return stream->end(stream->reader->push({parley::streamInput.data(), size}, stream->found));
}

EMSCRIPTEN_KEEPALIVE std::size_t finishTextStream(TextStream* stream) {
  stream->begin();
  return stream->end(stream->reader->finish(stream->found));
}

}  // extern "C"
