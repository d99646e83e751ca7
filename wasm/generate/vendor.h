#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/schema.h"
#include "generate/namespaces.h"

namespace parley::generate {

/// What declarations and reference are written of: the tables of one vendor, and what is said of
/// all of its calls.
struct Vendor {
  std::string_view client;   ///< The class: `DivinciClient`.
  std::string_view tables;   ///< Where the tables are: `wasm/divinci`.
  std::string_view options;  ///< The type of a last parameter that every method has; may be empty.
  std::vector<Namespace> spaces;
  std::span<const schema::Type* const> types;
  std::span<const Alias> aliases;
  /// Sentences for the pages of namespaces, by their names.
  std::span<const std::pair<std::string_view, std::string_view>> guides;
  std::string_view commonErrors;  ///< Where errors that any call can have are told of.
  bool hasRuntimeTypes;           ///< Its types are in `parley/schemas` as well.
  /// What stands for a name in examples, as TypeScript writes it.
  std::span<const std::pair<std::string_view, std::string_view>> samples;
  std::string_view sampleId;  ///< …and for an id; empty when that is a variable of its name.
  /// Arguments of methods in examples, where what is demanded of them is not all that the service
  /// needs.
  std::span<const std::pair<std::string_view, std::string_view>> arguments;
  /// What the path of a call follows; empty when the service is one.
  std::string (*homeOf)(const EndpointRow& row);
  /// What a call is, in front of its path: a method of HTTP, for one.
  std::string (*kindOf)(const EndpointRow& row);
  /// A list of what can go wrong with a call in particular.
  std::string (*errorsOf)(const EndpointRow& row);
};

[[nodiscard]] const Vendor& divinciVendor();
[[nodiscard]] const Vendor& imbraceVendor();

}  // namespace parley::generate
