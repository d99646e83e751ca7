#include "core/format.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace parley::schema {
namespace {

struct Case {
  Format format;
  std::string_view text;
  bool fits;
};

const std::string kLongest(128, 'a');
const std::string kTooLong(129, 'a');

const Case kCases[] = {
    {Format::kNone, "", true},
    {Format::kNone, "anything", true},

    {Format::kObjectId, "0123456789abcdefABCDEF00", true},
    {Format::kObjectId, "0123456789abcdefABCDEF0", false},
    {Format::kObjectId, "0123456789abcdefABCDEF000", false},
    {Format::kObjectId, "0123456789abcdefABCDEFG0", false},
    {Format::kObjectId, "0123456789abcdefABCDE@`0", false},

    {Format::kIsoDate, "2025-11-20", true},
    {Format::kIsoDate, "0000-01-31", true},
    {Format::kIsoDate, "2025-11-20T00:00", true},
    {Format::kIsoDate, "2025-11-20T23:59:59", true},
    {Format::kIsoDate, "2025-11-20T23:59:59.1Z", true},
    {Format::kIsoDate, "2025-11-20T23:59:59.123456789+23:59", true},
    {Format::kIsoDate, "2025-11-20T23:59-0000", true},
    {Format::kIsoDate, "", false},
    {Format::kIsoDate, "2025", false},
    {Format::kIsoDate, "2025-00-20", false},
    {Format::kIsoDate, "2025-13-20", false},
    {Format::kIsoDate, "2025-11-32", false},
    {Format::kIsoDate, "25-11-20", false},
    {Format::kIsoDate, "2025-1-20", false},
    {Format::kIsoDate, "2025-11-20 10:00", false},
    {Format::kIsoDate, "2025-11-20T", false},
    {Format::kIsoDate, "2025-11-20T10", false},
    {Format::kIsoDate, "2025-11-20T24:00", false},
    {Format::kIsoDate, "2025-11-20T10:60", false},
    {Format::kIsoDate, "2025-11-20T10:00:60", false},
    {Format::kIsoDate, "2025-11-20T10:00:", false},
    {Format::kIsoDate, "2025-11-20T10:00.5", false},
    {Format::kIsoDate, "2025-11-20T10:00:00.", false},
    {Format::kIsoDate, "2025-11-20T10:00:00+1", false},
    {Format::kIsoDate, "2025-11-20T10:00:00+24:00", false},
    {Format::kIsoDate, "2025-11-20Z", false},
    {Format::kIsoDate, "2025-11-20T10:00:00Z ", false},
    {Format::kIsoDate, "2025-11-20T10:00:00ZZ", false},

    {Format::kHexColour, "#0aF", true},
    {Format::kHexColour, "#00AAff", true},
    {Format::kHexColour, "", false},
    {Format::kHexColour, "#", false},
    {Format::kHexColour, "#00AAf", false},
    {Format::kHexColour, "00AAff0", false},
    {Format::kHexColour, "#00AAfg", false},

    {Format::kSessionId, "aZ09_-__", true},
    {Format::kSessionId, kLongest, true},
    {Format::kSessionId, kTooLong, false},
    {Format::kSessionId, "1234567", false},
    {Format::kSessionId, "12345 78", false},
    {Format::kSessionId, "12345\u00e978", false},
};

TEST(Format, FitsWhatItDescribes) {
  for (const Case& row : kCases) {
    EXPECT_EQ(matches(row.format, row.text), row.fits) << describe(row.format) << ": " << row.text;
  }
}

}  // namespace
}  // namespace parley::schema
