#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// The content of JSON strings: what stands between the quotation marks. Contents can be joined
/// without being decoded, halves of a surrogate pair among them.
namespace parley::json {

/// The content of the string that goes on to the next quotation mark in `text`; nullopt when it is
/// not sound, or has no end.
[[nodiscard]] std::optional<std::string_view> contentOf(std::string_view text);

/// Appends what sound content stands for. An escape of a lone surrogate, which UTF-8 cannot hold,
/// remains as it is spelt.
void decodeContent(std::string_view content, std::string& text);

}  // namespace parley::json
