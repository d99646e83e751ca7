#pragma once

#include <span>
#include <string_view>

#include "core/schema.h"

namespace parley::imbrace {

/// Every exported type, each after those it refers to.
[[nodiscard]] std::span<const schema::Type* const> allTypes();

/// The type of a name; nullptr when there is none.
[[nodiscard]] const schema::Type* findType(std::string_view name);

}  // namespace parley::imbrace
