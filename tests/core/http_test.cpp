#include "core/http.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace parley {
namespace {

using namespace std::string_literals;

TEST(HeaderSafety, TakesWhatFetchTakes) {
  for (const std::string_view text :
       {"", "plain", "a\tb", "with spaces", "~!@#$%^&*(){}", "caf\u00e9 \u00ff"}) {
    EXPECT_TRUE(isHeaderSafe(text)) << text;
  }
}

TEST(HeaderSafety, RefusesWhatWouldEndTheHeaderOrMakeFetchThrow) {
  for (const std::string& text : {"a\r\nX-Evil: 1"s, "a\nb"s, "a\rb"s, "a\0b"s, "\x01"s, "\x1b[0m"s,
                                  "\x7f"s, "\u0100"s, "\u20ac"s, "\U0001F600"s}) {
    EXPECT_FALSE(isHeaderSafe(text)) << testing::PrintToString(text);
  }
}

TEST(HttpMethods, HaveTheNamesOfTheWire) {
  EXPECT_EQ(methodName(HttpMethod::kGet), "GET");
  EXPECT_EQ(methodName(HttpMethod::kPost), "POST");
  EXPECT_EQ(methodName(HttpMethod::kPut), "PUT");
  EXPECT_EQ(methodName(HttpMethod::kPatch), "PATCH");
  EXPECT_EQ(methodName(HttpMethod::kDelete), "DELETE");
}

TEST(HttpMethods, AreIdempotentButForPostAndPatch) {
  EXPECT_TRUE(isIdempotent(HttpMethod::kGet));
  EXPECT_TRUE(isIdempotent(HttpMethod::kPut));
  EXPECT_TRUE(isIdempotent(HttpMethod::kDelete));
  EXPECT_FALSE(isIdempotent(HttpMethod::kPost));
  EXPECT_FALSE(isIdempotent(HttpMethod::kPatch));
}

TEST(HttpHead, FindsItsHeaders) {
  const HttpHead head{.status = 200, .headers = {{"content-type", "text/plain"}, {"empty", ""}}};
  EXPECT_EQ(head.header("content-type"), "text/plain");
  EXPECT_EQ(head.header("empty"), "");
  EXPECT_EQ(head.header("absent"), "");
}

TEST(HttpHead, IsOkFrom200To299) {
  for (const int status : {200, 204, 299}) EXPECT_TRUE(HttpHead{.status = status}.ok()) << status;
  for (const int status : {0, 199, 300, 304, 404, 503}) {
    EXPECT_FALSE(HttpHead{.status = status}.ok()) << status;
  }
}

}  // namespace
}  // namespace parley
