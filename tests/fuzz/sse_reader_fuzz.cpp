// Holds the incremental readers against a reader that takes the whole stream at once and follows
// the standards step by step. The first byte of an input says how the rest of it is cut into
// chunks.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/json_events.h"
#include "core/sse_reader.h"
#include "core/text_delta.h"
#include "core/utf8.h"

namespace {

/// The UTF-8 decoder of the WHATWG Encoding Standard, section 8.1.1, one byte after the other.
std::u32string decode(std::string_view bytes) {
  constexpr char32_t kReplacement = 0xFFFD;
  std::u32string text;
  char32_t point = 0;
  int needed = 0;
  unsigned char lower = 0x80;
  unsigned char upper = 0xBF;
  const auto begin = [&](int more, char32_t bits) {
    needed = more;
    point = bits;
  };
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (needed == 0) {
      lower = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
      upper = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
      if (byte < 0x80) {
        text.push_back(byte);
      } else if (byte >= 0xC2 && byte <= 0xDF) {
        begin(1, byte & 0x1FU);
      } else if (byte >= 0xE0 && byte <= 0xEF) {
        begin(2, byte & 0xFU);
      } else if (byte >= 0xF0 && byte <= 0xF4) {
        begin(3, byte & 0x7U);
      } else {
        text.push_back(kReplacement);
      }
    } else if (byte < lower || byte > upper) {
      text.push_back(kReplacement);
      needed = 0;
      --at;  // the byte is read once more
    } else {
      lower = 0x80;
      upper = 0xBF;
      point = point << 6U | (byte & 0x3FU);
      if (--needed == 0) text.push_back(point);
    }
  }
  if (needed > 0) text.push_back(kReplacement);
  return text;
}

void encode(char32_t point, std::string& text) {
  const auto put = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
  const auto follow = [&](unsigned shift) { put(0x80U | (point >> shift & 0x3FU)); };
  if (point < 0x80) {
    put(point);
  } else if (point < 0x800) {
    put(0xC0U | point >> 6U);
    follow(0);
  } else if (point < 0x10000) {
    put(0xE0U | point >> 12U);
    follow(6);
    follow(0);
  } else {
    put(0xF0U | point >> 18U);
    follow(12);
    follow(6);
    follow(0);
  }
}

std::string encode(std::u32string_view points) {
  std::string text;
  for (const char32_t point : points) encode(point, text);
  return text;
}

struct Event {
  std::string type;
  std::string data;
  std::string id;
  bool operator==(const Event&) const = default;
};

struct Reading {
  std::vector<Event> events;
  std::string lastEventId;
  std::optional<std::int64_t> retry;
  bool operator==(const Reading&) const = default;
};

/// Reads a stream that has come to its end (WHATWG HTML, section 9.2.6), the event under way
/// included.
class ReferenceReader {
 public:
  static Reading read(std::string_view stream) {
    ReferenceReader reader;
    std::u32string text = decode(stream);
    if (text.starts_with(U'\uFEFF')) text.erase(0, 1);
    std::u32string line;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] == U'\r' || text[at] == U'\n') {
        reader.takeLine(line);
        line.clear();
        if (text[at] == U'\r' && at + 1 < text.size() && text[at + 1] == U'\n') ++at;
      } else {
        line.push_back(text[at]);
      }
    }
    if (!line.empty()) reader.takeLine(line);
    reader.dispatch();
    return reader.reading_;
  }

 private:
  void takeLine(const std::u32string& line) {
    const std::size_t colon = line.find(U':');
    if (line.empty()) {
      dispatch();
    } else if (colon == std::u32string::npos) {
      takeField(encode(line), U"");
    } else if (colon > 0) {
      const bool space = colon + 1 < line.size() && line[colon + 1] == U' ';
      takeField(encode(line.substr(0, colon)), line.substr(colon + (space ? 2 : 1)));
    }
  }

  void takeField(const std::string& name, const std::u32string& value) {
    if (name == "event") type_ = encode(value);
    if (name == "data") data_ += encode(value) + "\n";
    if (name == "id" && value.find(U'\0') == std::u32string::npos) id_ = encode(value);
    if (name == "retry") takeRetry(encode(value));
  }

  void takeRetry(const std::string& value) {
    if (value.empty() || value.find_first_not_of("0123456789") != std::string::npos) return;
    const std::string digits = value.substr(std::min(value.find_first_not_of('0'), value.size()));
    constexpr std::int64_t kLongest = 2147483647;
    const bool fits = digits.size() <= 10;
    reading_.retry = fits ? std::min<std::int64_t>(std::atoll(digits.c_str()), kLongest) : kLongest;
  }

  void dispatch() {
    reading_.lastEventId = id_;
    if (!data_.empty()) {
      data_.pop_back();
      reading_.events.push_back({type_.empty() ? "message" : type_, data_, id_});
    }
    data_.clear();
    type_.clear();
  }

  Reading reading_;
  std::string type_;
  std::string data_;
  std::string id_;
};

