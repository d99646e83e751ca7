#pragma once

#include "core/schema.h"

/// Divinci's types, as its shared-types page and its shipped build document them (reference,
/// section 4). One file a topic; a type that the reference names without its fields is `kAny`.
namespace parley::divinci::types {

using namespace schema;

/// A type of which the reference knows the name alone.
consteval Type undocumented(std::string_view name) {
  return {.name = name, .description = "Its form is not documented."};
}

inline constexpr Type kObjectId{.kind = Kind::kString,
                                .name = "ObjectId",
                                .description = "A MongoDB ObjectId: 24 hexadecimal digits.",
                                .format = Format::kObjectId};

inline constexpr Type kTimestamp{.kind = Kind::kNumber,
                                 .name = "Timestamp",
                                 .description = "Milliseconds since 1970-01-01 UTC."};

inline constexpr Type kIsoDateString{.kind = Kind::kString,
                                     .name = "ISODateString",
                                     .description = "A date, or a date and time, in ISO 8601.",
                                     .format = Format::kIsoDate};

inline constexpr Enum kHttpMethod{
    "HttpMethod", "A method of HTTP.", {"GET", "POST", "PUT", "PATCH", "DELETE"}};

inline constexpr Object kPaginationOptions{
    "PaginationOptions",
    "Which part of a list to answer.",
    {
        {"limit?", kIntegerIn<1, 100>, "How many items to answer at most."},
        {"cursor?", kString, "`nextCursor` of the part before."},
        {"page?", kIntegerFrom<1>, "In place of a cursor; the first is 1."},
    },
};

inline constexpr Type kParameterT{.script = "T"};

inline constexpr Object kPaginatedResponse{
    "PaginatedResponse<T>",
    "A part of a list.",
    {
        {"data", kArrayOf<kParameterT>},
        {"hasMore", kBoolean},
        {"nextCursor?", kString},
        {"total?", kNumber},
    },
};

inline constexpr Object kDateRange{
    "DateRange",
    "A span of time, open at an end that is absent.",
    {
        {"startDate?", kIsoDateString},
        {"endDate?", kIsoDateString},
    },
};

inline constexpr Enum kSortDirection{{"asc", "desc"}};

inline constexpr Object kSortOptions{
    "SortOptions",
    "The order of a list.",
    {
        {"field", kString},
        {"direction", kSortDirection},
    },
};

inline constexpr Object kApiResponseError{{
    {"code", kString},
    {"message", kString},
    {"details?", kRecordOf<kAny>},
}};

inline constexpr Object kApiResponse{
    "ApiResponse<T>",
    "The documented envelope of an answer. Most endpoints answer without it.",
    {
        {"success", kBoolean},
        {"data?", kParameterT},
        {"error?", kApiResponseError},
    },
};

inline constexpr Object kResourceMetadata{
    "ResourceMetadata",
    "When a resource was made and changed, and by whom.",
    {
        {"createdAt", kIsoDateString},
        {"updatedAt", kIsoDateString},
        {"createdBy?", kObjectId},
    },
};

}  // namespace parley::divinci::types
