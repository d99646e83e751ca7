#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>

#include "core/json.h"

/// Arguments of calls, and what they are made of: JSON texts.
namespace parley {

/// A JSON array of JSON texts; an absent one is null.
[[nodiscard]] std::string list(std::initializer_list<std::string_view> values);

/// One element of a JSON array, empty when absent. Arguments were written by the bindings.
[[nodiscard]] std::string_view argument(std::string_view arguments, std::size_t index);

/// The members of an object; none of anything else.
[[nodiscard]] json::Object object(std::string_view text);

}  // namespace parley
