#include "divinci/types.h"

#include <array>

#include "divinci/types/arena.h"
#include "divinci/types/chat.h"
#include "divinci/types/common.h"
#include "divinci/types/gate.h"

namespace parley::divinci {

namespace {

using namespace types;  // NOLINT(google-build-using-namespace): its members are what is listed

constexpr auto kTypes = std::to_array<const schema::Type*>({
    // common.h
    &kObjectId,
    &kTimestamp,
    &kIsoDateString,
    &kHttpMethod,
    &kPaginationOptions,
    &kPaginatedResponse,
    &kDateRange,
    &kSortOptions,
    &kApiResponse,
    &kResourceMetadata,
    // arena.h
    &kArenaMode,
    &kArenaVariant,
    &kArenaConfig,
    &kArenaInlineScores,
    &kPipelineTimingMetrics,
    &kArenaResponseVariant,
    &kArenaStreamingStatus,
    &kArenaPreset,
    &kArenaResultsResponse,
    &kArenaSelectResponse,
    &kArenaEnableBody,
    &kArenaEnableResponse,
    &kArenaTestBody,
    &kArenaTestResponse,
    &kArenaCostEstimateBody,
    &kArenaCostEstimateResponse,
    &kCreateArenaPresetBody,
    &kUpdateArenaPresetBody,
    &kArenaPresetExportFormat,
    &kArenaRoutingEstimateBody,
    &kArenaRoutingEstimateResponse,
    // chat.h
    &kMessageRole,
    &kMessageContentType,
    &kChatVisibility,
    &kChatMessageContext,
    &kProductRecommendation,
    &kSendMessageOverride,
    &kMessageReaction,
    &kMessageAttachment,
    &kChatMessage,
    &kChatThread,
    &kSendMessageOptions,
    &kChatUsage,
    &kChatResponse,
    &kCreateChatOptions,
    &kListChatsOptions,
    &kChatStreamChunk,
    &kMessageSentiment,
    &kMessageFeedbackInput,
    &kAnonymousFeedbackInput,
    // gate.h
    &kCallOptions,
    &kContextItem,
    &kSafetyAdvisory,
    &kTranscriptEntry,
    &kAnonymousSendOptions,
    &kAnonymousReply,
    &kHandoff,
    &kGateMode,
    &kSiteAction,
    &kGateConfig,
    &kGateStart,
    &kGateStarted,
    &kGateVerification,
    &kGateToken,
    &kGateReply,
    &kGateWelcome,
    &kTermsAcceptance,
});

}  // namespace

std::span<const schema::Type* const> allTypes() { return kTypes; }

const schema::Type* findType(std::string_view name) {
  for (const schema::Type* const type : kTypes) {
    if (schema::plainName(*type) == name) return type;
  }
  return nullptr;
}

}  // namespace parley::divinci
