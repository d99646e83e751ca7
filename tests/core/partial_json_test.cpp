#include "core/partial_json.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

#include "core/support/edited_json.h"

namespace parley {
namespace {

using test::EditedJson;

/// The value of a text that ends too early; empty when it has none.
std::string valueOf(std::string_view text) {
  PartialJson json;
  EditedJson value;
  json.push(text);
  value.apply(json.takeEdits());
  return value.text();
}

TEST(PartialJson, EndsWhatIsOpen) {
  const std::pair<const char*, const char*> cases[] = {
      {"{", "{}"},
      {"[", "[]"},
      {"\"a", "\"a\""},
      {R"({"a)", "{}"},
      {R"({"a")", "{}"},
      {R"({"a":)", "{}"},
      {R"({"a":")", R"({"a":""})"},
      {R"({"a":1,)", R"({"a":1})"},
      {R"({"a":1,"b)", R"({"a":1})"},
      {"[1,", "[1]"},
      {R"([[],{"a":["b)", R"([[],{"a":["b"]}])"},
      {" [ 1 , 2 ", "[1,2]"},
      {R"({ "a" : "b" } )", R"({"a":"b"})"},
  };
  for (const auto& [text, value] : cases) EXPECT_EQ(valueOf(text), value) << text;
}

TEST(PartialJson, CompletesLiterals) {
  EXPECT_EQ(valueOf("[t"), "[true]");
  EXPECT_EQ(valueOf("[fals"), "[false]");
  EXPECT_EQ(valueOf(R"({"a":n)"), R"({"a":null})");
}

TEST(PartialJson, ReadsNumbersUpToTheirLastDigit) {
  const std::pair<const char*, const char*> cases[] = {
      {"[1.", "[1]"},
      {"[1.5", "[1.5]"},
      {"[1.5e", "[1.5]"},
      {"[1.5e-", "[1.5]"},
      {"[1.5e-7", "[1.5e-7]"},
      {"[-", ""},
      {"[1,-", "[1]"},
      {R"({"a":-)", "{}"},
      {R"({"a":-0)", R"({"a":-0})"},
      {"[1e+", "[1]"},
      {"[1e+5", "[1e+5]"},
      {R"({"a":1e+5)", R"({"a":1})"},
      {R"({"a":1e+5})", R"({"a":1e+5})"},
  };
  for (const auto& [text, value] : cases) EXPECT_EQ(valueOf(text), value) << text;
}

TEST(PartialJson, WaitsForTheEndOfAnEscape) {
  EXPECT_EQ(valueOf(R"(["a\)"), R"(["a"])");
  EXPECT_EQ(valueOf(R"(["a\n)"), R"(["a\n"])");
  EXPECT_EQ(valueOf(R"(["a\u00)"), R"(["a"])");
  EXPECT_EQ(valueOf(R"(["a\u00e9)"), R"(["a\u00e9"])");
  EXPECT_EQ(valueOf(R"(["\ud83d\u)"), R"(["\ud83d"])");
  EXPECT_EQ(valueOf(R"({"\"\u0061":1)"), R"({"\"\u0061":1})");
}

TEST(PartialJson, HasNoValueOnceATextCannotBecomeJson) {
  for (const char* text : {
           "",
           "-",
           "x",
           "[x",
           "[tx",
           "[01",
           "[1 2",
           "[1,,2",
           "[.5",
           "[1.2.3",
           "[\"\t",
           R"(["\x)",
           R"({"a":tru})",
           R"({"a":,"b":1)",
           R"({"a" "b":1)",
           R"({a:1,"b":2)",
       }) {
    EXPECT_EQ(valueOf(text), "") << text;
  }
}

TEST(PartialJson, KeepsItsValueUntilWhatIsUnsoundWouldShow) {
  EXPECT_EQ(valueOf(R"({"a":1}})"), R"({"a":1})");
  EXPECT_EQ(valueOf(R"({"a":1} and more)"), R"({"a":1})");
  EXPECT_EQ(valueOf(R"({"a":1,b)"), R"({"a":1})");
  EXPECT_EQ(valueOf("[1,]"), "[1]");
}

TEST(PartialJson, LetsNoKeyReachForAPrototype) {
  EXPECT_EQ(valueOf(R"({"a":1,"__proto__":)"), R"({"a":1})");
  EXPECT_EQ(valueOf(R"({"a":1,"__proto__":{)"), "");
  EXPECT_EQ(valueOf(R"({"\u005f_proto__":1)"), "");
  EXPECT_EQ(valueOf(R"({"constructor":{"prototype":1)"), "");
  EXPECT_EQ(valueOf(R"({"constructor":[{"prototype":1)"), R"({"constructor":[{"prototype":1}]})");
  EXPECT_EQ(valueOf(R"({"prototype":1,"constructor":2)"), R"({"prototype":1,"constructor":2})");
}

TEST(PartialJson, HasNoValueBelowItsDepth) {
  const std::string deepest(PartialJson::kMaxDepth, '[');
  EXPECT_FALSE(valueOf(deepest).empty());
  EXPECT_EQ(valueOf(deepest + "["), "");
}

TEST(PartialJson, IsTheSameHoweverItIsCut) {
  const std::string_view text =
      R"( {"a" : [1, -2.5e-3, 1e+5, true, null], "b\n":"x\u00e9\ud83d\ude00y", "c":{"d":{}}, "e":[]} )";
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    PartialJson json;
    EditedJson value;
    json.push(text.substr(0, cut));
    value.apply(json.takeEdits());
    EXPECT_EQ(value.text(), valueOf(text.substr(0, cut))) << cut;
    json.push(text.substr(cut));
    value.apply(json.takeEdits());
    EXPECT_EQ(value.text(), valueOf(text)) << cut;
  }
}

TEST(PartialJson, TellsAPieceByWhatItBrings) {
  PartialJson json;
  json.push(R"({"text":")" + std::string(100000, 'a'));
  EXPECT_GT(json.takeEdits().size(), 100000U);
  json.push("bc");
  EXPECT_EQ(json.takeEdits(), R"([6,"bc"])");
  EXPECT_EQ(json.takeEdits(), "");
}

}  // namespace
}  // namespace parley
