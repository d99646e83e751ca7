#include "core/sse_reader.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <utility>

#include "core/byte_scan.h"
#include "core/utf8.h"

namespace parley {

namespace {

bool isDigit(char byte) { return byte >= '0' && byte <= '9'; }

}  // namespace

void SseReader::restart() {
  rest_ = {};
  skipLineFeed_ = false;
  atStart_ = true;
  failed_ = false;
  lineIsOpen_ = false;
  dataIs_ = Data::kNone;
  type_.clear();
  id_.reset();
  kept_ = 0;
}

void SseReader::skipSplitLineFeed() {
  if (!skipLineFeed_ || rest_.empty()) return;
  if (rest_.front() == '\n') rest_.remove_prefix(1);
  skipLineFeed_ = false;
}

/// Reads on to the end of the next event that has data. False at the end of the chunk.
bool SseReader::nextEvent() {
  while (const auto line = nextLine()) {
    if (!line->empty()) {
      readField(*line);
    } else if (dispatch()) {
      return true;
    }
  }
  return false;
}

/// Takes the end of the stream for the ends of the last line and the last event.
bool SseReader::lastEvent() {
  if (lineIsOpen_) {
    lineIsOpen_ = false;
    const auto line = checked(line_);
    if (line && !line->empty()) readField(*line);
  }
  return !failed_ && dispatch();
}

/// The next line of the chunk without its end. What follows the last line end waits for the next
/// chunk.
std::optional<std::string_view> SseReader::nextLine() {
  if (failed_) return std::nullopt;
  const std::string_view piece = scan::until(rest_, scan::LineEnd{});
  if (piece.size() == rest_.size()) {
    keepPartialLine(piece);
    return std::nullopt;
  }
  skipLineFeed_ = rest_[piece.size()] == '\r';
  rest_.remove_prefix(piece.size() + 1);
  if (skipLineFeed_) skipSplitLineFeed();
  if (!lineIsOpen_) return checked(piece);
  lineIsOpen_ = false;
  line_.append(piece);
  return checked(line_);
}

/// A line as it stands in the stream, held against the limit and freed from a byte order mark.
std::optional<std::string_view> SseReader::checked(std::string_view line) {
  if (line.size() > maxEventBytes_ - kept_) {
    failed_ = true;
    return std::nullopt;
  }
  if (atStart_) {
    atStart_ = false;
    if (line.starts_with(utf8::kByteOrderMark)) line.remove_prefix(utf8::kByteOrderMark.size());
  }
  return line;
}

void SseReader::keepPartialLine(std::string_view piece) {
  if (dataIs_ == Data::kBorrowed) ownData();
  if (piece.empty()) return;
  if (!lineIsOpen_) line_.clear();
  if (line_.size() + piece.size() > maxEventBytes_ - kept_) {
    failed_ = true;
    return;
  }
  line_.append(piece);
  lineIsOpen_ = true;
}

void SseReader::readField(std::string_view line) {
  const std::size_t colon = std::min(line.find(':'), line.size());
  const std::string_view name = line.substr(0, colon);
  std::string_view value = line.substr(std::min(colon + 1, line.size()));
  if (value.starts_with(' ')) value.remove_prefix(1);

  if (name == "data") {
    addData(value);
  } else if (name == "event") {
    type_ = utf8::sanitized(value);
  } else if (name == "id") {
    if (value.find('\0') == std::string_view::npos) id_ = utf8::sanitized(value);
  } else {
    if (name == "retry") setRetry(value);
    return;
  }
  kept_ += line.size();
}

void SseReader::addData(std::string_view value) {
  if (dataIs_ == Data::kNone && utf8::isValid(value)) {
    borrowed_ = value;
    dataIs_ = Data::kBorrowed;
    return;
  }
  if (dataIs_ == Data::kNone) {
    data_.clear();
  } else {
    ownData();
    data_.push_back('\n');
  }
  utf8::sanitize(value, data_);
  dataIs_ = Data::kOwned;
}

/// Copies data that lies in a chunk or line which will not last.
void SseReader::ownData() {
  if (dataIs_ == Data::kBorrowed) data_ = borrowed_;
  dataIs_ = Data::kOwned;
}

void SseReader::setRetry(std::string_view value) {
  if (value.empty() || !std::ranges::all_of(value, isDigit)) return;
  constexpr std::int64_t kLongest = std::numeric_limits<std::int32_t>::max();
  std::int64_t wait = 0;
  for (const char digit : value) wait = std::min(wait * 10 + (digit - '0'), kLongest);
  retry_ = Milliseconds(wait);
}

/// A blank line: the event is complete. False when it has no data, and thus is none.
bool SseReader::dispatch() {
  kept_ = 0;
  if (id_) {
    lastEventId_ = std::move(*id_);
    id_.reset();
  }
  event_.type = "message";
  if (!type_.empty()) {
    deliveredType_ = std::move(type_);
    type_.clear();
    event_.type = deliveredType_;
  }
  event_.data = dataIs_ == Data::kBorrowed ? borrowed_ : std::string_view(data_);
  event_.id = lastEventId_;
  return std::exchange(dataIs_, Data::kNone) != Data::kNone;
}

Result<void> SseReader::status() const {
  if (!failed_) return {};
  return failure(
      ErrorKind::kProtocol, "EVENT_TOO_LARGE",
      "An event of the stream is larger than " + std::to_string(maxEventBytes_) + " bytes.");
}

}  // namespace parley
