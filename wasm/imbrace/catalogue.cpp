#include "imbrace/catalogue.h"

#include <algorithm>

namespace parley::imbrace {

const Endpoint* Catalogue::find(std::string_view method) const {
  const auto found = std::ranges::find(calls, method, &Endpoint::name);
  return found == calls.end() ? nullptr : &*found;
}

}  // namespace parley::imbrace
