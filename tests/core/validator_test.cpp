#include "core/validator.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace parley::schema {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// `path code` of every fault.
std::vector<std::string> faults(const Type& type, std::string_view json) {
  std::vector<std::string> out;
  for (const Fault& fault : validate(type, json)) {
    out.push_back(fault.path + ' ' + std::string(fault.code));
    EXPECT_TRUE(fault.message.ends_with('.')) << fault.message;
  }
  return out;
}

constexpr Enum kSize{{"small", "large"}};
constexpr Enum kGrowingSize{{"small", "large"}, kOpen};
constexpr Object kPoint{{{"x", kNumber}, {"y", kNumber}, {"label?", kString}}};
constexpr Object kShape{"Shape", "", {{"points", kArrayOf<kPoint>}, {"size?", kSize}}};
constexpr Object kLoose{"Loose", "", {{"limit?", kString}, {"name", kString}}};
constexpr Object kStrict{"Strict", "", kLoose, {{"limit", kNumber}}};
constexpr auto kFew = std::to_array<std::string_view>({"-1", "0.5"});
constexpr Type kOneOfFew{.kind = Kind::kNumber, .values = kFew};

constexpr std::string_view kOneOfEach[] = {"{}", "[]", "\"s\"", "1", "true", "null"};

/// Which of kOneOfEach a type accepts.
std::vector<std::string_view> accepted(const Type& type) {
  std::vector<std::string_view> out;
  for (const std::string_view json : kOneOfEach) {
    const auto found = validate(type, json);
    if (found.empty()) {
      out.push_back(json);
    } else {
      EXPECT_EQ(found.front().code, fault_code::kInvalidType);
    }
  }
  return out;
}

TEST(Validator, TellsTheKindsApart) {
  EXPECT_THAT(accepted(kAny), ElementsAre("{}", "[]", "\"s\"", "1", "true", "null"));
  EXPECT_THAT(accepted(kBoolean), ElementsAre("true"));
  EXPECT_THAT(accepted(kNumber), ElementsAre("1"));
  EXPECT_THAT(accepted(kInteger), ElementsAre("1"));
  EXPECT_THAT(accepted(kString), ElementsAre("\"s\""));
  EXPECT_THAT(accepted(kGrowingSize), ElementsAre("\"s\""));
  EXPECT_THAT(accepted(kArrayOf<kString>), ElementsAre("[]"));
  EXPECT_THAT(accepted(kRecordOf<kString>), ElementsAre("{}"));
  EXPECT_THAT(accepted(kPartial<kPoint>), ElementsAre("{}"));
  EXPECT_THAT(accepted(kNullable<kBoolean>), ElementsAre("true", "null"));
}

TEST(Validator, AcceptsFalseAsWellAsTrue) { EXPECT_THAT(faults(kBoolean, "false"), IsEmpty()); }

TEST(Validator, BoundsNumbers) {
  constexpr const Type& kType = kNumberIn<0, 1>;
  EXPECT_THAT(faults(kType, "0"), IsEmpty());
  EXPECT_THAT(faults(kType, "1"), IsEmpty());
  EXPECT_THAT(faults(kType, "-0.0"), IsEmpty());
  EXPECT_THAT(faults(kType, "1e-3"), IsEmpty());
  EXPECT_THAT(faults(kType, "-1e-3"), ElementsAre(" too_small"));
  EXPECT_THAT(faults(kType, "1.0000001"), ElementsAre(" too_big"));
}

TEST(Validator, TellsIntegersByTheirValue) {
  EXPECT_THAT(faults(kInteger, "1e3"), IsEmpty());
  EXPECT_THAT(faults(kInteger, "10.0"), IsEmpty());
  EXPECT_THAT(faults(kInteger, "0.1"), ElementsAre(" invalid_type"));
  EXPECT_THAT(faults(kIntegerIn<1, 2>, "2.5"), ElementsAre(" invalid_type", " too_big"));
}

TEST(Validator, ComparesNumbersByValue) {
  EXPECT_THAT(faults(kOneOfFew, "-1.0"), IsEmpty());
  EXPECT_THAT(faults(kOneOfFew, "5e-1"), IsEmpty());
  EXPECT_THAT(faults(kOneOfFew, "1"), ElementsAre(" invalid_enum"));
}

