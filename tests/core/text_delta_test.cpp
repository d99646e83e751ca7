#include "core/text_delta.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace parley {
namespace {

using namespace std::string_literals;

TextDeltas read(std::string_view data) {
  TextDeltas found;
  TextDeltaParser parser;
  parser.read(data, found);
  return found;
}

/// `\` stands for a backslash of the JSON text in these raw strings.
TEST(TextDelta, ReadsTheDelta) {
  EXPECT_EQ(read(R"({"type":"text-delta","id":"0","delta":"Hello"})").text, "Hello");
  EXPECT_EQ(read(R"({"type":"text-delta","id":"0","delta":""})").text, "");
  EXPECT_EQ(read(R"({"type":"text-delta","id":"0","delta":"wörld 😀"})").text, "wörld 😀");
  EXPECT_EQ(read(R"({"type":"text-delta","id":"0","delta":"a } , { : ' / b"})").text,
            "a } , { : ' / b");
  EXPECT_EQ(
      read(
          R"({"type":"text-delta","id":"0","delta":"as long as several blocks of bytes taken together"})")
          .text,
      "as long as several blocks of bytes taken together");
}

TEST(TextDelta, ReadsMembersInAnyOrder) {
  EXPECT_EQ(read(R"({"delta":"x","type":"text-delta","id":"0"})").text, "x");
  EXPECT_EQ(read(R"({"id":"0","delta":"x","type":"text-delta"})").text, "x");
  EXPECT_EQ(read(R"({"delta":"x","type":"text-delta"})").text, "x");
  EXPECT_EQ(
      read(R"({"providerMetadata":{"delta":"no","type":"no"},"delta":"x","type":"text-delta"})")
          .text,
      "x");
  EXPECT_EQ(
      read(R"({"type":"text-delta","delta":"x","more":[{"delta":"no"},[1,2.5,-3,1e9],true,null]})")
          .text,
      "x");
}

TEST(TextDelta, ReadsSpacedJson) {
  EXPECT_EQ(read(" \t{ \"type\" : \"text-delta\" ,\n \"delta\" : \"x y\" } \r\n").text, "x y");
}

TEST(TextDelta, TheLastOfTwoMembersCounts) {
  EXPECT_EQ(read(R"({"type":"text-delta","delta":"a","delta":"b"})").text, "b");
  EXPECT_EQ(read(R"({"type":"start","type":"text-delta","delta":"b"})").text, "b");
  EXPECT_EQ(read(R"({"type":"text-delta","delta":"a","delta":7})").text, "");
  EXPECT_EQ(read(R"({"type":"text-delta","delta":"\n","delta":"b"})").text, "b");
}

TEST(TextDelta, ResolvesEscapes) {
  EXPECT_EQ(read(R"({"type":"text-delta","delta":"\"\\\/\b\f\n\r\t"})").text, "\"\\/\b\f\n\r\t");
  EXPECT_EQ(read(R"({"type":"text-delta","delta":"\u0041\u00e9\u20AC\ud83d\ude00"})").text,
            "Aé€😀");
  EXPECT_EQ(read(R"({"type":"text-delta","delta":"a\u0000b"})").text, "a\0b"s);
  EXPECT_EQ(read(R"({"t\u0079pe":"text\u002ddelta","\u0064elta":"x"})").text, "x");
  EXPECT_EQ(read(R"({"type":"text-delta","delta":"\\u0041"})").text, R"(\u0041)");
}

TEST(TextDelta, ReplacesLoneSurrogates) {
  const auto delta = [](std::string_view escaped) {
    return read(R"({"type":"text-delta","delta":")" + std::string(escaped) + R"("})").text;
  };
  EXPECT_EQ(delta(R"(a\ud83d)"), "a\uFFFD");
  EXPECT_EQ(delta(R"(\ude00b)"), "\uFFFDb");
  EXPECT_EQ(delta(R"(\uDE00\uD83D)"), "\uFFFD\uFFFD");
  EXPECT_EQ(delta(R"(\ud83d\ud83d\ude00)"), "\uFFFD😀");
  EXPECT_EQ(delta(R"(\ud83d\ude00\ude00)"), "😀\uFFFD");
  EXPECT_EQ(delta(R"(\ud83d\u0041)"), "\uFFFDA");
  EXPECT_EQ(delta(R"(\ud83d\n\ude00)"), "\uFFFD\n\uFFFD");
  EXPECT_EQ(delta(R"(\ud83dx\ude00)"), "\uFFFDx\uFFFD");
  EXPECT_EQ(delta(R"(\\ud83d)"), R"(\ud83d)");
  EXPECT_EQ(delta(R"(\\\ud83d)"), "\\\uFFFD");
  EXPECT_EQ(delta(R"(\ud800\udfff\udbff\udc00)"), "\U000103FF\U0010FC00");
}

TEST(TextDelta, OtherPartsSayNothing) {
  for (const char* data : {
           R"({"type":"start","messageId":"m"})",
           R"({"type":"reasoning-delta","id":"r","delta":"think"})",
           R"({"type":"text-delta","textDelta":"older protocol"})",
           R"({"type":"text-delta","delta":7})",
           R"({"type":"text-delta","delta":null})",
           R"({"type":"text-delta","delta":{"delta":"x"}})",
           R"({"type":"text-delta","delta":["x"]})",
           R"({"type":["text-delta"],"delta":"x"})",
           R"({"type":{"type":"text-delta"},"delta":"x"})",
           R"({"TYPE":"text-delta","delta":"x"})",
           R"({"delta":"x"})",
           R"([{"type":"text-delta","delta":"x"}])",
           R"({"part":{"type":"text-delta","delta":"x"}})",
           "{}",
           "[]",
           "null",
           "7",
           R"("text-delta")",
           "[DONE]",
           " [DONE]\r",
           "",
           "  ",
       }) {
    const TextDeltas found = read(data);
    EXPECT_EQ(found.text, "") << data;
    EXPECT_TRUE(found.errors.empty()) << data;
    EXPECT_EQ(found.malformed, 0U) << data;
  }
}

TEST(TextDelta, FindsErrorsInTheStream) {
  using Errors = std::vector<std::string>;
  EXPECT_EQ(read(R"({"type":"error","errorText":"rate limit exceeded"})").errors,
            Errors{"rate limit exceeded"});
  EXPECT_EQ(read(R"({"type":"error","errorText":"a \"b\""})").errors, Errors{"a \"b\""});
  EXPECT_EQ(read(R"({"type":"error","error":"broken"})").errors, Errors{"broken"});
  EXPECT_EQ(
      read(R"({"type":"error","error":{"code":"X","message":"broken","at":{"message":"no"}}})")
          .errors,
      Errors{"broken"});
  EXPECT_EQ(read(R"({"type":"error","error":[{"message":"no"}],"more":{"message":"no"}})").errors,
            Errors{""});
  EXPECT_EQ(read(R"({"type":"error"})").errors, Errors{""});
  EXPECT_TRUE(read(R"({"type":"tool-output-error","errorText":"a tool's own"})").errors.empty());
}

TEST(TextDelta, PassesOverWhatIsNoJson) {
  for (const char* data : {
           "{",
           "}",
           R"({"type":)",
           R"({"type":"text-delta","delta":"x")",
           R"({"type":"text-delta","delta":"x",})",
           R"({"type":"text-delta","delta":"x"}})",
           R"({"type":"text-delta","delta":"x"} x)",
           R"({"type":"text-delta" "delta":"x"})",
           R"({"type":"text-delta","delta":"x)",
           R"({"type":"text-delta","delta":"\x"})",
           R"({"type":"text-delta","delta":"\u12"})",
           R"({"type":"text-delta","delta":"\ud83d\u"})",
           R"({"type":"text-delta","delta":"\)",
           R"({"type":"text-delta","delta":"\u)",
           R"({"type":"text-delta",'delta':"x"})",
           "{\"type\":\"text-delta\",\"delta\":\"a\nb\"}",
           "{\"type\":\"text-delta\",\"delta\":\"a\x1F\"}",
           "[DONE",
           "DONE",
           "undefined",
       }) {
    const TextDeltas found = read(data);
    EXPECT_EQ(found.text, "") << data;
    EXPECT_TRUE(found.errors.empty()) << data;
    EXPECT_EQ(found.malformed, 1U) << data;
  }
  EXPECT_EQ(read("{\"type\":\"text-delta\",\"delta\":\"a\0b\"}"s).malformed, 1U);
}

