#include "core/sse_reader.h"

#include <gtest/gtest.h>

#include <limits>
#include <ostream>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace parley {
namespace {

using namespace std::string_literals;

struct Event {
  std::string type;
  std::string data;
  std::string id;

  bool operator==(const Event&) const = default;
  friend std::ostream& operator<<(std::ostream& out, const Event& event) {
    return out << '[' << event.type << '|' << event.data << '|' << event.id << ']';
  }
};
using Events = std::vector<Event>;

Event message(std::string data, std::string id = "") {
  return {"message", std::move(data), std::move(id)};
}

/// Keeps what a reader delivers.
struct Collector {
  Events events;
  void operator()(const SseEvent& event) {
    events.push_back({std::string(event.type), std::string(event.data), std::string(event.id)});
  }
};

/// Each chunk lies in memory of its own that is gone before the next comes, so that a view kept too
/// long is noticed.
Result<void> pushCopy(SseReader& reader, std::string_view chunk, Collector& collector) {
  const std::vector<char> copy(chunk.begin(), chunk.end());
  return reader.push(std::string_view(copy.data(), copy.size()), collector);
}

Events readWhole(std::string_view stream) {
  SseReader reader;
  Collector collector;
  EXPECT_TRUE(pushCopy(reader, stream, collector));
  EXPECT_TRUE(reader.finish(collector));
  return collector.events;
}

struct Case {
  const char* name;
  std::string stream;
  Events events;
};

const std::string kBom = "\xEF\xBB\xBF";

const Case kCases[] = {
    {"nothing", "", {}},
    {"one event", "data: a\n\n", {message("a")}},
    {"two events", "data: a\n\ndata: b\n\n", {message("a"), message("b")}},
    {"CRLF", "data: a\r\n\r\ndata: b\r\n\r\n", {message("a"), message("b")}},
    {"CR", "data: a\r\rdata: b\r\r", {message("a"), message("b")}},
    {"mixed line ends",
     "data: a\rdata: b\ndata: c\r\n\ndata: d\n\r\ndata: e\r\n\r",
     {message("a\nb\nc"), message("d"), message("e")}},
    {"LF CR is two line ends", "data: a\n\rdata: b\n\n", {message("a"), message("b")}},
    {"CR CR LF is two line ends", "data: a\r\r\ndata: b\r\r\n", {message("a"), message("b")}},
    {"lone CRs", "\r\r\r\rdata: a\r\r\r\r", {message("a")}},
    {"many blank lines", "\n\n\n\ndata: a\n\n\n\n\n", {message("a")}},

    {"byte order mark", kBom + "data: a\n\n", {message("a")}},
    {"only one byte order mark", kBom + kBom + "data: a\n\ndata: b\n\n", {message("b")}},
    {"byte order mark before a blank line", kBom + "\ndata: a\n\n", {message("a")}},
    {"byte order mark later", "data: a\n\n" + kBom + "data: b\n\n", {message("a")}},
    {"byte order mark on the second line", "\n" + kBom + "data: b\n\n", {}},
    {"byte order mark in data", "data: " + kBom + "a\n\n", {message(kBom + "a")}},
    {"half a byte order mark",
     "\xEF\xBB"
     "data: a\n\ndata: b\n\n",
     {message("b")}},
    {"byte order mark alone", kBom, {}},

    {"several data lines", "data: a\ndata: b\ndata:\ndata: c\n\n", {message("a\nb\n\nc")}},
    {"blank data lines", "data:\ndata:\n\n", {message("\n")}},
    {"one blank data line", "data:\n\n", {message("")}},
    {"data without colon", "data\n\n", {message("")}},
    {"data without colon twice", "data\ndata\n\n", {message("\n")}},
    {"one space is taken away",
     "data:a\ndata: a\ndata:  a\ndata:\ta\ndata: \n\n",
     {message("a\na\n a\n\ta\n")}},
    {"colons in data", "data: a: b:c\ndata::\n\n", {message("a: b:c\n:")}},
    {"NUL in data", "data: a\0b\n\n"s, {message("a\0b"s)}},
    {"long data", "data: " + std::string(1000, 'x') + "\n\n", {message(std::string(1000, 'x'))}},

    {"comments", ": ping\n:\n:data: x\ndata: a\n: in between\ndata: b\n\n:\n\n", {message("a\nb")}},
    {"unknown fields",
     "foo: x\nDATA: x\n data: x\ndata : x\ndat: x\ndatas: x\nx\ndata: a\n\n",
     {message("a")}},
    {"NUL in a field name", "da\0ta: x\ndata\0: x\ndata: a\n\n"s, {message("a")}},
    {"bad UTF-8 in a field name", "data\xFF: x\n\xC3: y\n\xF0\x9F\ndata: a\n\n", {message("a")}},

    {"event type", "event: add\ndata: a\n\ndata: b\n\n", {{"add", "a", ""}, message("b")}},
    {"event type after data", "data: a\nevent: add\n\n", {{"add", "a", ""}}},
    {"the last event type counts", "event: one\nevent: two\ndata: a\n\n", {{"two", "a", ""}}},
    {"empty event type", "event: one\nevent:\ndata: a\n\n", {message("a")}},
    {"event type without colon", "event: one\nevent\ndata: a\n\n", {message("a")}},
    {"event type without data", "event: add\n\ndata: a\n\n", {message("a")}},
    {"long event type",
     "event: " + std::string(100, 'e') + "\ndata: a\n\n",
     {{std::string(100, 'e'), "a", ""}}},

    {"id stays",
     "id: 1\ndata: a\n\ndata: b\n\nid: 2\ndata: c\n\n",
     {message("a", "1"), message("b", "1"), message("c", "2")}},
    {"id after data", "data: a\nid: 1\n\n", {message("a", "1")}},
    {"id without data", "id: 1\n\ndata: a\n\n", {message("a", "1")}},
    {"the last id counts", "id: 1\nid: 2\ndata: a\n\n", {message("a", "2")}},
    {"empty id takes it back",
     "id: 1\ndata: a\n\nid\ndata: b\n\n",
     {message("a", "1"), message("b")}},
    {"id with NUL is no id", "id: 1\nid: 2\0\ndata: a\n\n"s, {message("a", "1")}},

    {"UTF-8",
     "data: \u00e9\u20ac\U0001F600\nevent: \u00e9\nid: \u20ac\n\n",
     {{"\u00e9", "\u00e9\u20ac\U0001F600", "\u20ac"}}},
    {"bad UTF-8",
     "data: a\xFF"
     "b\nevent: \xC3\nid: \xE2\x82\n\n",
     {{"\uFFFD",
       "a\uFFFD"
       "b",
       "\uFFFD"}}},
    {"bad UTF-8 on several lines",
     "data: a\xF0\x9F\ndata: b\ndata: \x98\x80\n\n",
     {message("a\uFFFD\nb\n\uFFFD\uFFFD")}},
    {"surrogates and overlong forms",
     "data: \xED\xA0\x80\xC0\x80\n\n",
     {message("\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD")}},
    {"no line end in NEL, LS, PS, VT, FF",
     "data: a\u0085\u2028\u2029\v\fb\n\n",
     {message("a\u0085\u2028\u2029\v\fb")}},

    {"last event without blank line", "data: a\n\ndata: b\n", {message("a"), message("b")}},
    {"last line without end", "data: a\n\ndata: b", {message("a"), message("b")}},
    {"last line of several without end", "data: a\nid: 3\ndata: b", {message("a\nb", "3")}},
    {"last line is a CR", "data: a\r", {message("a")}},
    {"last line is a comment", "data: a\n: b", {message("a")}},
    {"last line is a field name", "data: a\n\ndata", {message("a"), message("")}},
    {"last line breaks off inside a character", "data: a\xF0\x9F\x98", {message("a\uFFFD")}},
    {"last line is only blank", "data: a\n\n ", {message("a")}},
    {"no line end at all", std::string(300, 'x'), {}},
};

TEST(SseReader, FollowsTheStandard) {
  for (const Case& test : kCases) EXPECT_EQ(readWhole(test.stream), test.events) << test.name;
}

TEST(SseReader, ReadsTheSameCutInTwo) {
  for (const Case& test : kCases) {
    for (std::size_t cut = 0; cut <= test.stream.size(); ++cut) {
      SseReader reader;
      Collector collector;
      ASSERT_TRUE(pushCopy(reader, std::string_view(test.stream).substr(0, cut), collector));
      ASSERT_TRUE(pushCopy(reader, std::string_view(test.stream).substr(cut), collector));
      ASSERT_TRUE(reader.finish(collector));
      ASSERT_EQ(collector.events, test.events) << test.name << ", cut at " << cut;
    }
  }
}

TEST(SseReader, ReadsTheSameCutInMany) {
  std::mt19937 random(2);
  for (const Case& test : kCases) {
    for (std::size_t longest = 0; longest < 8; ++longest) {
      SseReader reader;
      Collector collector;
      std::string_view rest = test.stream;
      while (!rest.empty()) {
        const std::size_t size = longest == 0 ? 1 : random() % (longest * 2);
        ASSERT_TRUE(pushCopy(reader, rest.substr(0, size), collector));
        rest.remove_prefix(std::min(size, rest.size()));
      }
      ASSERT_TRUE(reader.finish(collector));
      ASSERT_EQ(collector.events, test.events) << test.name << ", pieces up to " << longest;
    }
  }
}

TEST(SseReader, DeliversWithoutWaitingForTheLineFeedOfACarriageReturn) {
  SseReader reader;
  Collector collector;
  ASSERT_TRUE(reader.push("data: a\r\n\r", collector));
  EXPECT_EQ(collector.events, Events{message("a")});
  ASSERT_TRUE(reader.push("\ndata: b\r\r", collector));
  EXPECT_EQ(collector.events, (Events{message("a"), message("b")}));
}

TEST(SseReader, DoesNotCopyAnEventThatLiesInOneChunk) {
  SseReader reader;
  const std::string chunk = "data: first\n\nevent: x\ndata: second\n\n";
  std::vector<const char*> places;
  ASSERT_TRUE(
      reader.push(chunk, [&](const SseEvent& event) { places.push_back(event.data.data()); }));
  EXPECT_EQ(places,
            (std::vector{chunk.data() + chunk.find("first"), chunk.data() + chunk.find("second")}));
}

TEST(SseReader, TellsTheLastEventId) {
  SseReader reader;
  Collector collector;
  EXPECT_EQ(reader.lastEventId(), "");
  ASSERT_TRUE(reader.push("id: 1\ndata: a\n\nid: 2\ndata: b\n", collector));
  EXPECT_EQ(reader.lastEventId(), "1") << "the event of the second has not come yet";
  ASSERT_TRUE(reader.push("\n", collector));
  EXPECT_EQ(reader.lastEventId(), "2");
}

TEST(SseReader, RestartsWithWhatItTakesToReconnect) {
  SseReader reader;
  Collector collector;
  ASSERT_TRUE(reader.push("retry: 250\nid: 1\ndata: a\n\nid: 2\nevent: lost\ndata: lost\ndata: lo",
                          collector));
  reader.restart();
  EXPECT_EQ(reader.lastEventId(), "1");
  EXPECT_EQ(reader.retry(), Milliseconds(250));
  ASSERT_TRUE(reader.push(kBom + "data: b\n\n", collector));
  EXPECT_EQ(collector.events, (Events{message("a", "1"), message("b", "1")}));
}

TEST(SseReader, RestartsAfterACarriageReturn) {
  SseReader reader;
  Collector collector;
  ASSERT_TRUE(reader.push("data: a\r", collector));
  reader.restart();
  ASSERT_TRUE(reader.push("\ndata: b\n\n", collector));
  EXPECT_EQ(collector.events, Events{message("b")});
}

TEST(SseReader, BeginsAnewAfterTheEnd) {
  SseReader reader;
  Collector collector;
  ASSERT_TRUE(reader.push("id: 1\nevent: x\ndata: a", collector));
  ASSERT_TRUE(reader.finish(collector));
  ASSERT_TRUE(reader.finish(collector));
  ASSERT_TRUE(reader.push(kBom + "data: b\n\n", collector));
  EXPECT_EQ(collector.events, (Events{{"x", "a", "1"}, message("b", "1")}));
}

TEST(SseReader, ReadsRetry) {
  const auto retry = [](const std::string& stream) {
    SseReader reader;
    Collector collector;
    EXPECT_TRUE(reader.push(stream, collector));
    return reader.retry();
  };
  const Milliseconds longest(std::numeric_limits<std::int32_t>::max());
  EXPECT_EQ(retry("retry: 1500\n"), Milliseconds(1500));
  EXPECT_EQ(retry("retry:0\n"), Milliseconds(0));
  EXPECT_EQ(retry("retry: 007\n"), Milliseconds(7));
  EXPECT_EQ(retry("retry: 1\nretry: 2\n"), Milliseconds(2));
  EXPECT_EQ(retry("retry: 1\nretry: x\nretry\nretry:\n"), Milliseconds(1));
  for (const char* bad : {"retry", "retry:", "retry: ", "retry: x", "retry: 1x", "retry: -1",
                          "retry: +1", "retry: 1.5", "retry:  1", "retry: 1 ", "retry: \u0661"}) {
    EXPECT_EQ(retry(bad + "\n"s), std::nullopt) << bad;
  }
  EXPECT_EQ(retry("retry: 2147483646\n"), longest - Milliseconds(1));
  EXPECT_EQ(retry("retry: 2147483648\n"), longest);
  EXPECT_EQ(retry("retry: " + std::string(5000, '9') + "\n"), longest);
}

/// The events of `stream`, cut in pieces of `size`, with a limit of 32 bytes; the last is "failed"
/// where the reader was.
Events readLimited(std::string_view stream, std::size_t size) {
  SseReader reader(32);
  Collector collector;
  Result<void> result;
  while (!stream.empty() && result) {
    result = pushCopy(reader, stream.substr(0, size), collector);
    stream.remove_prefix(std::min(size, stream.size()));
  }
  if (result) result = reader.finish(collector);
  if (!result) {
    EXPECT_EQ(result.error().kind, ErrorKind::kProtocol);
    EXPECT_EQ(result.error().code, "EVENT_TOO_LARGE");
    collector.events.push_back({"failed", "", ""});
  }
  return collector.events;
}

TEST(SseReader, RefusesAnEventThatIsTooLarge) {
  const Event failed{"failed", "", ""};
  const std::string fits = "data: " + std::string(26, 'x');
  const Case cases[] = {
      {"just fits", fits + "\n\n", {message(std::string(26, 'x'))}},
      {"just fits, without end", fits, {message(std::string(26, 'x'))}},
      {"one byte more", fits + "x\n\n", {failed}},
      {"one byte more, without end", fits + "x", {failed}},
      {"after an event", "data: a\n\n" + fits + "x\n\ndata: b\n\n", {message("a"), failed}},
      {"no line end ever", std::string(200, 'x'), {failed}},
      {"a comment", ":" + std::string(40, 'x') + "\n", {failed}},
      {"data lines together",
       "data: aaaaaaaaaa\ndata: bbbbbbbbbb\n\n",
       {message("aaaaaaaaaa\nbbbbbbbbbb")}},
      {"data lines together too large", "data: aaaaaaaaaa\ndata: bbbbbbbbbbb\n\n", {failed}},
      {"ids together", "id: 1\nid: 2\nid: 3\nid: 4\nid: 5\nid: 6\nid: 7\n\n", {failed}},
      {"events one after the other",
       "data: aaaaaaaaaaaaaaaaaaaa\n\ndata: bbbbbbbbbbbbbbbbbbbb\n\n",
       {message("aaaaaaaaaaaaaaaaaaaa"), message("bbbbbbbbbbbbbbbbbbbb")}},
      {"comments one after the other",
       ": 10 bytes\n: 10 bytes\n: 10 bytes\n: 10 bytes\n: 10 bytes\ndata: a\n\n",
       {message("a")}},
      {"events without data",
       "id: 7890123456\n\nevent: 0123456789\n\nid: 7890123456\n\ndata: a\n\n",
       {message("a", "7890123456")}},
  };
  for (const Case& test : cases) {
    for (const std::size_t size : {1U, 2U, 3U, 7U, 31U, 32U, 33U, 1000U}) {
      EXPECT_EQ(readLimited(test.stream, size), test.events)
          << test.name << " in pieces of " << size;
    }
  }
}

TEST(SseReader, StaysRefusingUntilItIsRestarted) {
  SseReader reader(16);
  Collector collector;
  EXPECT_FALSE(reader.push("data: much more than sixteen\n\n", collector));
  EXPECT_FALSE(reader.push("data: a\n\n", collector));
  EXPECT_FALSE(reader.push("", collector));
  EXPECT_FALSE(reader.finish(collector));
  EXPECT_TRUE(collector.events.empty());
  EXPECT_TRUE(reader.push("data: b\n\n", collector));
  EXPECT_EQ(collector.events, Events{message("b")});
}

TEST(SseReader, HasRoomForLargeEvents) {
  const std::string large(SseReader::kMaxEventBytes - 100, 'x');
  SseReader reader;
  std::size_t size = 0;
  const auto sink = [&](const SseEvent& event) { size += event.data.size(); };
  const std::string stream = "data: " + large + "\n\n";
  for (std::size_t at = 0; at < stream.size(); at += 65536) {
    ASSERT_TRUE(reader.push(std::string_view(stream).substr(at, 65536), sink));
  }
  EXPECT_EQ(size, large.size());
}

}  // namespace
}  // namespace parley
