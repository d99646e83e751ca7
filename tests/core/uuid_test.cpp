#include "core/uuid.h"

#include <gtest/gtest.h>

#include <string>

#include "core/random.h"

namespace parley {
namespace {

/// Another number each time.
class Steps final : public Random {
 public:
  double unit() override { return value_ = value_ < 0.9 ? value_ + 0.1234567 : 0.01; }

 private:
  double value_ = 0;
};

/// The digits replaced by x.
std::string formOf(std::string text) {
  for (char& c : text) {
    if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) c = 'x';
  }
  return text;
}

TEST(Uuid, IsOfVersionFourAndItsVariant) {
  Steps random;
  for (int i = 0; i < 100; ++i) {
    const std::string uuid = newUuid(random);
    EXPECT_EQ(formOf(uuid), "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
    EXPECT_EQ(uuid[14], '4');
    EXPECT_TRUE(std::string("89ab").contains(uuid[19])) << uuid;
  }
}

TEST(Uuid, IsAnotherOneEachTime) {
  Steps random;
  EXPECT_NE(newUuid(random), newUuid(random));
}

}  // namespace
}  // namespace parley
