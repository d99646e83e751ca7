#include "platform/web_random.h"

#include <gtest/gtest.h>

#include <set>

#include "event_loop.h"

namespace parley {
namespace {

TEST(WebRandomTest, IsSpreadOverTheUnit) {
  WebRandom random;
  std::set<double> distinct;
  double sum = 0;
  for (int i = 0; i < 10'000; ++i) {
    const double value = random.unit();
    ASSERT_GE(value, 0);
    ASSERT_LT(value, 1);
    sum += value;
    distinct.insert(value);
  }
  // 17 standard deviations; and as many equal values as would be a wonder.
  EXPECT_NEAR(sum / 10'000, 0.5, 0.05);
  EXPECT_GT(distinct.size(), 9'900U);
}

TEST(WebRandomTest, KeepsToTheBoundsAtTheExtremes) {
  WebRandom random;
  const auto pretend = [](const char* value) {
    runScript(std::string("crypto.getRandomValues = (array) => array.fill(") + value + ")");
  };
  pretend("0xffffffff");
  EXPECT_LT(random.unit(), 1);
  EXPECT_GT(random.unit(), 0.999'999'999);
  pretend("0");
  EXPECT_EQ(random.unit(), 0);
  runScript("delete crypto.getRandomValues");
}

}  // namespace
}  // namespace parley
