#pragma once

#include <string>

#include "core/schema.h"

namespace parley::generate {

/// How TypeScript spells a type where it is used: its name, or all of it when it has none.
[[nodiscard]] std::string typeReference(const schema::Type& type);

/// All of a type, whether it has a name or not.
[[nodiscard]] std::string typeSpelling(const schema::Type& type);

/// `export interface …` or `export type …`, with its comments.
[[nodiscard]] std::string declaration(const schema::Type& type);

/// A comment in front of what it explains; nothing when there is nothing to say.
[[nodiscard]] std::string docComment(std::string_view text, std::string_view indent);

}  // namespace parley::generate
