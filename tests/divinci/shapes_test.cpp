#include "divinci/sdk/shapes.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "divinci/endpoints.h"

namespace parley::divinci::sdk {
namespace {

struct Case {
  Trait trait;
  std::string_view answer;
  std::string_view expected;
};

TEST(Shapes, TakeAnswersOutOfTheirEnvelopes) {
  const Case cases[] = {
      {kIsChat, R"({"chat":{"_id":"c"}})", R"({"_id":"c","id":"c"})"},
      {kIsChat, R"({"_id":"c"})", R"({"_id":"c","id":"c"})"},
      {kIsChat, R"({"chat":{"id":"a","_id":"b"}})", R"({"id":"a","_id":"b"})"},
      {kIsChat, R"({"releases":["r","s"],"ownerUser":"u"})",
       R"({"releases":["r","s"],"ownerUser":"u","releaseId":"r","ownerId":"u"})"},
      {kIsChat, R"({"releases":[]})", R"({"releases":[]})"},
      {kIsChat, R"({"releases":[{"_id":"r"}]})", R"({"releases":[{"_id":"r"}]})"},
      {kIsChatPage, "[]", R"({"data":[],"hasMore":false,"total":0})"},
      {kIsChatPage, R"([{"_id":"c"},7])",
       R"({"data":[{"_id":"c","id":"c"},7],"hasMore":false,"total":2})"},
      {kIsChatPage, R"({"hasMore":true,"data":[{"_id":"c"}],"x":[1]})",
       R"({"hasMore":true,"data":[{"_id":"c","id":"c"}],"x":[1]})"},
      {kIsChatPage, R"({"data":null})", R"({"data":null})"},
      {kIsTranscript, R"({"messages":[{"_id":"m"},{"id":"n"}]})",
       R"([{"_id":"m","id":"m"},{"id":"n"}])"},
      {kIsTranscript, R"([{"_id":"m"}])", R"([{"_id":"m","id":"m"}])"},
      {kIsTranscript, "{}", "[]"},
      {kIsTranscript, "", "[]"},
      {kIsPreset, R"({"preset":{"_id":"p"}})", R"({"_id":"p"})"},
      {kIsPreset, R"({"_id":"p"})", R"({"_id":"p"})"},
      {kIsPresets, R"({"presets":[1]})", "[1]"},
      {kIsRelease, R"({"_id":"r","title":"T"})", R"({"_id":"r","title":"T","id":"r","name":"T"})"},
      {kIsRelease, R"({"_id":"r","title":"T","name":"N"})",
       R"({"_id":"r","title":"T","name":"N","id":"r"})"},
  };
  for (const auto& [trait, answer, expected] : cases) {
    EXPECT_EQ(shaped(trait, std::string(answer)), expected) << answer;
  }
}

TEST(Shapes, LeaveWhatHasAnotherForm) {
  for (const Trait trait : {kIsChat, kIsChatPage, kIsPreset, kIsPresets, kIsRelease}) {
    for (const std::string answer : {"", "null", "7", "\"text\""}) {
      EXPECT_EQ(shaped(trait, answer), answer);
    }
  }
  EXPECT_EQ(shaped(0, R"({"chat":1})"), R"({"chat":1})");
}

}  // namespace
}  // namespace parley::divinci::sdk
