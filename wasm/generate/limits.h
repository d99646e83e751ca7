#pragma once

#include <string>

#include "core/schema.h"

namespace parley::generate {

/// What a type demands beyond its kind, in words: `at most 10 items, each: 1 to 200 characters`.
/// Empty when there is nothing, or when the type has a name and says it there.
[[nodiscard]] std::string limitsOf(const schema::Type& type);

/// A field's description and limits, as sentences.
[[nodiscard]] std::string explain(const schema::Field& field);

}  // namespace parley::generate
