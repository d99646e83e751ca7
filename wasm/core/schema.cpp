#include "core/schema.h"

#include <algorithm>

namespace parley::schema {

std::vector<Field> allFields(const Type& type) {
  if (type.kind == Kind::kPartial) return allFields(*type.element);
  std::vector<Field> out;
  if (type.base != nullptr) out = allFields(*type.base);
  std::erase_if(out, [&](const Field& inherited) {
    return std::ranges::contains(type.fields, inherited.name, &Field::name);
  });
  out.insert(out.end(), type.fields.begin(), type.fields.end());
  return out;
}

}  // namespace parley::schema
