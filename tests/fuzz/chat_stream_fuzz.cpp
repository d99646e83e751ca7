// An answer that streams in, as bytes nobody vouches for. The first byte of an input says how the
// rest of it is cut into chunks: what is read must not depend on that.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/json.h"
#include "core/sse_reader.h"
#include "divinci/sdk/chat_stream.h"

namespace {

using namespace parley;

struct Reading {
  std::string news;
  std::string message;
  std::string error;
  bool operator==(const Reading&) const = default;
};

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

Reading readInChunks(std::string_view stream, std::size_t chunkSize) {
  SseReader events;
  divinci::sdk::ChatStreamReader answer;
  Reading reading;
  const auto sink = [&](const SseEvent& event) {
    if (!reading.error.empty()) return;
    const auto read = answer.readData(event.data);
    if (!read) {
      const Error& error = read.error();
      require(!error.message.empty(), "an error says something");
      require(error.details.empty() || json::isValid(error.details), "details are JSON");
      reading.error = error.message + error.details;
    }
    const std::string news = answer.takeNews();
    require(news.empty() || json::readArray(news).has_value(), "what is told is a list");
    require(json::readObject(answer.message()).has_value(), "a message is an object at any time");
    reading.news += news;
  };
  while (!stream.empty()) {
    const std::string chunk(stream.substr(0, chunkSize));
    require(events.push(chunk, sink).has_value(), "short events are read");
    stream.remove_prefix(chunk.size());
  }
  require(events.finish(sink).has_value(), "a stream has an end");
  reading.message = answer.message();
  return reading;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string stream(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const Reading whole = readInChunks(stream, std::max<std::size_t>(stream.size(), 1));
  require(readInChunks(stream, 1 + bytes[0] % 40) == whole, "cuts change nothing");
  return 0;
}
