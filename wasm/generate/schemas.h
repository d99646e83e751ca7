#pragma once

#include <span>
#include <string>

#include "core/schema.h"

namespace parley::generate {

/// The TypeScript of `schemas`: a constant for each type, made of its JSON Schema and the constants
/// that this refers to, and all of them by name.
[[nodiscard]] std::string schemaConstants(std::span<const schema::Type* const> types);

/// The TypeScript of the guards, `isUser` and the like: one for each object.
[[nodiscard]] std::string guards(std::span<const schema::Type* const> types);

/// The texts of the formats by their patterns, for messages.
[[nodiscard]] std::string formatTexts();

}  // namespace parley::generate
