#include "bindings/streams/stream_input.h"

#include <emscripten/em_macros.h>

#include <cstddef>

namespace parley {

std::array<char, 65536> streamInput;

}  // namespace parley

extern "C" {

EMSCRIPTEN_KEEPALIVE char* textStreamInput() { return parley::streamInput.data(); }
EMSCRIPTEN_KEEPALIVE std::size_t textStreamInputSize() { return parley::streamInput.size(); }

}  // extern "C"
