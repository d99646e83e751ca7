#pragma once

#include <string>

namespace parley::generate {

/// The reference of Divinci's calls and types, in Markdown.
[[nodiscard]] std::string divinciReference();

}  // namespace parley::generate
