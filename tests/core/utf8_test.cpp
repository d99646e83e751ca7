#include "core/utf8.h"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

namespace parley::utf8 {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

const std::string kFffd(kReplacement);

struct Case {
  const char* name;
  std::string bytes;
  std::string text;
};

/// The rows of Unicode's tables 3-8 to 3-11, and the borders of table 3-7.
const Case kCases[] = {
    {"empty", "", ""},
    {"ascii", "plain text, longer than one block of bytes",
     "plain text, longer than one block of bytes"},
    {"nul", "a\0b"s, "a\0b"s},
    {"one to four bytes", "a\u00e9\u20ac\U0001F600z", "a\u00e9\u20ac\U0001F600z"},
    {"first and last of each length",
     "\x01\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF",
     "\x01\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"},
    {"around the surrogates", "\xED\x9F\xBF\xEE\x80\x80", "\xED\x9F\xBF\xEE\x80\x80"},
    {"byte order mark is a character", "\xEF\xBB\xBFx", "\xEF\xBB\xBFx"},
    {"lone continuation", "a\x80z", "a" + kFffd + "z"},
    {"overlong two bytes", "\xC0\xAF\xC1\xBF", kFffd + kFffd + kFffd + kFffd},
    {"overlong three bytes", "\xE0\x9F\xBF", kFffd + kFffd + kFffd},
    {"overlong four bytes", "\xF0\x8F\xBF\xBF", kFffd + kFffd + kFffd + kFffd},
    {"surrogate", "\xED\xA0\x80", kFffd + kFffd + kFffd},
    {"above U+10FFFF", "\xF4\x90\x80\x80", kFffd + kFffd + kFffd + kFffd},
    {"no such lead", "\xF5\x80\xFE\xFF", kFffd + kFffd + kFffd + kFffd},
    {"two of three bytes", "\xE2\x82z", kFffd + "z"},
    {"three of four bytes", "\xF0\x9F\x98z", kFffd + "z"},
    {"two of four bytes, then a character", "\xF1\x80\xE2\x82\xAC", kFffd + "\u20ac"},
    {"cut by the end", "ab\xF0\x9F\x98", "ab" + kFffd},
    {"cut leads in a row", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41",
     kFffd + kFffd + kFffd + kFffd + "A"},
    {"far into the text", std::string(61, 'x') + "\xC3" + std::string(61, 'y'),
     std::string(61, 'x') + kFffd + std::string(61, 'y')},
};

TEST(Utf8, ReplacesEachMaximalSubpart) {
  for (const Case& test : kCases) {
    EXPECT_EQ(sanitized(test.bytes), test.text) << test.name;
    EXPECT_EQ(isValid(test.bytes), test.bytes == test.text) << test.name;
    EXPECT_TRUE(isValid(test.text)) << test.name;
  }
}

TEST(Utf8, AppendsToWhatIsThere) {
  std::string text = "before ";
  sanitize("after\xFF", text);
  EXPECT_EQ(text, "before after" + kFffd);
}

TEST(Utf8, SeesOneBadByteAtAnyPlaceOfAnyLength) {
  for (std::size_t size = 1; size <= 40; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string bytes(size, 'a');
      EXPECT_TRUE(isValid(bytes));
      bytes[at] = '\xFF';
      EXPECT_FALSE(isValid(bytes)) << at << " of " << size;
    }
  }
}

TEST(Utf8, DecodesPiecesAsTheWhole) {
  for (const Case& test : kCases) {
    for (std::size_t first = 0; first <= test.bytes.size(); ++first) {
      for (std::size_t second = first; second <= test.bytes.size(); ++second) {
        const std::string_view bytes = test.bytes;
        Decoder decoder;
        std::string text;
        decoder.push(bytes.substr(0, first), text);
        decoder.push(bytes.substr(first, second - first), text);
        decoder.push(bytes.substr(second), text);
        decoder.finish(text);
        EXPECT_EQ(text, test.text) << test.name << " cut at " << first << " and " << second;
      }
    }
  }
}

TEST(Utf8, DecodesRandomBytesAsTheWhole) {
  constexpr std::string_view kBytes = "a\x80\xBF\xC2\xE0\xA0\xED\x9F\xEF\xBB\xF0\x90\xF4\x8F\xFF"sv;
  std::mt19937 random(1);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes(random() % 40, '\0');
    for (char& byte : bytes) byte = kBytes[random() % kBytes.size()];
    Decoder decoder;
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
      const std::size_t size = random() % 5;
      decoder.push(std::string_view(bytes).substr(at, size), text);
      at += size;
    }
    decoder.finish(text);
    EXPECT_EQ(text, sanitized(bytes));
    EXPECT_TRUE(isValid(text));
  }
}

TEST(Utf8, TellsAtOnceWhatIsCertain) {
  Decoder decoder;
  std::string text;
  decoder.push("a\xE2", text);
  EXPECT_EQ(text, "a");
  decoder.push("\x82", text);
  EXPECT_EQ(text, "a");
  decoder.push("\xAC", text);
  EXPECT_EQ(text, "a\u20ac");
}

TEST(Utf8, DropsOneByteOrderMarkWhereAsked) {
  const std::string bytes = "\xEF\xBB\xBF\xEF\xBB\xBFx";
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    for (const auto& [mark, expected] : {std::pair(ByteOrderMark::kDrop, bytes.substr(3)),
                                         std::pair(ByteOrderMark::kKeep, bytes)}) {
      Decoder decoder(mark);
      std::string text;
      decoder.push(bytes.substr(0, cut), text);
      decoder.push("", text);
      decoder.push(bytes.substr(cut), text);
      decoder.finish(text);
      EXPECT_EQ(text, expected) << cut;
    }
  }
}

TEST(Utf8, KeepsAByteOrderMarkThatIsNotAtTheStart) {
  for (const std::string& front : {"x"s, "\xFF"s, "\xEF\xBB"s}) {
    Decoder decoder(ByteOrderMark::kDrop);
    std::string text;
    decoder.push(front, text);
    decoder.push("\xEF\xBB\xBF", text);
    decoder.finish(text);
    EXPECT_EQ(text, sanitized(front) + "\xEF\xBB\xBF");
  }
}

TEST(Utf8, BeginsAnewAfterTheEnd) {
  Decoder decoder(ByteOrderMark::kDrop);
  std::string text;
  decoder.push("\xEF\xBB\xBF\xE2\x82", text);
  decoder.finish(text);
  EXPECT_EQ(text, kFffd);
  text.clear();
  decoder.push("\xEF\xBB\xBFx", text);
  decoder.finish(text);
  EXPECT_EQ(text, "x");
}

}  // namespace
}  // namespace parley::utf8
