#include "core/ui_message_reader.h"

#include <gtest/gtest.h>

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/told_message.h"

namespace parley {
namespace {

using test::ToldMessage;
using Texts = std::vector<std::string>;

const std::string kStart = R"({"type":"start","messageId":"m"})";
const std::string kStep = R"({"type":"start-step"})";
const std::string kEndStep = R"({"type":"finish-step"})";
const std::string kToolStart =
    R"({"type":"tool-input-start","toolCallId":"c","toolName":"search"})";
const std::string kTool =
    R"({"type":"tool-input-available","toolCallId":"c","toolName":"search","input":{"q":1}})";
const std::string kOutput = R"({"type":"tool-output-available","toolCallId":"c","output":[2]})";

std::string textStart(std::string_view id) {
  return R"({"type":"text-start","id":")" + std::string(id) + R"("})";
}
std::string textDelta(std::string_view id, std::string_view content) {
  return R"({"type":"text-delta","id":")" + std::string(id) + R"(","delta":")" +
         std::string(content) + R"("})";
}
std::string textEnd(std::string_view id) {
  return R"({"type":"text-end","id":")" + std::string(id) + R"("})";
}
std::string inputDelta(std::string_view content) {
  return R"({"type":"tool-input-delta","toolCallId":"c","inputTextDelta":")" +
         std::string(content) + R"("})";
}

std::string streamOf(std::initializer_list<std::string> chunks) {
  std::string stream;
  for (const std::string& chunk : chunks) stream += "data: " + chunk + "\n\n";
  return stream;
}

struct Reading {
  ToldMessage message;
  Result<void> result;
};

Reading readStream(std::string_view stream, std::string_view resumed = {}) {
  UiMessageReader reader;
  Reading reading;
  if (!resumed.empty()) {
    EXPECT_TRUE(reader.resume(resumed));
    for (const std::string_view part : *json::readArray((*json::readObject(resumed))["parts"])) {
      const UiMessageChange add{UiMessageChange::Kind::kAdd, 0, std::string(part)};
      reading.message.apply({&add, 1});
    }
  }
  reading.result = reader.push(stream);
  reading.message.apply(reader.changes());
  if (!reading.result) return reading;
  reading.result = reader.finish();
  reading.message.apply(reader.changes());
  return reading;
}

Texts partsOf(std::initializer_list<std::string> chunks, std::string_view resumed = {}) {
  const Reading reading = readStream(streamOf(chunks), resumed);
  EXPECT_TRUE(reading.result) << reading.result.error().message;
  return reading.message.parts();
}

Error errorOf(std::initializer_list<std::string> chunks) {
  const Reading reading = readStream(streamOf(chunks));
  EXPECT_FALSE(reading.result);
  return reading.result ? Error() : reading.result.error();
}