/// Cuts a stream into chunks of sizes that follow from a seed. Each lies in memory of its own.
template <typename Push>
void pushInChunks(std::string_view stream, std::uint32_t seed, Push push) {
  const std::uint32_t longest = 1 + seed % 40;
  while (!stream.empty()) {
    seed = seed * 1664525U + 1013904223U;
    const std::size_t size = std::min<std::size_t>((seed >> 16U) % (longest + 1), stream.size());
    const std::vector<char> chunk(stream.begin(),
                                  stream.begin() + static_cast<std::ptrdiff_t>(size));
    push(std::string_view(chunk.data(), chunk.size()));
    stream.remove_prefix(size);
  }
}

Reading readInChunks(std::string_view stream, std::uint32_t seed) {
  parley::SseReader reader;
  Reading reading;
  const auto sink = [&](const parley::SseEvent& event) {
    reading.events.push_back(
        {std::string(event.type), std::string(event.data), std::string(event.id)});
  };
  bool read = true;
  pushInChunks(stream, seed, [&](std::string_view chunk) {
    read = reader.push(chunk, sink).has_value() && read;
  });
  read = reader.finish(sink).has_value() && read;
  if (!read) std::abort();
  reading.lastEventId = reader.lastEventId();
  if (const auto retry = reader.retry()) reading.retry = retry->count();
  return reading;
}

std::string sanitizeInChunks(std::string_view bytes, std::uint32_t seed) {
  parley::utf8::Decoder decoder;
  std::string text;
  pushInChunks(bytes, seed, [&](std::string_view chunk) { decoder.push(chunk, text); });
  decoder.finish(text);
  return text;
}

template <typename Reader>
parley::TextDeltas readTextInChunks(std::string_view stream, std::uint32_t seed) {
  Reader reader;
  parley::TextDeltas found;
  bool read = true;
  pushInChunks(stream, seed, [&](std::string_view chunk) {
    read = reader.push(chunk, found).has_value() && read;
  });
  read = reader.finish(found).has_value() && read;
  if (!read) std::abort();
  return found;
}

/// The JSON values of a stream: what is listed, with a comma behind each.
std::vector<std::string> valuesOf(const std::string& listed) {
  if (listed.empty()) return {};
  const std::string array = '[' + listed.substr(0, listed.size() - 1) + ']';
  const auto elements = parley::json::readArray(array);
  if (!elements) std::abort();
  return {elements->begin(), elements->end()};
}

std::string joined(const std::string& deltas) {
  std::string out;
  for (const std::string& delta : valuesOf(deltas)) {
    out += parley::json::decodeString(delta).value();
  }
  return out;
}

std::string readValuesInChunks(std::string_view stream, std::uint32_t seed) {
  parley::JsonEventReader reader;
  std::string found;
  bool read = true;
  pushInChunks(stream, seed, [&](std::string_view chunk) {
    read = reader.push(chunk, found).has_value() && read;
  });
  read = reader.finish(found).has_value() && read;
  if (!read) std::abort();
  return found;
}

/// What a parser says of each event by itself: what it has learnt from others must change nothing.
parley::TextDeltas readTextOneByOne(const std::vector<Event>& events) {
  parley::TextDeltas found;
  for (const Event& event : events) parley::TextDeltaParser().read(event.data, found);
  return found;
}

void require(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  if (size == 0) return 0;
  const std::uint32_t seed = bytes[0];
  const std::string stream(bytes + 1, bytes + size);

  const Reading reference = ReferenceReader::read(stream);
  require(readInChunks(stream, seed) == reference, "the events differ from the standard's");
  const std::string text = encode(decode(stream));
  require(parley::utf8::sanitized(stream) == text, "the text differs from the standard's");
  require(sanitizeInChunks(stream, seed) == text, "the text depends on where it is cut");
  require(parley::utf8::isValid(stream) == (stream == text), "validity is told wrongly");

  const auto found = readTextInChunks<parley::TextDeltaReader>(stream, seed);
  const parley::TextDeltas alone = readTextOneByOne(reference.events);
  require(found.text == alone.text && found.errors == alone.errors &&
              found.malformed == alone.malformed,
          "a part is read differently after others");
  require(parley::utf8::isValid(found.text), "a delta is no UTF-8");

  const auto list = readTextInChunks<parley::TextDeltaListReader>(stream, seed);
  require(joined(list.text) == found.text && list.errors == found.errors &&
              list.malformed == found.malformed,
          "the deltas differ from the text");
  const std::string values = readValuesInChunks(stream, seed);
  require(valuesOf(values) == valuesOf(readValuesInChunks(stream, ~seed)),
          "the values depend on where the stream is cut");
  return 0;
}
