#include "imbrace/types.h"

#include <gtest/gtest.h>

#include "core/support/type_table.h"
#include "divinci/types.h"

namespace parley::imbrace {
namespace {

const test::TypeTable& table() {
  static const test::TypeTable all(__FILE__, allTypes(), &findType);
  return all;
}

TEST(ImbraceTypes, HaveNamesOfTheirOwn) { table().expectOwnNames(); }

TEST(ImbraceTypes, NameOnlyListedTypes) { table().expectListedParts(); }

TEST(ImbraceTypes, DoNotRepeatFields) { table().expectDifferentFields(); }

TEST(ImbraceTypes, FindTheFaultsOfSamples) { table().expectFaultsOfSamples(); }

TEST(ImbraceTypes, HaveASampleThatFits) { table().expectASampleOfEach(); }

TEST(ImbraceTypes, MindEveryField) { table().expectEveryFieldMinded(); }

// A package exports the types of both.
TEST(ImbraceTypes, HaveOtherNamesThanDivincis) {
  for (const schema::Type* const type : allTypes()) {
    EXPECT_EQ(divinci::findType(plainName(*type)), nullptr) << type->name;
  }
}

// So that what a newer service sends and takes is no fault in TypeScript either.
TEST(ImbraceTypes, DeclareUnknownFields) {
  for (const schema::Type* const type : allTypes()) {
    if (type->kind == schema::Kind::kObject) EXPECT_TRUE(type->open) << type->name;
  }
}

}  // namespace
}  // namespace parley::imbrace
