#include "core/json_events.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace parley {
namespace {

/// The values of a stream that comes in pieces of a size.
std::string valuesOf(std::string_view stream, std::size_t size = 1) {
  JsonEventReader reader;
  std::string found;
  for (std::size_t at = 0; at < stream.size(); at += size) {
    EXPECT_TRUE(reader.push(stream.substr(at, size), found));
  }
  EXPECT_TRUE(reader.finish(found));
  return found;
}

TEST(JsonEvents, AreTheValuesOfTheEvents) {
  constexpr std::string_view kStream =
      "data: {\"a\":1}\n\ndata:null\n\ndata: 3\r\n\r\ndata: \"x\"\r\r";
  for (const std::size_t size : {1U, 2U, 7U, 100U}) {
    EXPECT_EQ(valuesOf(kStream, size), "{\"a\":1},null,3,\"x\",");
  }
}

TEST(JsonEvents, EndWithTheMark) {
  EXPECT_EQ(valuesOf("data: 1\n\ndata: [DONE] \n\ndata: 2\n\n"), "1,");
  JsonEventReader reader;
  std::string found;
  EXPECT_TRUE(reader.push("data: 1\n\n", found));
  EXPECT_FALSE(reader.isDone());
  EXPECT_TRUE(reader.push("data: [DONE]\n\n", found));
  EXPECT_TRUE(reader.isDone());
}

TEST(JsonEvents, PassOverWhatIsNoJson) {
  EXPECT_EQ(valuesOf("data: {\"a\":\n\n: ping\n\nevent: x\ndata: 1\n\ndata:\n\n"), "1,");
}

TEST(JsonEvents, MayStandOnSeveralLines) {
  EXPECT_EQ(valuesOf("data: {\"a\":\ndata: 1}\n\n"), "{\"a\":\n1},");
}

TEST(JsonEvents, MayLackTheirBlankLines) {
  EXPECT_EQ(valuesOf("data: {\"a\":1}\ndata: {\"b\":2}\ndata: [DONE"), "{\"a\":1},{\"b\":2},");
}

TEST(JsonEvents, MayLackTheEndOfTheLastLine) { EXPECT_EQ(valuesOf("data: 1\n\ndata: 2"), "1,2,"); }

TEST(EachJson, StopsWhenItIsTold) {
  std::vector<std::string> taken;
  eachJson("1\n{}\nx\n3", [&taken](std::string_view json) {
    taken.emplace_back(json);
    return taken.size() < 2;
  });
  EXPECT_EQ(taken, (std::vector<std::string>{"1", "{}"}));
}

}  // namespace
}  // namespace parley
