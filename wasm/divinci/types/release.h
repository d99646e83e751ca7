#pragma once

#include "divinci/types/common.h"

/// The assistants that can be deployed.
namespace parley::divinci::types {

inline constexpr Enum kReleaseStatus{
    "ReleaseStatus", "Whether a release serves.", {"draft", "active", "archived"}};

inline constexpr Enum kReleaseAuthMode{
    "ReleaseAuthMode", "Who may use a release.", {"anonymous", "required", "optional"}};

inline constexpr Object kWhiteLabelReleaseAssistant{
    "WhiteLabelReleaseAssistant",
    "A model.",
    {
        {"id", kString, "As the catalogue has it."},
        {"finetune", kBoolean, "Whether `id` names a fine-tuned model."},
    },
};

inline constexpr Enum kLocalModelUse{{"off", "fallback", "prefer"}};

inline constexpr Object kReleaseConfig{
    "ReleaseConfig",
    "How a release answers, and what it offers.",
    {
        {"model?", kString},
        {"systemPrompt?", kStringUpTo<10'000>},
        {"maxTokens?", kNumberUpTo<128'000>},
        {"temperature?", kNumberIn<0, 2>},
        {"ragCollectionIds?", kArrayOf<kObjectId>},
        {"contextBubbles?", kBoolean},
        {"productRecommendations?", kBoolean},
        {"helpRequests?", kBoolean},
        {"notifications?", kBoolean},
        {"metrics?", kBoolean},
        {"welcomeMessage?", kStringUpTo<1'000>},
        {"chatDisclaimer?", kStringUpTo<2'000>},
        {"conversationStarters?", kArrayUpTo<kStringUpTo<200>, 10>},
        {"byokId?", kObjectId, "The model key of one's own to use."},
        {"localModel?", kLocalModelUse, "Whether a model in the browser may answer."},
    },
};

inline constexpr Type kColour{.kind = Kind::kString, .format = Format::kHexColour};

inline constexpr Object kReleaseTheme{
    "ReleaseTheme",
    "How a release looks.",
    {
        {"primaryColor?", kColour},
        {"secondaryColor?", kColour},
        {"backgroundColor?", kColour},
        {"textColor?", kColour},
        {"fontFamily?", kString},
        {"logoUrl?", kString},
        {"faviconUrl?", kString},
        {"darkMode?", kBoolean},
        {"customCss?", kStringUpTo<50'000>},
    },
};

inline constexpr Object kMcpRateLimit{{
    {"requestsPerMinute", kNumber},
    {"requestsPerDay", kNumber},
}};

inline constexpr Object kReleaseMcpConfig{
    "ReleaseMcpConfig",
    "How a release serves as an MCP server.",
    {
        {"enabled", kBoolean},
        {"exposedTools?", kArrayOf<kString>},
        {"allowedScopes?", kArrayOf<kString>},
        {"mcpRateLimit?", kMcpRateLimit},
        {"allowAnonymousMcp?", kBoolean},
        {"maxSpendPerTokenCents?", kNumber},
    },
};

inline constexpr Object kRelease{
    "Release",
    "An assistant that can be deployed.",
    {
        {"id", kObjectId},
        {"name", kString},
        {"status", kReleaseStatus},
        {"workspaceId", kObjectId},
        {"authMode", kReleaseAuthMode},
        {"config", kReleaseConfig},
        {"theme?", kReleaseTheme},
        {"allowedOrigins", kArrayOf<kString>},
        {"fallbackAssistants?", kArrayUpTo<kWhiteLabelReleaseAssistant, 5>,
         "Asked in order when the first model fails."},
        {"mcpConfig?", kReleaseMcpConfig},
        {"metadata", kResourceMetadata},
    },
};

inline constexpr Object kCreateReleaseOptions{
    "CreateReleaseOptions",
    "A release to make.",
    {
        {"name", kString},
        {"workspaceId", kObjectId},
        {"authMode?", kReleaseAuthMode},
        {"config?", kPartial<kReleaseConfig>},
        {"theme?", kPartial<kReleaseTheme>},
        {"allowedOrigins?", kArrayOf<kString>},
        {"fallbackAssistants?", kArrayUpTo<kWhiteLabelReleaseAssistant, 5>},
    },
};

inline constexpr Object kRagIndexReference{{
    {"id", kString},
}};

inline constexpr Enum kRagTriggerMode{{"always", "heuristic"}};

inline constexpr Object kRagTrigger{{
    {"mode", kRagTriggerMode},
    {"minChars?", kNumber},
    {"skipPatterns?", kArrayOf<kAny>},
}};

inline constexpr Object kPublicResponseCache{{
    {"enabled", kBoolean},
    {"ttlSeconds?", kNumber},
    {"similarityThreshold?", kNumber},
}};

inline constexpr Object kUpdateReleaseOptions{
    "UpdateReleaseOptions",
    "What to change of a release.",
    {
        {"name?", kString},
        {"workspaceId?", kObjectId},
        {"authMode?", kReleaseAuthMode},
        {"config?", kPartial<kReleaseConfig>},
        {"theme?", kPartial<kReleaseTheme>},
        {"allowedOrigins?", kArrayOf<kString>},
        {"fallbackAssistants?", kArrayUpTo<kWhiteLabelReleaseAssistant, 5>},
        {"status?", kReleaseStatus},
        {"requireSignedAnonymousChat?", kBoolean},
        {"allowAnonymousChat?", kBoolean},
        {"maxAnonymousChatMessages?", kNumber},
        {"ragIndexes?", kArrayOf<kRagIndexReference>},
        {"mcpConfig?", kReleaseMcpConfig},
        {"rerankMaxChunks?", kNumber},
        {"ragTrigger?", kRagTrigger},
        {"aiGateway?", kAny},
        {"publicResponseCache?", kNullable<kPublicResponseCache>},
    },
};

inline constexpr Object kListReleasesOptions{
    "ListReleasesOptions",
    "Which releases to list.",
    {
        {"workspaceId?", kString},
        {"status?", kReleaseStatus},
        {"limit?", kNumber},
        {"cursor?", kString},
    },
};

inline constexpr Type kContextCacheMode = undocumented("ContextCacheMode");
inline constexpr Type kContextCacheUpdate = undocumented("ContextCacheUpdate");

}  // namespace parley::divinci::types
