#pragma once

#include "divinci/types/common.h"

/// Several models answer one message, and the reader picks.
namespace parley::divinci::types {

inline constexpr Enum kArenaMode{"ArenaMode", "Who sees the variants.", {"public", "internal"}};

inline constexpr Enum kOutputWorkflow{{"default", "hybrid", "extensible", "pageindex-pruned"}};
inline constexpr Enum kProductWorkflow{{"simple", "advanced"}};

inline constexpr Object kArenaVariant{
    "ArenaVariant",
    "One of the contenders.",
    {
        {"name", kString},
        {"releaseId", kString},
        {"ragVectorId?", kString},
        {"ragVectorGroupId?", kString},
        {"assistantId?", kString},
        {"outputWorkflow?", kOutputWorkflow},
        {"productWorkflow?", kProductWorkflow},
        {"config?", kAny},
    },
};

inline constexpr Object kArenaCache{{
    {"enabled", kBoolean},
    {"similarityThreshold?", kNumber},
    {"ttlSeconds?", kNumber},
}};

inline constexpr Object kArenaConfig{
    "ArenaConfig",
    "How a comparison is set up.",
    {
        {"enabled", kBoolean},
        {"mode", kArenaMode},
        {"experimentId?", kString},
        {"presetId?", kString},
        {"variants", kArrayIn<kArenaVariant, 2, 8>},
        {"showModelNames", kBoolean},
        {"autoDisableAfterSelections?", kNullable<kNumber>},
        {"cache?", kArenaCache},
        {"inlineScoring?", kAny},
    },
};

inline constexpr Object kArenaInlineScores{
    "ArenaInlineScores",
    "How good an answer is, from 0 to 1, and how much context it had.",
    {
        {"relevance?", kNumberIn<0, 1>},
        {"hallucination?", kNumberIn<0, 1>},
        {"correctness?", kNumberIn<0, 1>},
        {"completeness?", kNumberIn<0, 1>},
        {"overall?", kNumberIn<0, 1>},
        {"contextChunkCount", kNumber},
        {"avgContextTokens", kNumber},
        {"scoringTime?", kNumber},
    },
};

inline constexpr Object kPipelineTimingMetrics{
    "PipelineTimingMetrics",
    "How long each step of an answer took.",
    {
        {"total?", kNumber},
        {"deidentification?", kNumber},
        {"rag?", kNumber},
        {"moderation?", kNumber},
        {"routing?", kNumber},
        {"llm?", kNumber},
    },
};

inline constexpr Object kArenaResponseVariant{
    "ArenaResponseVariant",
    "The answer of one contender.",
    {
        {"variantIndex", kNumber},
        {"variantName", kString},
        {"releaseId", kString},
        {"content", kString},
        {"ragVectorId?", kString},
        {"ragVectorName?", kString},
        {"ragVectorGroupId?", kString},
        {"ragVectorGroupName?", kString},
        {"assistantId?", kString},
        {"context?", kAny},
        {"inlineScores?", kArenaInlineScores},
        {"sources?", kAny},
        {"timing?", kPipelineTimingMetrics},
        {"metadata?", kAny},
    },
};

inline constexpr Enum kArenaStreamingStatus{
    "ArenaStreamingStatus",
    "How far the answers have come.",
    {"streaming", "complete", "error"},
};

inline constexpr Enum kArenaPresetStatus{{"draft", "active", "paused", "completed"}};

inline constexpr Object kArenaPreset{
    "ArenaPreset",
    "A comparison that is kept.",
    {
        {"_id", kString},
        {"whitelabelId", kString},
        {"name", kString},
        {"description?", kString},
        {"variants", kArrayOf<kArenaVariant>},
        {"showModelNames", kBoolean},
        {"mode", kArenaMode},
        {"autoDisableAfterSelections?", kNullable<kNumber>},
        {"cache?", kArenaCache},
        {"inlineScoring?", kAny},
        {"tags", kArrayOf<kString>},
        {"status?", kArenaPresetStatus},
        {"usageCount", kNumber},
        {"createdBy", kString},
        {"archived", kBoolean},
    },
};

inline constexpr Object kArenaVariantResult{{
    {"name", kString},
    {"releaseId", kString},
    {"selections", kNumber},
    {"winRate", kString},
}};

inline constexpr Object kArenaResultsResponse{
    "ArenaResultsResponse",
    "How often each contender was picked.",
    {
        {"experimentId?", kString},
        {"enabled?", kBoolean},
        {"totalSelections", kNumber},
        {"variants", kArrayOf<kArenaVariantResult>},
    },
};

inline constexpr Object kArenaSelectResponse{
    "ArenaSelectResponse",
    "What follows from picking an answer.",
    {
        {"status", kAny},
        {"selectedIndex", kNumber},
        {"variantName", kString},
    },
};

inline constexpr Type kArenaEnableBody = undocumented("ArenaEnableBody");
inline constexpr Type kArenaEnableResponse = undocumented("ArenaEnableResponse");
inline constexpr Type kArenaTestBody = undocumented("ArenaTestBody");
inline constexpr Type kArenaTestResponse = undocumented("ArenaTestResponse");
inline constexpr Type kArenaCostEstimateBody = undocumented("ArenaCostEstimateBody");
inline constexpr Type kArenaCostEstimateResponse = undocumented("ArenaCostEstimateResponse");
inline constexpr Type kCreateArenaPresetBody = undocumented("CreateArenaPresetBody");
inline constexpr Type kUpdateArenaPresetBody = undocumented("UpdateArenaPresetBody");
inline constexpr Type kArenaPresetExportFormat = undocumented("ArenaPresetExportFormat");
inline constexpr Type kArenaRoutingEstimateBody = undocumented("ArenaRoutingEstimateBody");
inline constexpr Type kArenaRoutingEstimateResponse = undocumented("ArenaRoutingEstimateResponse");

}  // namespace parley::divinci::types
