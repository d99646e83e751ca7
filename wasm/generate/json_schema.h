#pragma once

#include <span>
#include <string>

#include "core/schema.h"

namespace parley::generate {

/// All of a type as a JSON Schema, which refers to others as `#/$defs/Name`.
[[nodiscard]] std::string jsonDefinition(const schema::Type& type);

/// A JSON Schema (draft 2020-12) that defines every type under `$defs`. It accepts what the
/// validator accepts.
[[nodiscard]] std::string jsonSchemas(std::span<const schema::Type* const> types);

}  // namespace parley::generate
