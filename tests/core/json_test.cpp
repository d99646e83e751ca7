#include "core/json.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace parley::json {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;
using Names = std::vector<std::pair<std::string, std::string>>;

/// Name and JSON text of each member, or nullopt when the text is no object.
std::optional<Names> membersOf(std::string_view text) {
  // Memory of its own without anything behind it, so that reading past the end is noticed.
  const std::vector<char> exact(text.begin(), text.end());
  const auto object = readObject({exact.data(), exact.size()});
  if (!object) return std::nullopt;
  Names names;
  for (const Member& member : object->members()) names.emplace_back(member.name, member.value);
  return names;
}

std::optional<std::vector<std::string>> elementsOf(std::string_view text) {
  const std::vector<char> exact(text.begin(), text.end());
  const auto array = readArray({exact.data(), exact.size()});
  if (!array) return std::nullopt;
  return std::vector<std::string>(array->begin(), array->end());
}

std::string nested(std::size_t depth, std::string_view open, std::string_view close) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += open;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

TEST(JsonObject, HasItsMembersAsTheyAreSpelt) {
  const std::string_view spellings[] = {
      "null",
      "true",
      "false",
      "0",
      "-0",
      "1",
      "1.0",
      "1.50",
      "1E+2",
      "1e-7",
      "-0.0e-0",
      "0.30000000000000004",
      "9007199254740993",
      "123456789012345678901234567890",
      "1e308",
      "1e-400",
      R"("")",
      R"("text")",
      R"("\u00e9 \/ \n \ud83d\ude00")",
      R"("lone \ud83d and \udE00 end")",
      "\"raw \u00e9 \U0001F600 \u2028\"",
      "[]",
      "[ ]",
      "[1, 2 ,3 ]",
      R"([[["]"]]])",
      "{}",
      "{ }",
      R"({"a":{"b":"}"}, "a":2})",
      "[\n\t1\r\n]",
  };
  for (const std::string_view value : spellings) {
    for (const std::string_view space : {"", " ", "\n\t\r  "}) {
      const std::string padded = std::string(space) + std::string(value) + std::string(space);
      const std::string text = "{" + std::string(space) + "\"a\"" + std::string(space) + ":" +
                               padded + "," + std::string(space) + "\"b\":" + padded + "}";
      const Names expected = {{"a", std::string(value)}, {"b", std::string(value)}};
      EXPECT_EQ(membersOf(text), expected) << text;
      const std::vector<std::string> elements(2, std::string(value));
      EXPECT_EQ(elementsOf("[" + padded + "," + padded + "]"), elements) << text;
    }
  }
}

TEST(JsonObject, MayBeEmpty) {
  EXPECT_EQ(membersOf("{}"), Names());
  EXPECT_EQ(membersOf(" \n{ \t} \r"), Names());
  EXPECT_EQ(elementsOf(" [ ] "), std::vector<std::string>());
}

TEST(JsonObject, DecodesNames) {
  const Names expected = {{"a\"b", "1"},       {"\u00e9", "2"}, {"", "3"},
                          {"\U0001F600", "4"}, {"\uFFFD", "5"}, {"a\0b"s, "6"}};
  EXPECT_EQ(membersOf(R"({"a\"b":1,"\u00e9":2,"":3,"\ud83d\ude00":4,"\ud83d":5,"a\u0000b":6})"),
            expected);
}

TEST(JsonObject, FindsAMemberByNameTheLastOfSeveral) {
  const auto object = readObject(R"({"a":1,"b":{"a":2},"a":[3]})");
  ASSERT_TRUE(object);
  EXPECT_EQ((*object)["a"], "[3]");
  EXPECT_EQ((*object)["b"], R"({"a":2})");
  EXPECT_EQ((*object)["c"], "");
  EXPECT_EQ(object->members().size(), 3U);
}

