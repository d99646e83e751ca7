#include "divinci/types.h"

#include <gtest/gtest.h>

#include "core/support/type_table.h"

namespace parley::divinci {
namespace {

const test::TypeTable& table() {
  static const test::TypeTable all(__FILE__, allTypes(), &findType);
  return all;
}

TEST(DivinciTypes, HaveNamesOfTheirOwn) { table().expectOwnNames(); }

TEST(DivinciTypes, NameOnlyListedTypes) { table().expectListedParts(); }

TEST(DivinciTypes, DoNotRepeatFields) { table().expectDifferentFields(); }

TEST(DivinciTypes, FindTheFaultsOfSamples) { table().expectFaultsOfSamples(); }

TEST(DivinciTypes, HaveASampleThatFits) { table().expectASampleOfEach(); }

TEST(DivinciTypes, MindEveryField) { table().expectEveryFieldMinded(); }

}  // namespace
}  // namespace parley::divinci
