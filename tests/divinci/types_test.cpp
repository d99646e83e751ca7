#include "divinci/types.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"
#include "core/validator.h"

namespace parley::divinci {
namespace {

using ::testing::Contains;
using ::testing::ElementsAreArray;

struct Sample {
  std::string type;
  std::string value;
  std::vector<std::string> faults;  // `path code`
};

/// Values that fit their type, and values that do not; tests/generate holds the JSON Schemas and
/// the declarations to the same.
std::vector<Sample> readSamples() {
  const std::string here = __FILE__;
  std::ifstream file(here.substr(0, here.rfind('/')) + "/type_samples.json");
  const std::string text((std::istreambuf_iterator<char>(file)), {});
  std::vector<Sample> out;
  const auto rows = json::readArray(text);
  EXPECT_TRUE(rows.has_value()) << "type_samples.json cannot be read";
  if (!rows) return out;
  for (const std::string_view row : *rows) {
    const auto sample = json::readObject(row).value_or(json::Object());
    Sample read{.type = sample.string("type").value_or(""),
                .value = std::string(sample["value"]),
                .faults = {}};
    for (const std::string_view fault :
         json::readArray(sample["faults"]).value_or(std::vector<std::string_view>())) {
      read.faults.push_back(json::decodeString(fault).value_or(""));
    }
    out.push_back(std::move(read));
  }
  return out;
}

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all = readSamples();
  return all;
}

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

TEST(DivinciTypes, HaveNamesOfTheirOwn) {
  std::set<std::string_view> names;
  for (const schema::Type* const type : allTypes()) {
    EXPECT_FALSE(type->name.empty());
    EXPECT_FALSE(type->description.empty()) << type->name;
    EXPECT_TRUE(type->description.ends_with('.')) << type->name;
    EXPECT_TRUE(names.insert(plainName(*type)).second) << type->name;
    EXPECT_EQ(findType(plainName(*type)), type);
  }
  EXPECT_EQ(findType("NoSuchType"), nullptr);
}

TEST(DivinciTypes, NameOnlyListedTypes) {
  for (const schema::Type* const type : allTypes()) {
    std::vector<const schema::Type*> parts;
    collect(*type, parts);
    for (const schema::Type* const part : parts) {
      if (!part->name.empty()) EXPECT_EQ(findType(plainName(*part)), part) << part->name;
    }
  }
}

TEST(DivinciTypes, DoNotRepeatFields) {
  for (const schema::Type* const type : allTypes()) {
    std::set<std::string_view> names;
    for (const schema::Field& field : type->fields) {
      EXPECT_TRUE(names.insert(field.name).second) << type->name << '.' << field.name;
    }
  }
}

TEST(DivinciTypes, FindTheFaultsOfSamples) {
  for (const Sample& sample : samples()) {
    const schema::Type* const type = findType(sample.type);
    ASSERT_NE(type, nullptr) << sample.type;
    EXPECT_THAT(faultsOf(*type, sample.value), ElementsAreArray(sample.faults))
        << sample.type << ": " << sample.value;
  }
}

TEST(DivinciTypes, HaveASampleThatFits) {
  for (const schema::Type* const type : allTypes()) {
    if (type->kind == schema::Kind::kAny) continue;
    EXPECT_TRUE(std::ranges::any_of(samples(), [&](const Sample& sample) {
      return sample.type == plainName(*type) && sample.faults.empty();
    })) << type->name;
  }
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

TEST(DivinciTypes, MindEveryField) {
  for (const Sample& sample : samples()) {
    const schema::Type& type = *findType(sample.type);
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

}  // namespace
}  // namespace parley::divinci
