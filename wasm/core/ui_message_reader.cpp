#include "core/ui_message_reader.h"

#include <utility>

#include "core/byte_scan.h"
#include "core/json_content.h"

namespace parley {

Result<void> UiMessageReader::push(std::string_view chunk) {
  changes_.clear();
  if (error_) return std::unexpected(*error_);
  return end(events_.push(chunk, [this](const SseEvent& event) { read(event.data); }));
}

Result<void> UiMessageReader::finish() {
  changes_.clear();
  if (error_) return std::unexpected(*error_);
  return end(events_.finish([this](const SseEvent& event) { read(event.data); }));
}

Result<void> UiMessageReader::end(const Result<void>& read) {
  reducer_.flush();
  if (!error_ && !read) error_ = read.error();
  if (error_) return std::unexpected(*error_);
  return {};
}

void UiMessageReader::read(std::string_view data) {
  if (error_ || data == "[DONE]") return;
  if (!readRepeated(data)) readChunk(data);
}

/// Reads a delta that differs from the last one in nothing but its content, which ends both.
bool UiMessageReader::readRepeated(std::string_view data) {
  if (front_.empty() || !scan::startsWith(data, front_)) return false;
  const auto content = json::contentOf(data.substr(front_.size()));
  if (!content || data.substr(front_.size() + content->size()) != "\"}") return false;
  reducer_.extend(target_, *content);
  return true;
}

void UiMessageReader::readChunk(std::string_view data) {
  front_.clear();
  const Result<UiMessageChunk> chunk = readUiMessageChunk(data);
  const Result<void> applied = chunk ? reducer_.apply(*chunk) : std::unexpected(chunk.error());
  if (applied) return remember(data, *chunk);
  error_ = applied.error();
  if (error_->details.empty()) error_->details = json::Writer().string("data", data).finish();
}

void UiMessageReader::remember(std::string_view data, const UiMessageChunk& chunk) {
  const auto target = reducer_.target();
  if (!target || !chunk.members["providerMetadata"].empty()) return;
  const json::Member& last = chunk.members.members().back();
  const bool isInput = chunk.type == UiChunkType::kToolInputDelta;
  if (last.name != (isInput ? "inputTextDelta" : "delta")) return;
  const auto begin = static_cast<std::size_t>(last.value.data() - data.data());
  if (data.substr(begin + last.value.size()) != "}") return;
  front_ = data.substr(0, begin + 1);
  target_ = *target;
}

}  // namespace parley
