#include "core/schema.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace parley::schema {
namespace {

using ::testing::ElementsAre;

constexpr Enum kSize{"Size", "How large.", {"small", "large"}};
constexpr Object kPoint{
    "Point", "A place.", {{"x", kNumber}, {"y", kNumber}, {"label?", kString, "Its name."}}};
constexpr Object kMarker{
    "Marker", "A place with a sign.", kPoint, {{"size?", kSize}, {"label", kString}}};
constexpr Object kPage{"Page<T>", "Some of many.", {{"items", kArrayOf<kMarker>}}};

std::vector<std::string_view> names(const std::vector<Field>& fields) {
  std::vector<std::string_view> out;
  for (const Field& field : fields) out.push_back(field.name);
  return out;
}

TEST(Schema, TakesAQuestionMarkForOptional) {
  const auto fields = allFields(kPoint);
  ASSERT_EQ(fields.size(), 3U);
  EXPECT_FALSE(fields[0].optional);
  EXPECT_TRUE(fields[2].optional);
  EXPECT_EQ(fields[2].name, "label");
  EXPECT_EQ(fields[2].description, "Its name.");
}

TEST(Schema, PutsInheritedFieldsFirstAndOverriddenOnesWhereTheyAreDescribedAnew) {
  const auto fields = allFields(kMarker);
  EXPECT_THAT(names(fields), ElementsAre("x", "y", "size", "label"));
  EXPECT_FALSE(fields[3].optional);
}

TEST(Schema, SeesThroughAPartial) {
  EXPECT_THAT(names(allFields(kPartial<kMarker>)), ElementsAre("x", "y", "size", "label"));
}

TEST(Schema, TellsANameWithoutTypeParameters) {
  EXPECT_EQ(plainName(kPage), "Page");
  EXPECT_EQ(plainName(kPoint), "Point");
  EXPECT_EQ(plainName(kString), "");
}

TEST(Schema, RefersToTheTypeItself) {
  EXPECT_EQ(kPage.fields[0].type->element, &kMarker);
  EXPECT_EQ(kMarker.base, &kPoint);
  EXPECT_THAT(kSize.values, ElementsAre("small", "large"));
}

}  // namespace
}  // namespace parley::schema
