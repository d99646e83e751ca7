#include "core/prototype_keys.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace parley::json {
namespace {

TEST(PrototypeKeys, AreFoundAtEveryDepth) {
  for (const std::string_view text : {
           R"({"__proto__":1})",
           R"({"a":[{"b":{"__proto__" : {}}}]})",
           R"({"\u005f\u005fproto__":1})",
           R"({"a":"\\","__proto__":1})",
           R"({"constructor":{"prototype":1}})",
           R"([{"constructor" : {"a":{"b":[]},"prototype":1}}])",
           R"({"\u0063onstructor":{"prototyp\u0065":1}})",
       }) {
    EXPECT_TRUE(reachesForPrototype(text)) << text;
  }
}

TEST(PrototypeKeys, AreKeys) {
  for (const std::string_view text : {
           R"({})",
           R"("__proto__")",
           R"(["__proto__"])",
           R"({"a":"__proto__"})",
           R"({"a":"\"__proto__\":1"})",
           R"({"__proto":1,"proto__":2})",
           R"({"prototype":1})",
           R"({"constructor":1,"prototype":2})",
           R"({"constructor":"a","b":{"prototype":1}})",
           R"({"constructor":[{"prototype":1}]})",
           R"({"constructor":{"a":{"prototype":1}}})",
       }) {
    EXPECT_FALSE(reachesForPrototype(text)) << text;
  }
}

TEST(PrototypeKeys, AreLookedForInDeepNesting) {
  const std::string open(100000, '[');
  const std::string close(100000, ']');
  EXPECT_TRUE(reachesForPrototype(open + R"({"__proto__":1})" + close));
}

}  // namespace
}  // namespace parley::json
