#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

/// Describes the types of a vendor's API as tables of literals. The validator reads them, and
/// TypeScript declarations, JSON Schemas and the reference are generated from them; what none of
/// these names costs the shipped module nothing.
///
/// A description refers to others that stand above it, so no type can hold itself, and none can be
/// missing.
namespace parley::schema {

enum class Kind : std::uint8_t {
  kAny,  ///< Whatever it is: not documented, or not for JSON to say.
  kBoolean,
  kNumber,
  kString,
  kEnum,      ///< One of some strings.
  kArray,     ///< Of `element`.
  kRecord,    ///< Any names (or those of `key`), with values of type `element`.
  kObject,    ///< With `fields` and those of `base`. Unknown fields are kept, never a fault.
  kPartial,   ///< The object `element`, each field of which may be absent.
  kNullable,  ///< `element` or null.
};

/// What a string looks like, beyond its length. core/format.h says it.
enum class Format : std::uint8_t { kNone, kObjectId, kIsoDate, kHexColour, kSessionId };

struct Type;

/// A member of an object.
struct Field {
  std::string_view name;
  const Type* type;
  std::string_view description;
  bool optional;

  /// As in TypeScript, a question mark behind the name makes the field optional.
  consteval Field(std::string_view spelt, const Type& of, std::string_view about = {})
      : name(spelt), type(&of), description(about), optional(spelt.ends_with('?')) {
    if (optional) name.remove_suffix(1);
  }
};

inline constexpr double kUnbounded = std::numeric_limits<double>::infinity();

struct Type {
  Kind kind = Kind::kAny;
  std::string_view name{};         ///< As exported; empty: spelt out where it is used.
  std::string_view description{};  ///< A sentence.
  std::string_view script{};       ///< Of kAny: its TypeScript, when more than `unknown`.
  Format format = Format::kNone;
  bool integer = false;
  /// Of a number's value, a string's length in code points, the items of an array.
  double minimum = -kUnbounded;
  double maximum = kUnbounded;
  /// Of an enum; of a number, as JSON texts, when only these are allowed.
  std::span<const std::string_view> values{};
  /// Other strings than those of an enum are no fault; the unknown fields of an object are
  /// declared.
  bool open = false;
  const Type* element = nullptr;
  const Type* key = nullptr;
  const Type* base = nullptr;
  std::span<const Field> fields{};
};

/// Sets `Type::open`.
inline constexpr bool kOpen = true;

inline constexpr Type kAny{};
inline constexpr Type kBoolean{.kind = Kind::kBoolean};
inline constexpr Type kNumber{.kind = Kind::kNumber};
inline constexpr Type kInteger{.kind = Kind::kNumber, .integer = true};
inline constexpr Type kString{.kind = Kind::kString};
inline constexpr Type kNonEmptyString{.kind = Kind::kString, .minimum = 1};

// A constexpr template is initialized no more dynamically than a constexpr variable.
// NOLINTBEGIN(bugprone-dynamic-static-initializers)
template <long Minimum, long Maximum>
inline constexpr Type kNumberIn{.kind = Kind::kNumber, .minimum = Minimum, .maximum = Maximum};

template <long Maximum>
inline constexpr Type kNumberUpTo{.kind = Kind::kNumber, .maximum = Maximum};

template <long Minimum, long Maximum>
inline constexpr Type kIntegerIn{
    .kind = Kind::kNumber, .integer = true, .minimum = Minimum, .maximum = Maximum};

template <long Minimum>
inline constexpr Type kIntegerFrom{.kind = Kind::kNumber, .integer = true, .minimum = Minimum};

template <long Minimum, long Maximum>
inline constexpr Type kStringOf{.kind = Kind::kString, .minimum = Minimum, .maximum = Maximum};

template <long Maximum>
inline constexpr Type kStringUpTo{.kind = Kind::kString, .maximum = Maximum};

template <const auto& Item>
inline constexpr Type kArrayOf{.kind = Kind::kArray, .element = &Item};

template <const auto& Item, long Minimum>
inline constexpr Type kArrayFrom{.kind = Kind::kArray, .minimum = Minimum, .element = &Item};

template <const auto& Item, long Maximum>
inline constexpr Type kArrayUpTo{.kind = Kind::kArray, .maximum = Maximum, .element = &Item};

template <const auto& Item, long Minimum, long Maximum>
inline constexpr Type kArrayIn{
    .kind = Kind::kArray, .minimum = Minimum, .maximum = Maximum, .element = &Item};

template <const auto& Value, const auto& Key = kString>
inline constexpr Type kRecordOf{.kind = Kind::kRecord, .element = &Value, .key = &Key};

template <const auto& Whole>
inline constexpr Type kPartial{.kind = Kind::kPartial, .element = &Whole};

template <const auto& Item>
inline constexpr Type kNullable{.kind = Kind::kNullable, .element = &Item};
// NOLINTEND(bugprone-dynamic-static-initializers)

// The length of a braced list can be deduced as that of an array alone.
// NOLINTBEGIN(modernize-avoid-c-arrays)
/// An object that owns its table of fields:
/// `inline constexpr Object kPoint{"Point", "A place.", {{"x", kNumber}, {"y", kNumber}}};`
template <std::size_t Count>
struct Object : Type {
  Field own[Count];

  consteval Object(std::string_view called, std::string_view about, const Field (&listed)[Count],
                   bool isOpen = false)
      : Object(called, about, nullptr, listed, isOpen, std::make_index_sequence<Count>()) {}

  /// One that has the fields of another as well.
  consteval Object(std::string_view called, std::string_view about, const Type& extended,
                   const Field (&listed)[Count])
      : Object(called, about, &extended, listed, false, std::make_index_sequence<Count>()) {}

  /// One without a name, spelt out where it is used.
  explicit consteval Object(const Field (&listed)[Count], bool isOpen = false)
      : Object({}, {}, listed, isOpen) {}

  Object(const Object&) = delete;
  Object& operator=(const Object&) = delete;

 private:
  template <std::size_t... Index>
  consteval Object(std::string_view called, std::string_view about, const Type* extended,
                   const Field (&listed)[Count], bool isOpen,
                   std::index_sequence<Index...> /*unused*/)
      : Type{.kind = Kind::kObject,
             .name = called,
             .description = about,
             .open = isOpen,
             .base = extended},
        own{listed[Index]...} {
    fields = own;
  }
};

/// One of some strings: `inline constexpr Enum kSize{"Size", "How large.", {"small", "large"}};`
template <std::size_t Count>
struct Enum : Type {
  std::string_view own[Count];

  consteval Enum(std::string_view called, std::string_view about,
                 const std::string_view (&listed)[Count], bool isOpen = false)
      : Type{.kind = Kind::kEnum, .name = called, .description = about, .open = isOpen} {
    for (std::size_t i = 0; i < Count; ++i) own[i] = listed[i];
    values = own;
  }

  /// One without a name, spelt out where it is used.
  explicit consteval Enum(const std::string_view (&listed)[Count], bool isOpen = false)
      : Enum({}, {}, listed, isOpen) {}

  Enum(const Enum&) = delete;
  Enum& operator=(const Enum&) = delete;
};
// NOLINTEND(modernize-avoid-c-arrays)

/// The name without type parameters: `PaginatedResponse` of `PaginatedResponse<T>`.
[[nodiscard]] constexpr std::string_view plainName(const Type& type) {
  return type.name.substr(0, type.name.find('<'));
}

/// All fields of an object or of a partial one: those of its base first, but for the ones that it
/// describes anew.
[[nodiscard]] std::vector<Field> allFields(const Type& type);

}  // namespace parley::schema
