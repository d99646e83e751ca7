#include "divinci/session.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "core/json.h"

namespace parley::divinci {
namespace {

std::map<std::string, std::string> valuesOf(const Session& session, std::string_view release) {
  std::map<std::string, std::string> out;
  for (const Value& value : session.values(release)) out.emplace(value.name, value.json);
  return out;
}

TEST(Session, BeginsUnsigned) {
  const Session session;
  EXPECT_FALSE(session.isSigned());
  EXPECT_EQ(valuesOf(session, ""),
            (std::map<std::string, std::string>{{"transcript", "[]"}, {"signature", "\"\""}}));
}

TEST(Session, OffersItsValuesToEndpoints) {
  const Session session{.releaseId = "rel\"2",
                        .token = "t",
                        .language = "Spanish",
                        .transcript = R"([{"prompt":"a"}])",
                        .signature = R"("s\u00e9")"};
  EXPECT_TRUE(session.isSigned());
  EXPECT_EQ(valuesOf(session, "rel_1"), (std::map<std::string, std::string>{
                                            {"releaseId", R"("rel\"2")"},
                                            {"token", "\"t\""},
                                            {"language", "\"Spanish\""},
                                            {"transcript", R"([{"prompt":"a"}])"},
                                            {"signature", R"("s\u00e9")"},
                                        }));
}

TEST(Session, FallsBackToTheReleaseOfTheClient) {
  EXPECT_EQ(valuesOf({}, "rel_1").at("releaseId"), "\"rel_1\"");
}

TEST(SessionText, IsRead) {
  const Session session = readSession(
      R"({"releaseId":"rel_1","token":"t","language":"French","transcript":[ {"a":1.0} ],"signiture":"s"})");
  EXPECT_EQ(session.releaseId, "rel_1");
  EXPECT_EQ(session.token, "t");
  EXPECT_EQ(session.language, "French");
  EXPECT_EQ(session.transcript, R"([ {"a":1.0} ])");
  EXPECT_EQ(session.signature, "\"s\"");
}

TEST(SessionText, OfAnotherFormCountsAsEmpty) {
  for (const std::string_view json :
       {"", "null", "[]", "{", "{}",
        R"({"releaseId":1,"token":{},"language":null,"transcript":{},"signiture":7})",
        R"({"transcript":"[]","signiture":["s"]})"}) {
    const Session session = readSession(json);
    EXPECT_EQ(session.releaseId, "") << json;
    EXPECT_EQ(session.token, "") << json;
    EXPECT_EQ(session.language, "") << json;
    EXPECT_EQ(session.transcript, "[]") << json;
    EXPECT_EQ(session.signature, "\"\"") << json;
  }
}

TEST(SignedTranscript, IsKeptByteForByte) {
  const std::string transcript =
      R"([ {"z":1.0,"a":1E+2, "prompt":"\ud83d","prompt":"x","n":{"9":9,"10":-0},"é":"\/"} ])";
  const std::string signature = R"("s\u0041")";
  Session session{.releaseId = "rel_1", .token = "t", .language = "French"};
  ASSERT_TRUE(keepTranscript(session, R"({"remaining":1,"signiture":)" + signature +
                                          R"( , "transcript": )" + transcript + "}"));
  EXPECT_EQ(session.transcript, transcript);
  EXPECT_EQ(session.signature, signature);
  EXPECT_EQ(session.token, "t");
  EXPECT_EQ(session.language, "French");
}

TEST(SignedTranscript, StaysWhenAnAnswerHoldsNone) {
  for (const std::string_view answer : {
           "",
           "null",
           "[]",
           "{}",
           "{",
           "<html>",
           R"({"transcript":[{}]})",
           R"({"signiture":"s"})",
           R"({"transcript":{},"signiture":"s"})",
           R"({"transcript":null,"signiture":"s"})",
           R"({"transcript":"[]","signiture":"s"})",
           R"({"transcript":[],"signiture":null})",
           R"({"transcript":[],"signiture":1})",
           R"({"transcript":[],"signature":"s"})",
           R"({"transcript":[1,],"signiture":"s"})",
       }) {
    Session session{.transcript = "[1]", .signature = "\"before\""};
    const auto kept = keepTranscript(session, answer);
    ASSERT_FALSE(kept) << answer;
    EXPECT_EQ(kept.error().kind, ErrorKind::kProtocol);
    EXPECT_EQ(kept.error().code, "INVALID_RESPONSE");
    EXPECT_EQ(session.transcript, "[1]");
    EXPECT_EQ(session.signature, "\"before\"");
  }
}

TEST(LastResponse, IsTheLastEntrysAsWritten) {
  EXPECT_EQ(lastResponse(R"([{"response":"a"},{"response":"b\u00e9"}])"), R"("b\u00e9")");
  for (const std::string_view transcript :
       {"", "[]", "{}", "[1]", "[{}]", R"([{"response":"a"},{}])", R"([{"response":"a"},[]])"}) {
    EXPECT_EQ(lastResponse(transcript), "\"\"") << transcript;
  }
}

}  // namespace
}  // namespace parley::divinci
