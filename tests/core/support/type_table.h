#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/schema.h"

namespace parley::test {

/// The types of a vendor, and what any vendor's are held to. Every expectation is GoogleTest's.
class TypeTable {
 public:
  using Find = const schema::Type* (*)(std::string_view name);

  /// Reads `type_samples.json` beside a test: values that fit their type, and values that do not.
  /// tests/generate holds the JSON Schemas and the declarations to the same.
  TypeTable(std::string_view testFile, std::span<const schema::Type* const> types, Find find);

  /// Each has a name that no other has, by which it is found, and a sentence about it.
  void expectOwnNames() const;
  /// What has a name and is part of another is listed too.
  void expectListedParts() const;
  void expectDifferentFields() const;
  void expectFaultsOfSamples() const;
  void expectASampleOfEach() const;
  /// A required field that is missing is a fault, and so is one of another kind.
  void expectEveryFieldMinded() const;

 private:
  struct Sample {
    std::string type;
    std::string value;
    std::vector<std::string> faults;  ///< `path code`
  };

  void readSamples(const std::string& path);

  std::span<const schema::Type* const> types_;
  Find find_;
  std::vector<Sample> samples_;
};

}  // namespace parley::test
