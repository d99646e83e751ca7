#include "core/support/type_table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "core/json.h"
#include "core/validator.h"

namespace parley::test {

namespace {

using ::testing::Contains;
using ::testing::ElementsAreArray;

std::vector<std::string> faultsOf(const schema::Type& type, std::string_view json) {
  std::vector<std::string> out;
  for (const schema::Fault& fault : schema::validate(type, json)) {
    out.push_back(fault.path + ' ' + std::string(fault.code));
  }
  return out;
}

/// Every type that a type is made of, itself first.
void collect(const schema::Type& type, std::vector<const schema::Type*>& out) {
  out.push_back(&type);
  for (const schema::Type* part : {type.element, type.key, type.base}) {
    if (part != nullptr) collect(*part, out);
  }
  for (const schema::Field& field : type.fields) collect(*field.type, out);
}

/// The object with another value in one place, or without it when the value is empty.
std::string withField(const json::Object& object, std::string_view name, std::string_view value) {
  json::Writer writer;
  for (const json::Member& member : object.members()) {
    if (member.name != name) writer.raw(member.name, member.value);
  }
  return writer.raw(name, value).finish();
}

/// A value that no kind but kAny accepts in place of this one.
std::string_view wrongFor(const schema::Type& type) {
  return type.kind == schema::Kind::kBoolean ? "3" : "true";
}

}  // namespace

TypeTable::TypeTable(std::string_view testFile, std::span<const schema::Type* const> types,
                     Find find)
    : types_(types), find_(find) {
  readSamples(std::string(testFile.substr(0, testFile.rfind('/'))) + "/type_samples.json");
}

void TypeTable::readSamples(const std::string& path) {
  std::ifstream file(path);
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  const auto rows = json::readArray(text);
  EXPECT_TRUE(rows.has_value()) << path << " cannot be read";
  if (!rows) return;
  for (const std::string_view row : *rows) {
    const auto sample = json::readObject(row).value_or(json::Object());
    Sample read{.type = sample.string("type").value_or(""),
                .value = std::string(sample["value"]),
                .faults = {}};
    for (const std::string_view fault :
         json::readArray(sample["faults"]).value_or(std::vector<std::string_view>())) {
      read.faults.push_back(json::decodeString(fault).value_or(""));
    }
    samples_.push_back(std::move(read));
  }
}

void TypeTable::expectOwnNames() const {
  std::set<std::string_view> names;
  for (const schema::Type* const type : types_) {
    EXPECT_FALSE(type->name.empty());
    EXPECT_FALSE(type->description.empty()) << type->name;
    EXPECT_TRUE(type->description.ends_with('.')) << type->name;
    EXPECT_TRUE(names.insert(plainName(*type)).second) << type->name;
    EXPECT_EQ(find_(plainName(*type)), type);
  }
  EXPECT_EQ(find_("NoSuchType"), nullptr);
}

void TypeTable::expectListedParts() const {
  for (const schema::Type* const type : types_) {
    std::vector<const schema::Type*> parts;
    collect(*type, parts);
    for (const schema::Type* const part : parts) {
      if (!part->name.empty()) EXPECT_EQ(find_(plainName(*part)), part) << part->name;
    }
  }
}

void TypeTable::expectDifferentFields() const {
  for (const schema::Type* const type : types_) {
    std::set<std::string_view> names;
    for (const schema::Field& field : type->fields) {
      EXPECT_TRUE(names.insert(field.name).second) << type->name << '.' << field.name;
    }
  }
}

void TypeTable::expectFaultsOfSamples() const {
  for (const Sample& sample : samples_) {
    const schema::Type* const type = find_(sample.type);
    ASSERT_NE(type, nullptr) << sample.type;
    EXPECT_THAT(faultsOf(*type, sample.value), ElementsAreArray(sample.faults))
        << sample.type << ": " << sample.value;
  }
}

void TypeTable::expectASampleOfEach() const {
  for (const schema::Type* const type : types_) {
    if (type->kind == schema::Kind::kAny) continue;
    EXPECT_TRUE(std::ranges::any_of(samples_, [&](const Sample& sample) {
      return sample.type == plainName(*type) && sample.faults.empty();
    })) << type->name;
  }
}

void TypeTable::expectEveryFieldMinded() const {
  for (const Sample& sample : samples_) {
    const schema::Type& type = *find_(sample.type);
    if (type.kind != schema::Kind::kObject || !sample.faults.empty()) continue;
    const json::Object object = json::readObject(sample.value).value_or(json::Object());
    for (const schema::Field& field : allFields(type)) {
      const std::string at(field.name);
      const auto without = faultsOf(type, withField(object, field.name, {}));
      EXPECT_EQ(without,
                field.optional ? std::vector<std::string>() : std::vector{at + " required"})
          << type.name << '.' << at;
      if (field.type->kind == schema::Kind::kAny) continue;
      EXPECT_THAT(faultsOf(type, withField(object, field.name, wrongFor(*field.type))),
                  Contains(at + " invalid_type"))
          << type.name << '.' << at;
    }
  }
}

}  // namespace parley::test
