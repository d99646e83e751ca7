// UI message streams as bytes nobody vouches for. The first byte of an input says how the rest of
// it is cut into chunks, the first line is a message to resume.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/json_content.h"
#include "core/support/told_message.h"
#include "core/ui_message_reader.h"
#include "core/utf8.h"

namespace {

using parley::test::ToldMessage;

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %s\n", what);
  std::abort();
}

/// What a stream comes to.
struct Reading {
  ToldMessage message;
  std::string error;
};

class Reader {
 public:
  explicit Reader(std::string_view resumed) {
    const auto message = parley::json::readObject(resumed);
    if (!reader_.resume(resumed) || message->string("role") != "assistant") return;
    const auto parts = parley::json::readArray((*message)["parts"]);
    for (std::size_t part = 0; parts && part < parts->size(); ++part) {
      const parley::UiMessageChange add{parley::UiMessageChange::Kind::kAdd, part, "{}"};
      reading_.message.apply({&add, 1});
    }
  }

  void push(std::string_view chunk) { take(reader_.push(chunk)); }
  Reading finish() {
    take(reader_.finish());
    return reading_;
  }

 private:
  void take(const parley::Result<void>& result) {
    for (const parley::UiMessageChange& change : reader_.changes()) check(change);
    require(reading_.error.empty() || reader_.changes().empty(), "an error is the end");
    reading_.message.apply(reader_.changes());
    if (result) return;
    require(!result.error().code.empty(), "an error has a code");
    require(!result.error().message.empty(), "an error says something");
    reading_.error = result.error().code + result.error().message;
  }

  static void check(const parley::UiMessageChange& change) {
    using enum parley::UiMessageChange::Kind;
    require(parley::utf8::isValid(change.text), "a change is UTF-8");
    const bool isContent = change.kind == kExtendText || change.kind == kExtendInput;
    if (isContent) {
      const std::string closed = change.text + '"';
      require(parley::json::contentOf(closed) == change.text, "content is sound");
    } else if (change.kind != kBeginJson && change.kind != kBeginText) {
      require(parley::json::isValid(change.text), "a change is JSON");
    }
  }

  parley::UiMessageReader reader_;
  Reading reading_;
};

Reading readInChunks(std::string_view resumed, std::string_view stream, std::uint32_t seed) {
  Reader reader(resumed);
  const std::uint32_t longest = 1 + seed % 40;
  while (!stream.empty()) {
    seed = seed * 1664525U + 1013904223U;
    const std::size_t size = std::min<std::size_t>((seed >> 16U) % (longest + 1), stream.size());
    // Memory of its own, so that reading past the end is noticed.
    const std::vector<char> chunk(stream.begin(),
                                  stream.begin() + static_cast<std::ptrdiff_t>(size));
    reader.push({chunk.data(), chunk.size()});
    stream.remove_prefix(size);
  }
  return reader.finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view rest(reinterpret_cast<const char*>(bytes) + 1, size - 1);
  const std::size_t line = std::min(rest.find('\n'), rest.size());
  const std::string resumed = parley::utf8::sanitized(rest.substr(0, line));
  const std::string_view stream = rest.substr(std::min(line + 1, rest.size()));

  Reader atOnce(resumed);
  atOnce.push(stream);
  const Reading whole = atOnce.finish();
  const Reading cut = readInChunks(resumed, stream, bytes[0]);
  require(whole.message.parts() == cut.message.parts(), "parts do not depend on the chunks");
  require(whole.message.id == cut.message.id, "nor does the id");
  require(whole.message.metadata == cut.message.metadata, "nor does the metadata");
  require(whole.message.data == cut.message.data, "nor does what is told");
  require(whole.message.reports == cut.message.reports, "nor do errors");
  require(whole.error == cut.error, "nor does the end");
  return 0;
}