TEST(TextDelta, EveryFrontOfAPartIsNoJson) {
  const std::string data =
      R"({"type":"text-delta","id":"0","delta":"a\ud83d\ude00b","n":-1.5e3,"l":[true]})";
  for (std::size_t size = 1; size < data.size(); ++size) {
    const TextDeltas found = read(std::string_view(data).substr(0, size));
    EXPECT_EQ(found.text, "") << size;
    EXPECT_EQ(found.malformed, 1U) << size;
  }
  EXPECT_EQ(read(data).text, "a😀b");
}

TEST(TextDelta, DeepNestingIsHarmless) {
  const std::string deep = R"({"type":"text-delta","delta":"x","deep":)" +
                           std::string(200000, '[') + std::string(200000, ']') + "}";
  EXPECT_EQ(read(deep).text, "x");
}

TEST(TextDelta, OneEventIsReadAsIfItWereTheFirst) {
  const std::string front = R"({"type":"text-delta","id":"0","delta":)";
  const std::string parts[] = {
      front + R"("a"})",
      front + R"("b"})",
      front + R"(""})",
      front + R"("\n\u00e9\ud83d"})",
      front + R"("\x"})",
      front + R"("c","delta":"d"})",
      front + R"("c","type":"other"})",
      front + R"("c" , "more":{}})",
      front + R"("c"}})",
      front + R"("c)",
      front + R"("c})",
      front + R"(7})",
      front + "\"\n\"}",
      R"({"type":"text-delta","id":"1","delta":"e"})",
      R"({"delta":"f","type":"text-delta"})",
      R"({"type":"text-delta","delta":"g","type":"text-delta","delta":"h"})",
      R"({"type":"reasoning-delta","id":"0","delta":"i"})",
      R"({"type":"error","errorText":"over"})",
      "[DONE]",
  };
  for (const std::string& first : parts) {
    for (const std::string& second : parts) {
      TextDeltaParser parser;
      TextDeltas before;
      TextDeltas found;
      parser.read(first, before);
      parser.read(second, found);
      const TextDeltas alone = read(second);
      EXPECT_EQ(found.text, alone.text) << second << " after " << first;
      EXPECT_EQ(found.errors, alone.errors) << second << " after " << first;
      EXPECT_EQ(found.malformed, alone.malformed) << second << " after " << first;
    }
  }
}