TEST(UiMessageReader, ReadsTexts) {
  const Reading reading = readStream(streamOf({kStart, kStep, textStart("t"), textDelta("t", "Hel"),
                                               textDelta("t", R"(lo \"x\"\n)"), textEnd("t"),
                                               kEndStep, R"({"type":"finish"})", "[DONE]"}));
  EXPECT_TRUE(reading.result);
  EXPECT_EQ(reading.message.id, R"("m")");
  EXPECT_EQ(reading.message.parts(),
            (Texts{R"({"type":"step-start"})",
                   R"({"state":"done","text":"Hello \"x\"\n","type":"text"})"}));
}

TEST(UiMessageReader, AKnownIdStartsAnotherText) {
  EXPECT_EQ(partsOf({textStart("t"), textDelta("t", "a"), textStart("t"), textDelta("t", "b")}),
            (Texts{R"({"state":"streaming","text":"a","type":"text"})",
                   R"({"state":"streaming","text":"b","type":"text"})"}));
}

TEST(UiMessageReader, KeepsTextsAndThoughtsApart) {
  EXPECT_EQ(partsOf({textStart("0"), R"({"type":"reasoning-start","id":"0"})",
                     R"({"type":"reasoning-delta","id":"0","delta":"think"})",
                     textDelta("0", "say"), R"({"type":"reasoning-end","id":"0"})"}),
            (Texts{R"({"state":"streaming","text":"say","type":"text"})",
                   R"({"state":"done","text":"think","type":"reasoning"})"}));
}

TEST(UiMessageReader, TheLastProviderMetadataCounts) {
  EXPECT_EQ(
      partsOf({R"({"type":"text-start","id":"t","providerMetadata":{"p":{"a":1}}})",
               R"({"type":"text-delta","id":"t","delta":"x","providerMetadata":{"p":{"a":2}}})",
               textDelta("t", "y")}),
      (Texts{
          R"({"providerMetadata":{"p":{"a":2}},"state":"streaming","text":"xy","type":"text"})"}));
}

TEST(UiMessageReader, AStepShowsWithWhatIsInIt) {
  EXPECT_EQ(partsOf({kStart, kStep, kEndStep}), Texts{});
  EXPECT_EQ(partsOf({kStart, kStep, kEndStep, kStep, textStart("t")}).size(), 3U);
}

TEST(UiMessageReader, AnInputGrows) {
  EXPECT_EQ(
      partsOf({kToolStart, inputDelta(R"({\"q\":\"a)"), inputDelta(R"(\\n\ud83d)"),
               inputDelta(R"(\ude00b)")}),
      (Texts{
          R"({"input":{"q":"a\n\ud83d\ude00b"},"rawInput":"{\"q\":\"a\\n\ud83d\ude00b","state":"input-streaming","toolCallId":"c","type":"tool-search"})"}));
}

TEST(UiMessageReader, AnInputThatIsNoJsonShowsAsItIs) {
  const std::string start =
      R"({"type":"tool-input-start","toolCallId":"c","toolName":"sh","inputEncoding":"text"})";
  EXPECT_EQ(
      partsOf({start, inputDelta("ls "), inputDelta("-l")}),
      (Texts{
          R"({"input":"ls -l","inputEncoding":"text","rawInput":"ls -l","state":"input-streaming","toolCallId":"c","type":"tool-sh"})"}));
}

TEST(UiMessageReader, AToolComesToItsOutput) {
  EXPECT_EQ(
      partsOf({kToolStart, inputDelta("{"), kTool,
               R"({"type":"tool-output-available","toolCallId":"c","output":1,"preliminary":true})",
               kOutput}),
      (Texts{
          R"({"input":{"q":1},"output":[2],"state":"output-available","toolCallId":"c","type":"tool-search"})"}));
}

TEST(UiMessageReader, AToolIsAskedForAndDenied) {
  EXPECT_EQ(
      partsOf({kTool, R"({"type":"tool-approval-request","toolCallId":"c","approvalId":"a"})",
               R"({"type":"tool-output-denied","toolCallId":"c"})"}),
      (Texts{
          R"({"approval":{"id":"a"},"input":{"q":1},"state":"output-denied","toolCallId":"c","type":"tool-search"})"}));
}

TEST(UiMessageReader, ARefusedInputIsKept) {
  const std::string refused =
      R"({"type":"tool-input-error","toolCallId":"c","toolName":"search","input":"{","errorText":"no")";
  EXPECT_EQ(
      partsOf({kToolStart, inputDelta("{"), refused + "}"}),
      (Texts{
          R"({"errorText":"no","rawInput":"{","state":"output-error","toolCallId":"c","type":"tool-search"})"}));
  EXPECT_EQ(
      partsOf({refused + R"(,"dynamic":true})"}),
      (Texts{
          R"({"errorText":"no","input":"{","state":"output-error","toolCallId":"c","toolName":"search","type":"dynamic-tool"})"}));
}

TEST(UiMessageReader, AnswersOfToolsComeInLaterSteps) {
  const std::string done =
      R"({"input":{"q":1},"output":[2],"state":"output-available","toolCallId":"c","type":"tool-search"})";
  EXPECT_EQ(partsOf({kTool, kStep, kOutput}), (Texts{done, R"({"type":"step-start"})"}));
  const Texts again = partsOf({kTool, kStep, kTool, kOutput});
  ASSERT_EQ(again.size(), 3U);
  EXPECT_NE(again[0], done);
  EXPECT_EQ(again[2], done);
}

TEST(UiMessageReader, PartsThatAreWholeAtOnce) {
  EXPECT_EQ(partsOf({R"({"type":"source-url","sourceId":"s","url":"u","more":1})",
                     R"({"type":"source-document","sourceId":"s","mediaType":"m","title":"t"})",
                     R"({"type":"file","url":"u","mediaType":"m"})"}),
            (Texts{R"({"sourceId":"s","type":"source-url","url":"u"})",
                   R"({"mediaType":"m","sourceId":"s","title":"t","type":"source-document"})",
                   R"({"mediaType":"m","type":"file","url":"u"})"}));
}

TEST(UiMessageReader, DataIsToldAndKeptUnlessItPasses) {
  const std::string first = R"({"type":"data-x","id":"1","data":1,"more":2})";
  const std::string second = R"({"type":"data-x","id":"1","data":{"a":3}})";
  const std::string passing = R"({"type":"data-y","data":4,"transient":true})";
  const Reading reading = readStream(streamOf({passing, kStart, first, second}));
  EXPECT_EQ(reading.message.data, (Texts{passing, first, second}));
  EXPECT_EQ(reading.message.parts(),
            (Texts{R"({"data":{"a":3},"id":"1","more":2,"type":"data-x"})"}));
}

TEST(UiMessageReader, AnotherIdStartsAnotherMessage) {
  const std::string other = R"({"type":"start","messageId":"n","messageMetadata":{"b":1}})";
  const Reading reading = readStream(
      streamOf({R"({"type":"start","messageId":"m","messageMetadata":{"a":1}})", textStart("t"),
                R"({"type":"start"})", textDelta("t", "a"), other, textStart("t")}));
  EXPECT_TRUE(reading.result);
  EXPECT_EQ(reading.message.id, R"("n")");
  EXPECT_EQ(reading.message.metadata, Texts{R"({"b":1})"});
  EXPECT_EQ(reading.message.parts().size(), 1U);
}

TEST(UiMessageReader, ReportsErrorsAndReadsOn) {
  const Reading reading = readStream(
      streamOf({textStart("t"), R"({"type":"error","errorText":"over"})", R"({"type":"finish"})",
                R"({"type":"error","error":{"message":"late"}})", textDelta("t", "a")}));
  EXPECT_TRUE(reading.result);
  EXPECT_EQ(reading.message.reports, (Texts{R"("over")", R"("late")"}));
  EXPECT_EQ(reading.message.parts(), (Texts{R"({"state":"streaming","text":"a","type":"text"})"}));
}

TEST(UiMessageReader, SaysWhatIsMissing) {
  const Error text = errorOf({kStart, textDelta("t", "a")});
  EXPECT_EQ(text.code, "OUT_OF_SEQUENCE");
  EXPECT_EQ(text.message, R"(Received text-delta for missing text part with ID "t". )"
                          R"(Ensure a "text-start" chunk is sent before any "text-delta" chunks.)");
  EXPECT_EQ(text.details, R"({"chunkType":"text-delta","chunkId":"t"})");
  EXPECT_EQ(errorOf({textStart("t"), textEnd("t"), textEnd("t")}).code, "OUT_OF_SEQUENCE");
  EXPECT_EQ(errorOf({textStart("t"), kEndStep, textDelta("t", "a")}).code, "OUT_OF_SEQUENCE");
  EXPECT_EQ(errorOf({inputDelta("{")}).code, "OUT_OF_SEQUENCE");
  EXPECT_EQ(errorOf({kOutput}).message, "No tool invocation found for tool call ID \"c\".");
}

TEST(UiMessageReader, RefusesWhatIsNoChunk) {
  EXPECT_EQ(errorOf({"{bad"}).code, "INVALID_JSON");
  EXPECT_EQ(errorOf({"{bad"}).details, R"({"data":"{bad"})");
  EXPECT_EQ(errorOf({""}).code, "INVALID_JSON");
  EXPECT_EQ(errorOf({R"({"type":"data-x","data":{"__proto__":1}})"}).code, "FORBIDDEN_KEY");
  for (const char* chunk : {
           "7",
           "[]",
           "{}",
           R"({"type":7})",
           R"({"type":"none"})",
           R"({"type":"text-start"})",
           R"({"type":"text-start","id":7})",
           R"({"type":"text-start","id":"t","providerMetadata":{"a":1}})",
           R"({"type":"start","messageId":null})",
           R"({"type":"finish","finishReason":"none"})",
           R"({"type":"error"})",
           R"({"type":"data-x"})",
       }) {
    EXPECT_EQ(errorOf({chunk}).code, "INVALID_CHUNK") << chunk;
  }
}

TEST(UiMessageReader, TellsNothingAfterAnError) {
  UiMessageReader reader;
  EXPECT_FALSE(reader.push(streamOf({kStart, textStart("t"), "{bad", textDelta("t", "a")})));
  ToldMessage message;
  message.apply(reader.changes());
  EXPECT_EQ(message.parts(), (Texts{R"({"state":"streaming","text":"","type":"text"})"}));
  EXPECT_FALSE(reader.push(streamOf({textDelta("t", "b")})));
  EXPECT_TRUE(reader.changes().empty());
  EXPECT_FALSE(reader.finish());
  EXPECT_TRUE(reader.changes().empty());
}

TEST(UiMessageReader, GivesUpAnEventThatIsTooLarge) {
  UiMessageReader reader(64);
  const Result<void> result = reader.push(streamOf({textStart("t")}) + std::string(80, 'x'));
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, "EVENT_TOO_LARGE");
  EXPECT_EQ(reader.changes().size(), 1U);
}

TEST(UiMessageReader, GoesOnWithAnEarlierMessage) {
  const std::string resumed =
      R"({"id":"m","role":"assistant","parts":[{"type":"step-start"},{"type":"tool-search","toolCallId":"c","state":"input-streaming","rawInput":"{\"q\":[1"},{"type":"data-x","id":"1","data":0}]})";
  EXPECT_EQ(
      partsOf({kStart, inputDelta("2]}"), R"({"type":"data-x","id":"1","data":1})"}, resumed),
      (Texts{
          R"({"type":"step-start"})",
          R"({"input":{"q":[12]},"rawInput":"{\"q\":[12]}","state":"input-streaming","toolCallId":"c","type":"tool-search"})",
          R"({"data":1,"id":"1","type":"data-x"})"}));
}

TEST(UiMessageReader, AMessageToResumeMayHoldAnything) {
  EXPECT_FALSE(UiMessageReader().resume("[]"));
  for (const char* message : {
           "{}",
           R"({"role":"assistant"})",
           R"({"role":"assistant","parts":7})",
           R"({"role":"assistant","parts":[7,null,{},{"type":7},{"type":"tool-"},
               {"type":"dynamic-tool","toolCallId":"c","state":"input-streaming","rawInput":7}]})",
       }) {
    EXPECT_TRUE(UiMessageReader().resume(message)) << message;
  }
}

