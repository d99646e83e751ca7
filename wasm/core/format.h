#pragma once

#include <string_view>

#include "core/schema.h"

namespace parley::schema {

/// The format's name for people: `an ISO 8601 date`.
[[nodiscard]] std::string_view describe(Format format);

/// The format as a regular expression of ECMA-262, for JSON Schemas. Empty for kNone.
[[nodiscard]] std::string_view patternOf(Format format);

/// Whether a text has the format: it is in the language of `patternOf`.
[[nodiscard]] bool matches(Format format, std::string_view text);

}  // namespace parley::schema
