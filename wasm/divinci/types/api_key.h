#pragma once

#include "divinci/types/user.h"

/// Keys of a workspace. They belong on a server, never in a page.
namespace parley::divinci::types {

inline constexpr Enum kApiKeyStatus{
    "ApiKeyStatus", "Whether a key works.", {"active", "revoked", "expired"}};

inline constexpr Type kApiKeyName = kStringOf<1, 100>;

inline constexpr Object kApiKey{
    "ApiKey",
    "A key of a workspace, without its secret.",
    {
        {"id", kObjectId},
        {"workspaceId", kObjectId},
        {"name", kApiKeyName},
        {"keyPrefix", kStringOf<8, 8>, "How the secret begins."},
        {"status", kApiKeyStatus},
        {"allowedOrigins", kArrayOf<kString>},
        {"permissions", kArrayOf<kString>},
        {"allowedTiers?", kArrayOf<kMembershipTier>},
        {"customTierLimits?", kRecordOf<kPartial<kTierLimits>, kMembershipTier>},
        {"rateLimit?", kNumber, "Requests a minute."},
        {"lastUsedAt?", kIsoDateString},
        {"expiresAt?", kIsoDateString},
        {"createdAt", kIsoDateString},
    },
};

inline constexpr Object kApiKeyWithSecret{
    "ApiKeyWithSecret",
    "A key as it is answered once: when made or rotated.",
    kApiKey,
    {
        {"secret", kString},
    },
};

inline constexpr Object kCreateApiKeyOptions{
    "CreateApiKeyOptions",
    "A key to make.",
    {
        {"name", kApiKeyName},
        {"workspaceId?", kString},
        {"allowedOrigins?", kArrayOf<kString>},
        {"permissions?", kArrayOf<kString>},
        {"allowedTiers?", kArrayOf<kMembershipTier>},
        {"customTierLimits?", kRecordOf<kPartial<kTierLimits>, kMembershipTier>},
        {"rateLimit?", kNumber, "Requests a minute."},
        {"expiresAt?", kIsoDateString},
    },
};

inline constexpr Object kUpdateApiKeyOptions{
    "UpdateApiKeyOptions",
    "What to change of a key.",
    {
        {"name?", kApiKeyName},
        {"status?", kApiKeyStatus},
        {"allowedOrigins?", kArrayOf<kString>},
        {"permissions?", kArrayOf<kString>},
        {"allowedTiers?", kArrayOf<kMembershipTier>},
        {"customTierLimits?", kRecordOf<kPartial<kTierLimits>, kMembershipTier>},
        {"rateLimit?", kNumber, "Requests a minute."},
        {"expiresAt?", kIsoDateString},
    },
};

inline constexpr Object kListApiKeysOptions{
    "ListApiKeysOptions",
    "Which keys to list.",
    {
        {"workspaceId", kString},
        {"status?", kApiKeyStatus},
        {"limit?", kNumber},
        {"cursor?", kString},
    },
};

inline constexpr Enum kUsagePeriod{{"day", "week", "month"}};

inline constexpr Object kApiKeyUsageStats{
    "ApiKeyUsageStats",
    "How much a key was used.",
    {
        {"apiKeyId", kString},
        {"period", kUsagePeriod},
        {"totalRequests", kNumber},
        {"uniqueUsers", kNumber},
        {"byEndpoint", kRecordOf<kAny>},
        {"byStatusCode", kRecordOf<kAny>},
    },
};

}  // namespace parley::divinci::types