TEST(JsonObject, TellsTypesApart) {
  const auto object = readObject(
      R"({"text":"a","number":-1.5e1,"whole":42,"yes":true,"no":false,"null":null,"list":[1],"object":{}})");
  ASSERT_TRUE(object);
  EXPECT_EQ(object->string("text"), "a");
  EXPECT_EQ(object->number("number"), -15.0);
  EXPECT_EQ(object->integer("whole"), 42);
  EXPECT_EQ(object->boolean("yes"), true);
  EXPECT_EQ(object->boolean("no"), false);
  for (const std::string_view name :
       {"number", "whole", "yes", "null", "list", "object", "absent"}) {
    EXPECT_EQ(object->string(name), std::nullopt) << name;
  }
  for (const std::string_view name : {"text", "yes", "null", "list", "object", "absent"}) {
    EXPECT_EQ(object->number(name), std::nullopt) << name;
    EXPECT_EQ(object->integer(name), std::nullopt) << name;
  }
  for (const std::string_view name : {"text", "whole", "null", "list", "object", "absent"}) {
    EXPECT_EQ(object->boolean(name), std::nullopt) << name;
  }
}

TEST(JsonObject, TakesNoIntegerThatDoesNotFitOrHasAFraction) {
  const auto object = readObject(R"({"a":1.0,"b":1e2,"c":99999999999999999999,"d":-1,"e":-0})");
  ASSERT_TRUE(object);
  EXPECT_EQ(object->integer("a"), std::nullopt);
  EXPECT_EQ(object->integer("b"), std::nullopt);
  EXPECT_EQ(object->integer("c"), std::nullopt);
  EXPECT_EQ(object->integer("d"), -1);
  EXPECT_EQ(object->integer("e"), 0);
}

const std::string kNoJson[] = {
    "",
    " ",
    "{",
    "}",
    "[",
    "]",
    "{]",
    "[}",
    "{}{}",
    "{} x",
    "{},",
    "[1,]",
    "[,1]",
    "[1 2]",
    R"({"a":1,})",
    R"({,"a":1})",
    R"({"a"})",
    R"({"a":})",
    R"({"a" 1})",
    R"({a:1})",
    R"({'a':1})",
    R"({"a":1 "b":2})",
    R"({1:2})",
    "[01]",
    "[1.]",
    "[.1]",
    "[+1]",
    "[-]",
    "[1e]",
    "[1e+]",
    "[0x1]",
    "[NaN]",
    "[Infinity]",
    "[nul]",
    "[nulll]",
    "[True]",
    R"(["a)",
    R"(["\x"])",
    R"(["\u12"])",
    R"(["\u12g4"])",
    R"(["\ud83d\u"])",
    "[\"\n\"]",
    "[\"\t\"]",
    "[\"\x01\"]",
    "[\"\xff\"]",
    "[\"\xc3\"]",
    "[\"\xed\xa0\x80\"]",
    "[\"\xc0\x80\"]",
    "[1]//",
    "/**/[1]",
    "\uFEFF[1]",
    "[1]\uFEFF",
    "[1]\v",
    "[\u00a01]",
    "\0"s,
    "[1]\0"s,
    "[1]\0 x"s,
    "[\"\0\"]"s,
    "[1\0]"s,
    "{\"a\0\":1}"s,
    "{}\0"s,
};

TEST(Json, RefusesWhatIsNone) {
  for (const std::string& text : kNoJson) {
    EXPECT_FALSE(isValid(text)) << testing::PrintToString(text);
    EXPECT_EQ(membersOf(text), std::nullopt) << testing::PrintToString(text);
    EXPECT_EQ(elementsOf(text), std::nullopt) << testing::PrintToString(text);
  }
}

TEST(Json, RefusesNumbersBeyondTheReachOfADouble) {
  for (const std::string& text : {"[1e309]"s, "[-1E999999]"s, "[1" + std::string(400, '0') + "]"}) {
    EXPECT_FALSE(isValid(text)) << text;
  }
}

TEST(Json, TellsObjectsArraysAndScalarsApart) {
  for (const std::string_view text : {"{}", R"({"a":[]})"}) {
    EXPECT_TRUE(membersOf(text)) << text;
    EXPECT_FALSE(elementsOf(text)) << text;
  }
  for (const std::string_view text : {"[]", "[{}]"}) {
    EXPECT_FALSE(membersOf(text)) << text;
    EXPECT_TRUE(elementsOf(text)) << text;
  }
  for (const std::string_view text : {"null", "true", "1", "-1.5", "\"{}\"", "\"[]\""}) {
    EXPECT_TRUE(isValid(text)) << text;
    EXPECT_FALSE(membersOf(text)) << text;
    EXPECT_FALSE(elementsOf(text)) << text;
  }
}