TEST(Validator, CountsCodePoints) {
  constexpr const Type& kType = kStringOf<2, 3>;
  EXPECT_THAT(faults(kType, R"("ab")"), IsEmpty());
  EXPECT_THAT(faults(kType, "\"\u00e9\u20ac\U0001F600\""), IsEmpty());
  EXPECT_THAT(faults(kType, R"("\ud83d\ude00\n\"")"), IsEmpty());
  EXPECT_THAT(faults(kType, "\"\U0001F600\""), ElementsAre(" too_small"));
  EXPECT_THAT(faults(kType, R"("abcd")"), ElementsAre(" too_big"));
  EXPECT_THAT(faults(kNonEmptyString, R"("")"), ElementsAre(" too_small"));
}

TEST(Validator, ReadsEscapesBeforeComparing) {
  EXPECT_THAT(faults(kSize, R"("\u0073mall")"), IsEmpty());
  EXPECT_THAT(faults(kPoint, R"({"\u0078":1,"y":2})"), IsEmpty());
}

TEST(Validator, KeepsToAnEnumUnlessItIsOpen) {
  EXPECT_THAT(faults(kSize, R"("huge")"), ElementsAre(" invalid_enum"));
  EXPECT_THAT(faults(kSize, "1"), ElementsAre(" invalid_type"));
  EXPECT_THAT(faults(kGrowingSize, R"("huge")"), IsEmpty());
  EXPECT_THAT(faults(kGrowingSize, "1"), ElementsAre(" invalid_type"));
}

TEST(Validator, BoundsArrays) {
  EXPECT_THAT(faults(kArrayFrom<kString, 1>, "[]"), ElementsAre(" too_small"));
  EXPECT_THAT(faults(kArrayIn<kString, 1, 2>, R"(["a","b"])"), IsEmpty());
  EXPECT_THAT(faults(kArrayUpTo<kString, 2>, R"(["a","b",3])"),
              ElementsAre(" too_big", "[2] invalid_type"));
}

TEST(Validator, ChecksNamesAndValuesOfRecords) {
  constexpr const Type& kType = kRecordOf<kNumber, kSize>;
  EXPECT_THAT(faults(kType, R"({"small":1,"large":2})"), IsEmpty());
  EXPECT_THAT(faults(kType, R"({"small":"1","huge":2})"),
              ElementsAre("small invalid_type", "huge invalid_enum"));
}

TEST(Validator, TellsEveryFaultWithItsPath) {
  EXPECT_THAT(
      faults(kShape, R"({"points":[{"x":1},{"x":"1","y":2,"label":null},3],"size":"huge"})"),
      ElementsAre("points[0].y required", "points[1].x invalid_type",
                  "points[1].label invalid_type", "points[2] invalid_type", "size invalid_enum"));
}

TEST(Validator, QuotesNamesThatAreNoIdentifiers) {
  EXPECT_THAT(faults(kRecordOf<kNumber>, R"({"a b":"","1":"","":"","$_a1":"","q\"":""})"),
              ElementsAre("[\"a b\"] invalid_type", "[\"1\"] invalid_type", "[\"\"] invalid_type",
                          "$_a1 invalid_type", "[\"q\\\"\"] invalid_type"));
}

TEST(Validator, KeepsUnknownFields) {
  EXPECT_THAT(faults(kPoint, R"({"x":1,"y":2,"z":{"deep":[null]}})"), IsEmpty());
}

TEST(Validator, CountsTheLastOfARepeatedName) {
  EXPECT_THAT(faults(kPoint, R"({"x":"no","y":2,"x":1})"), IsEmpty());
  EXPECT_THAT(faults(kPoint, R"({"x":1,"y":2,"x":"no"})"), ElementsAre("x invalid_type"));
}

TEST(Validator, ChecksInheritedFieldsOnce) {
  EXPECT_THAT(faults(kStrict, R"({"limit":1,"name":"n"})"), IsEmpty());
  EXPECT_THAT(faults(kStrict, R"({"limit":"1"})"),
              ElementsAre("name required", "limit invalid_type"));
}

TEST(Validator, NeedsNothingOfAPartial) {
  EXPECT_THAT(faults(kPartial<kStrict>, "{}"), IsEmpty());
  EXPECT_THAT(faults(kPartial<kStrict>, R"({"name":1})"), ElementsAre("name invalid_type"));
}

TEST(Validator, SaysWhenItIsNotGivenJson) {
  for (const std::string_view text :
       {"", " ", "{", "[1,]", "undefined", "'s'", "1 2", "{\"x\":1}}"}) {
    EXPECT_THAT(faults(kAny, text), ElementsAre(" invalid_json")) << text;
  }
}

TEST(Validator, TakesWhiteSpaceAroundValues) {
  EXPECT_THAT(faults(kPoint, "\r\n\t { \"x\" : 1 ,\n\"y\" : 2 } \n"), IsEmpty());
  EXPECT_THAT(faults(kNumber, " 1\n"), IsEmpty());
}

TEST(Validator, StopsAtAHundredFaults) {
  std::string text = "[";
  for (int i = 0; i < 1000; ++i) text += "{},";
  text += "{}]";
  EXPECT_THAT(validate(kArrayOf<kPoint>, text), SizeIs(kMaxFaults));
}

TEST(Validator, DoesNotFollowDepthThatNoTypeAsksFor) {
  constexpr int kDepth = 100'000;
  const std::string deep = std::string(kDepth, '[') + std::string(kDepth, ']');
  const std::string text = R"({"x":1,"y":2,"z":)" + deep + "}";
  EXPECT_THAT(faults(kPoint, text), IsEmpty());
}

}  // namespace
}  // namespace parley::schema
