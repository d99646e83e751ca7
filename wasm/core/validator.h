#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema.h"

namespace parley::schema {

/// What is wrong at one place of a value.
struct Fault {
  std::string path;       ///< `messages[2].role`; empty: the value itself.
  std::string_view code;  ///< One of `fault_code`.
  std::string message;    ///< One sentence for a developer, in English.
};

namespace fault_code {
inline constexpr std::string_view kInvalidJson = "invalid_json";
inline constexpr std::string_view kInvalidType = "invalid_type";
inline constexpr std::string_view kRequired = "required";
inline constexpr std::string_view kInvalidEnum = "invalid_enum";
inline constexpr std::string_view kInvalidFormat = "invalid_format";
inline constexpr std::string_view kTooSmall = "too_small";
inline constexpr std::string_view kTooBig = "too_big";
}  // namespace fault_code

/// Hostile input is not answered with more than this.
inline constexpr std::size_t kMaxFaults = 100;

/// Holds JSON text against a type, and tells every fault up to kMaxFaults in the order of the
/// type's fields; none when it fits. Unknown fields are no fault. What the type does not look into
/// is not looked into, so its own depth is the limit.
[[nodiscard]] std::vector<Fault> validate(const Type& type, std::string_view json);

}  // namespace parley::schema