TEST(Json, RefusalsSayWhatTheyAre) {
  const auto refused = readObject("[]");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().kind, ErrorKind::kProtocol);
  EXPECT_EQ(refused.error().code, "INVALID_JSON");
}

TEST(Json, IsReadToAnyDepth) {
  const std::string deep = nested(100'000, "[", "]");
  EXPECT_EQ(elementsOf("[" + deep + ",1]"), (std::vector<std::string>{deep, "1"}));
  EXPECT_EQ(membersOf("{\"a\":" + deep + "}"), (Names{{"a", deep}}));
  EXPECT_FALSE(isValid(nested(100'000, "[", "")));
  EXPECT_FALSE(isValid(nested(100'000, R"({"a":)", "}")));
}

TEST(Json, OfALongTextIsRead) {
  const std::string text(1'000'000, 'x');
  EXPECT_EQ(decodeString(quote(text)), text);
  std::string list = "[0";
  for (int i = 0; i < 100'000; ++i) list += ",1";
  EXPECT_EQ(elementsOf(list + "]")->size(), 100'001U);
}

struct StringCase {
  std::string_view json;
  std::string text;
};

TEST(JsonString, IsDecoded) {
  const StringCase cases[] = {
      {R"("")", ""},
      {R"("plain")", "plain"},
      {R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
      {R"("\u0041\u00e9\u20ac")", "A\u00e9\u20ac"},
      {R"("\uD83D\uDE00\ud83d\ude00")", "\U0001F600\U0001F600"},
      {R"("a\u0000b")", "a\0b"s},
      {"\"\u00e9\u20ac\U0001F600\"", "\u00e9\u20ac\U0001F600"},
      {R"("\ud83d")", "\uFFFD"},
      {R"("\ude00")", "\uFFFD"},
      {R"("\ud83dx\ude00")", "\uFFFDx\uFFFD"},
      {R"("\ud83d\ud83d\ude00\ude00")", "\uFFFD\U0001F600\uFFFD"},
      {R"("\\ud83d")", R"(\ud83d)"},
      {R"("\\\ud83d")", "\\\uFFFD"},
      {R"("\\\\ud83d\ude00")", "\\\\ud83d\uFFFD"},
  };
  for (const auto& [json, text] : cases) EXPECT_EQ(decodeString(json), text) << json;
}

TEST(JsonString, IsNothingElse) {
  for (const std::string_view text :
       {"", "1", "null", "[]", "{}", "a", "\"", "\"a", "\"a\"b", "\"a\" \"b\""}) {
    EXPECT_EQ(decodeString(text), std::nullopt) << text;
  }
}

TEST(JsonString, IsWrittenSoThatItReadsBack) {
  const std::string texts[] = {
      "",           "plain",     "\"quoted\" \\ / ",      "\0\x01\x1f\x7f"s,
      "\b\f\n\r\t", "</script>", "\u00e9\u2028\U0001F600"};
  for (const std::string& text : texts) {
    EXPECT_EQ(decodeString(quote(text)), text) << testing::PrintToString(text);
    EXPECT_TRUE(isValid(quote(text)));
  }
  EXPECT_EQ(quote("a\"\\\n"), R"("a\"\\\u000a")");
}

TEST(JsonWriter, BuildsAnObjectInOrder) {
  EXPECT_EQ(Writer().finish(), "{}");
  Writer writer;
  writer.string("text", "a\"b").integer("number", -5).boolean("flag", false);
  writer.raw("list", "[1, 2]").raw("absent", "").raw("na\"me", "null");
  EXPECT_EQ(writer.finish(),
            R"({"text":"a\"b","number":-5,"flag":false,"list":[1, 2],"na\"me":null})");
}

}  // namespace
}  // namespace parley::json
