#pragma once

#include <array>
#include <string_view>

#include "divinci/types/common.h"

/// Who chats, and how much they may.
namespace parley::divinci::types {

inline constexpr Enum kMembershipTier{
    "MembershipTier",
    "Which quota somebody has.",
    {"free", "basic", "premium", "enterprise", "unlimited"},
};

inline constexpr Object kUserMetadata{
    "UserMetadata",
    "What else is known of a user.",
    {
        {"lastLogin?", kAny},
        {"loginCount?", kNumber},
        {"locale?", kString},
        {"timezone?", kString},
    },
};

inline constexpr Object kUser{
    "User",
    "Somebody with an account.",
    {
        {"id", kObjectId},
        {"email?", kString},
        {"name?", kString},
        {"nickname?", kString},
        {"picture?", kString},
        {"emailVerified?", kBoolean},
        {"metadata?", kUserMetadata},
    },
};

inline constexpr Object kApiKeyUser{
    "ApiKeyUser",
    "Somebody whom a site signed in by its API key.",
    {
        {"id", kObjectId},
        {"apiKeyId", kObjectId},
        {"externalUserId?", kString, "The site's own id for them."},
        {"email?", kString},
        {"nickname?", kString},
        {"picture?", kString},
        {"membershipTier", kMembershipTier},
        {"lastUsedAt?", kIsoDateString},
        {"createdAt", kIsoDateString},
    },
};

inline constexpr Object kTierLimits{
    "TierLimits",
    "How much a tier allows.",
    {
        {"messagesPerMonth", kNumber},
        {"messagesPerDay", kNumber},
        {"maxTokensPerMessage", kNumber},
        {"maxConcurrentChats", kNumber},
    },
};

/// What a tier allows by default, 0 where no number is published. `maxTokensPerMessage` and
/// `maxConcurrentChats` are published for none (reference, section 4).
struct DefaultTierLimits {
  std::string_view tier;
  int messagesPerMonth;
  int messagesPerDay;
};

inline constexpr auto kDefaultTierLimits = std::to_array<DefaultTierLimits>({
    {"free", 50, 10},
    {"basic", 500, 50},
    {"premium", 5'000, 200},
    {"enterprise", 50'000, 2'000},
    {"unlimited", 0, 0},
});

inline constexpr Object kTierConfig{
    "TierConfig",
    "A tier and its limits.",
    {
        {"tier", kMembershipTier},
        {"limits", kTierLimits},
    },
};

inline constexpr Object kMessageCounts{{
    {"messagesThisMonth", kNumber},
    {"messagesToday", kNumber},
}};

inline constexpr Object kQuotaStatus{
    "QuotaStatus",
    "How much of a quota is used, and how much is left.",
    {
        {"tier", kMembershipTier},
        {"usage", kMessageCounts},
        {"remaining", kMessageCounts},
        {"exceeded", kBoolean},
    },
};

}  // namespace parley::divinci::types
