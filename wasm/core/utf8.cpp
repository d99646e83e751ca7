#include "core/utf8.h"

#include <algorithm>
#include <cstdint>

#include "core/byte_scan.h"

namespace parley::utf8 {

namespace {

enum class Form : std::uint8_t {
  kWhole,   ///< One character.
  kBroken,  ///< A maximal subpart of an ill-formed sequence: one U+FFFD.
  kCut,     ///< The beginning of a character, up to the end of the bytes.
};

struct Sequence {
  Form form;
  std::size_t size;
};

/// Size of the character that a byte begins, 0 if it begins none, and the range that its second
/// byte must lie in (Unicode, table 3-7). The third and fourth byte lie in 80..BF always.
struct Lead {
  std::size_t size = 0;
  unsigned char low = 0x80;
  unsigned char high = 0xBF;
};

constexpr Lead classify(unsigned char lead) {
  if (lead < 0x80) return {.size = 1};
  if (lead < 0xC2) return {};
  if (lead < 0xE0) return {.size = 2};
  if (lead == 0xE0) return {.size = 3, .low = 0xA0};   // no overlong form
  if (lead == 0xED) return {.size = 3, .high = 0x9F};  // no surrogate
  if (lead < 0xF0) return {.size = 3};
  if (lead == 0xF0) return {.size = 4, .low = 0x90};  // no overlong form
  if (lead < 0xF4) return {.size = 4};
  if (lead == 0xF4) return {.size = 4, .high = 0x8F};  // nothing above U+10FFFF
  return {};
}

/// The sequence that `bytes`, which are not empty, begin with.
Sequence firstSequence(std::string_view bytes) {
  const Lead lead = classify(static_cast<unsigned char>(bytes[0]));
  if (lead.size == 0) return {Form::kBroken, 1};
  unsigned char low = lead.low;
  unsigned char high = lead.high;
  for (std::size_t at = 1; at < lead.size; ++at) {
    if (at == bytes.size()) return {Form::kCut, at};
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte < low || byte > high) return {Form::kBroken, at};
    low = 0x80;
    high = 0xBF;
  }
  return {Form::kWhole, lead.size};
}

/// The longest front of `bytes` that is valid UTF-8.
std::size_t validPrefix(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    if (static_cast<signed char>(bytes[at]) >= 0) {
      at += std::max<std::size_t>(scan::asciiBlocks(bytes.substr(at)), 1);
      continue;
    }
    const Sequence sequence = firstSequence(bytes.substr(at));
    if (sequence.form != Form::kWhole) return at;
    at += sequence.size;
  }
  return at;
}

/// Appends to `text` all of `bytes` but a character cut off by their end. Returns how many bytes
/// that leaves.
std::size_t sanitizeWhole(std::string_view bytes, std::string& text) {
  while (true) {
    const std::size_t valid = validPrefix(bytes);
    text.append(bytes.substr(0, valid));
    bytes.remove_prefix(valid);
    if (bytes.empty()) return 0;
    const Sequence sequence = firstSequence(bytes);
    if (sequence.form == Form::kCut) return sequence.size;
    text.append(kReplacement);
    bytes.remove_prefix(sequence.size);
  }
}

}  // namespace

bool isValid(std::string_view bytes) {
  return scan::isAscii(bytes) || validPrefix(bytes) == bytes.size();
}

void sanitize(std::string_view bytes, std::string& text) {
  if (sanitizeWhole(bytes, text) > 0) text.append(kReplacement);
}

std::string sanitized(std::string_view bytes) {
  std::string text;
  sanitize(bytes, text);
  return text;
}

void Decoder::push(std::string_view chunk, std::string& text) {
  if (heldSize_ > 0) completeHeld(chunk, text);
  if (chunk.empty()) return;
  if (isDropped(chunk.substr(0, kByteOrderMark.size()))) {
    chunk.remove_prefix(kByteOrderMark.size());
    atStart_ = false;
  }
  const std::size_t cut = sanitizeWhole(chunk, text);
  if (cut < chunk.size()) atStart_ = false;
  heldSize_ = chunk.substr(chunk.size() - cut).copy(held_.data(), held_.size());
}

void Decoder::finish(std::string& text) {
  if (heldSize_ > 0) text.append(kReplacement);
  *this = Decoder(mark_);
}

/// Takes bytes from `chunk` until the held ones have become a character, or cannot any more.
void Decoder::completeHeld(std::string_view& chunk, std::string& text) {
  while (!chunk.empty()) {
    held_[heldSize_] = chunk.front();
    const std::string_view sequence(held_.data(), heldSize_ + 1);
    const Form form = firstSequence(sequence).form;
    if (form == Form::kBroken) {
      text.append(kReplacement);  // and the byte that broke it begins anew
    } else {
      chunk.remove_prefix(1);
      ++heldSize_;
      if (form == Form::kCut) continue;
      if (!isDropped(sequence)) text.append(sequence);
    }
    atStart_ = false;
    heldSize_ = 0;
    return;
  }
}

bool Decoder::isDropped(std::string_view front) const {
  return atStart_ && mark_ == ByteOrderMark::kDrop && front == kByteOrderMark;
}

}  // namespace parley::utf8
