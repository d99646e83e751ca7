#include "core/json_content.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"

namespace parley::json {
namespace {

using namespace std::string_literals;

std::string decoded(std::string_view content) {
  std::string text;
  decodeContent(content, text);
  return text;
}

TEST(JsonContent, GoesUpToTheQuotationMark) {
  EXPECT_EQ(contentOf(R"(abc")"), "abc");
  EXPECT_EQ(contentOf(R"(","b":"c")"), "");
  EXPECT_EQ(contentOf(R"(a \"b\" \\" and more)"), R"(a \"b\" \\)");
  EXPECT_EQ(contentOf(R"(\u00E9\ud83d\/\b\f\n\r\t")"), R"(\u00E9\ud83d\/\b\f\n\r\t)");
}

TEST(JsonContent, IsSound) {
  for (const std::string_view text :
       {R"(abc)", R"(a\")", R"(a\x")", R"(a\u12")", R"(a\u12g4")", R"(\)", R"(\u)", R"()"}) {
    EXPECT_EQ(contentOf(text), std::nullopt) << text;
  }
  EXPECT_EQ(contentOf("a\nb\""), std::nullopt);
  EXPECT_EQ(contentOf("a\0b\""s), std::nullopt);
}

TEST(JsonContent, StandsForText) {
  EXPECT_EQ(decoded(R"(a \"b\" \\ \/)"), R"(a "b" \ /)");
  EXPECT_EQ(decoded(R"(\b\f\n\r\t)"), "\b\f\n\r\t");
  EXPECT_EQ(decoded(R"(\u0041\u00e9\u20AC\ud83d\ude00)"), "Aé€😀");
  EXPECT_EQ(decoded(R"(\ud800\udc00\udbff\udfff)"), "\U00010000\U0010FFFF");
  EXPECT_EQ(decoded(R"(\u0000)"), "\0"s);
}

TEST(JsonContent, KeepsHalvesOfAPairAsTheyAreSpelt) {
  EXPECT_EQ(decoded(R"(a\ud83d)"), R"(a\ud83d)");
  EXPECT_EQ(decoded(R"(\uDE00a)"), R"(\uDE00a)");
  EXPECT_EQ(decoded(R"(\ud83d\ud83d\ude00)"), R"(\ud83d😀)");
  EXPECT_EQ(decoded(R"(\ud83d\n)"), "\\ud83d\n");
}

TEST(JsonContent, IsReadAsStringsAre) {
  for (const std::string_view content : {R"()", R"(a)", R"(\u0041\\u0041)", R"(é\t"😀)"}) {
    const std::string text = std::string(content) + '"';
    const auto whole = contentOf(text);
    ASSERT_TRUE(whole);
    EXPECT_EQ(decoded(*whole), decodeString('"' + std::string(*whole) + '"'));
  }
}

}  // namespace
}  // namespace parley::json
