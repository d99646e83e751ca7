#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

/// UTF-8 as the WHATWG Encoding Standard reads it: whatever is not UTF-8 becomes U+FFFD, one for
/// each maximal subpart of an ill-formed sequence (Unicode, section 3.9), and nothing is ever
/// refused.
namespace parley::utf8 {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  ///< U+FFFD

[[nodiscard]] bool isValid(std::string_view bytes);

/// Appends `bytes` to `text` as valid UTF-8: at most three bytes for each one given.
void sanitize(std::string_view bytes, std::string& text);

[[nodiscard]] std::string sanitized(std::string_view bytes);

enum class ByteOrderMark : std::uint8_t { kKeep, kDrop };

/// `sanitize` for a text that arrives in pieces, cut anywhere. The result does not depend on where.
class Decoder {
 public:
  /// kDrop: one byte order mark at the very start is no part of the text.
  explicit Decoder(ByteOrderMark mark = ByteOrderMark::kKeep) : mark_(mark) {}

  /// Appends to `text` what has become certain. Up to three bytes wait for the next chunk.
  void push(std::string_view chunk, std::string& text);

  /// Appends U+FFFD if the text broke off inside a character. The decoder is as new afterwards.
  void finish(std::string& text);

 private:
  void completeHeld(std::string_view& chunk, std::string& text);
  [[nodiscard]] bool isDropped(std::string_view front) const;

  ByteOrderMark mark_;
  bool atStart_ = true;         ///< No byte has been decided yet.
  std::array<char, 4> held_{};  ///< The beginning of a character.
  std::size_t heldSize_ = 0;
};

}  // namespace parley::utf8