const std::string kStream =
    "data: {\"type\":\"start\"}\n\n"
    "data: {\"type\":\"text-delta\",\"id\":\"0\",\"delta\":\"Hello\"}\n\n"
    "data: {\"type\":\"text-delta\",\"id\":\"0\",\"delta\":\", w\u00f6rld\\n\"}\r\n\r\n"
    "data: {\"type\":\ndata: \"text-delta\",\"delta\":\"two lines\"}\n\n"
    "data: not JSON\n\n"
    "data: {\"type\":\"error\",\"errorText\":\"over\"}\n\n"
    "data: [DONE]\n\n"
    "data: {\"type\":\"text-delta\",\"delta\":\" and \xFF more\"}";
const std::string kText = "Hello, w\u00f6rld\ntwo lines and \uFFFD more";

TEST(TextDeltaReader, JoinsTheDeltasOfAChunk) {
  TextDeltaReader reader;
  TextDeltas found;
  ASSERT_TRUE(reader.push(kStream, found));
  EXPECT_EQ(found.text, "Hello, w\u00f6rld\ntwo lines");
  ASSERT_TRUE(reader.finish(found));
  EXPECT_EQ(found.text, kText);
  EXPECT_EQ(found.errors, std::vector<std::string>{"over"});
  EXPECT_EQ(found.malformed, 1U);
}

TEST(TextDeltaReader, ReadsTheSameHoweverItIsCut) {
  for (std::size_t cut = 0; cut <= kStream.size(); ++cut) {
    TextDeltaReader reader;
    TextDeltas found;
    ASSERT_TRUE(reader.push(std::string_view(kStream).substr(0, cut), found));
    ASSERT_TRUE(reader.push(std::string_view(kStream).substr(cut), found));
    ASSERT_TRUE(reader.finish(found));
    EXPECT_EQ(found.text, kText) << cut;
    EXPECT_EQ(found.errors, std::vector<std::string>{"over"}) << cut;
    EXPECT_EQ(found.malformed, 1U) << cut;
  }
}

TEST(TextDeltaReader, KeepsTheTextBeforeAnEventThatIsTooLarge) {
  TextDeltaReader reader(64);
  TextDeltas found;
  const Result<void> result = reader.push(
      "data: {\"type\":\"text-delta\",\"delta\":\"x\"}\n\ndata: " + std::string(80, 'y'), found);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "EVENT_TOO_LARGE");
  EXPECT_EQ(found.text, "x");
}

}  // namespace
}  // namespace parley
