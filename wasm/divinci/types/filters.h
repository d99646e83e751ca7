#pragma once

#include "divinci/types/chat.h"
#include "divinci/types/common.h"

/// Which entries of a list are asked for.
namespace parley::divinci::types {

inline constexpr Object kNotificationFilters{
    "NotificationFilters",
    "Which notifications are asked for.",
    {
        {"page?", kNumber},
        {"limit?", kNumber},
        {"isRead?", kBoolean},
        {"type?", kString},
        {"title?", kString},
        {"email?", kString},
        {"createdAfter?", kString},
        {"createdBefore?", kString},
        {"tags?", kArrayOf<kString>},
    },
};

inline constexpr Object kFeedbackFilters{
    "FeedbackFilters",
    "Which feedback is asked for.",
    {
        {"releaseId?", kString},
        {"sentiment?", kMessageSentiment},
        {"source?", kString},
        {"hasText?", kBoolean},
        {"createdAfter?", kString},
        {"createdBefore?", kString},
        {"limit?", kNumber, "Entries of a page; the service takes 50 when none is said."},
        {"page?", kNumber, "Counted from 0."},
        {"sort?", kString, "The field to sort by."},
        {"sortDirection?", kSortDirection},
    },
};

}  // namespace parley::divinci::types
