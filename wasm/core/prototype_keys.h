#pragma once

#include <string_view>

namespace parley::json {

/// Whether an object in `text`, which is valid JSON, has a member `__proto__`, or a member
/// `constructor` whose value has a member `prototype`. Script that copies such members into another
/// object can be made to change the prototype of every object.
[[nodiscard]] bool reachesForPrototype(std::string_view text);

}  // namespace parley::json