TEST(UiMessageReader, ReadsTheSameHoweverTheStreamIsCut) {
  const std::string stream =
      streamOf({kStart, kStep, textStart("t"), textDelta("t", R"(a\n)"), textDelta("t", "é😀"),
                textEnd("t"), kToolStart, inputDelta(R"({\"q\":[1.5e)"), inputDelta(R"(-3,\"x)"),
                inputDelta(R"(\"]})"), kTool, kOutput, R"({"type":"finish"})", "[DONE]"});
  const Texts whole = readStream(stream).message.parts();
  for (std::size_t cut = 0; cut <= stream.size(); ++cut) {
    UiMessageReader reader;
    ToldMessage message;
    EXPECT_TRUE(reader.push(std::string_view(stream).substr(0, cut)));
    message.apply(reader.changes());
    EXPECT_TRUE(reader.push(std::string_view(stream).substr(cut)));
    message.apply(reader.changes());
    EXPECT_TRUE(reader.finish());
    message.apply(reader.changes());
    EXPECT_EQ(message.parts(), whole) << cut;
  }
}

TEST(UiMessageReader, ADeltaCostsWhatItIsLong) {
  UiMessageReader reader;
  EXPECT_TRUE(reader.push(streamOf({kStart, textStart("t")})));
  for (int count = 0; count < 1000; ++count) {
    EXPECT_TRUE(reader.push(streamOf({textDelta("t", "0123456789")})));
    ASSERT_EQ(reader.changes().size(), 1U);
    EXPECT_EQ(reader.changes().front().text, "0123456789");
  }
}

}  // namespace
}  // namespace parley
