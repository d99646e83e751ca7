#pragma once

#include <string>
#include <string_view>

#include "core/schema.h"

namespace parley::generate {

/// The anchor that a heading gets: `chatmessage` of `ChatMessage`.
[[nodiscard]] std::string anchorOf(std::string_view heading);

[[nodiscard]] std::string codeBlock(std::string_view code, std::string_view language = "ts");

/// Code as a link; the target follows.
[[nodiscard]] std::string link(std::string_view code, std::string_view target);

/// Text for a cell of a table.
[[nodiscard]] std::string cell(std::string text);

/// `freeChatGate` as the name of a page: `free-chat-gate.md`.
[[nodiscard]] std::string pageName(std::string_view name);

/// All of a type: what it is, its fields with their bounds, its schema and its guard.
[[nodiscard]] std::string typeSection(const schema::Type& type, bool hasRuntimeType);

}  // namespace parley::generate
