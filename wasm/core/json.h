#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

/// JSON (RFC 8259) without a document tree. A value is a slice of the text it came in: what the
/// core need not look into is passed on byte for byte, as Divinci's signed transcripts must be, and
/// is parsed once, by the JavaScript engine.
namespace parley::json {

/// One member of an object. `value` is its JSON text, a slice of the text read.
struct Member {
  std::string name;
  std::string_view value;
};

/// The members of one object, in order. Of a repeated name the last one counts, as in JSON.parse.
class Object {
 public:
  Object() = default;
  explicit Object(std::vector<Member> members) : members_(std::move(members)) {}

  /// The member's JSON text; empty when there is none.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
  /// The member decoded, when it is a string; else nullopt.
  [[nodiscard]] std::optional<std::string> string(std::string_view name) const;
  [[nodiscard]] std::optional<double> number(std::string_view name) const;
  /// The member, when it is a number without fraction or exponent that fits. Where that is enough,
  /// it keeps the C library's conversion of floating point out of the module.
  [[nodiscard]] std::optional<long> integer(std::string_view name) const;
  /// The same from 0 on, as far as an int goes: a number of things, or of milliseconds.
  [[nodiscard]] std::optional<int> count(std::string_view name) const;
  [[nodiscard]] std::optional<bool> boolean(std::string_view name) const;
  [[nodiscard]] const std::vector<Member>& members() const { return members_; }

 private:
  std::vector<Member> members_;
};

/// Reads an object after checking the whole text. Lone surrogate escapes are accepted, as by
/// JSON.parse. Errors: kProtocol (`INVALID_JSON`), also when the text is JSON but no object, or
/// holds a number that no double can (1e400).
[[nodiscard]] Result<Object> readObject(std::string_view text);

/// Reads an array's elements as slices. Errors as above.
[[nodiscard]] Result<std::vector<std::string_view>> readArray(std::string_view text);

/// True when `text` is one whole JSON value.
[[nodiscard]] bool isValid(std::string_view text);

/// Decodes a string value; nullopt when `text` is not one. Lone surrogates become U+FFFD.
[[nodiscard]] std::optional<std::string> decodeString(std::string_view text);

/// A JSON string literal of UTF-8 text.
[[nodiscard]] std::string quote(std::string_view text);

/// Builds one object from names and JSON texts.
class Writer {
 public:
  /// Adds a member whose value is JSON text already. An empty value adds nothing.
  Writer& raw(std::string_view name, std::string_view value);
  Writer& string(std::string_view name, std::string_view value) { return raw(name, quote(value)); }
  Writer& integer(std::string_view name, long value) { return raw(name, std::to_string(value)); }
  Writer& boolean(std::string_view name, bool value) { return raw(name, value ? "true" : "false"); }
  [[nodiscard]] std::string finish() { return std::move(text_ += '}'); }

 private:
  std::string text_ = "{";
};

}  // namespace parley::json
