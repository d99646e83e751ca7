#pragma once

#include <span>
#include <string>

#include "core/schema.h"

namespace parley::generate {

/// A JSON Schema (draft 2020-12) that defines every type under `$defs`. It accepts what the
/// validator accepts.
[[nodiscard]] std::string jsonSchemas(std::span<const schema::Type* const> types);

}  // namespace parley::generate
