#include "divinci/types.h"

#include <array>

#include "divinci/types/api_key.h"
#include "divinci/types/arena.h"
#include "divinci/types/chat.h"
#include "divinci/types/common.h"
#include "divinci/types/config.h"
#include "divinci/types/errors.h"
#include "divinci/types/filters.h"
#include "divinci/types/gate.h"
#include "divinci/types/meta_harness.h"
#include "divinci/types/rag.h"
#include "divinci/types/realtime.h"
#include "divinci/types/release.h"
#include "divinci/types/upload.h"
#include "divinci/types/user.h"
#include "divinci/types/workspace.h"

namespace parley::divinci {

namespace {

using namespace types;

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
    &kPollOptions,
    &kChatUsage,
    &kChatResponse,
    &kCreateChatOptions,
    &kListChatsOptions,
    &kChatStreamChunk,
    &kChatStreamEvent,
    &kStreamOptions,
    &kChatStreamOptions,
    &kChatStream,
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
    // upload.h
    &kUploadProgress,
    &kUploadOptions,
    &kAudioUpload,
    &kFineTuneFileUpload,
    // release.h
    &kReleaseStatus,
    &kReleaseAuthMode,
    &kWhiteLabelReleaseAssistant,
    &kReleaseConfig,
    &kReleaseTheme,
    &kReleaseMcpConfig,
    &kRelease,
    &kCreateReleaseOptions,
    &kUpdateReleaseOptions,
    &kListReleasesOptions,
    &kContextCacheMode,
    &kContextCacheUpdate,
    // filters.h
    &kNotificationFilters,
    &kFeedbackFilters,
    // workspace.h
    &kWorkspaceMemberRole,
    &kWorkspaceSettings,
    &kWorkspaceLimits,
    &kWorkspace,
    &kWorkspaceMember,
    &kWorkspaceRef,
    &kCreateWorkspaceOptions,
    &kUpdateWorkspaceOptions,
    &kListWorkspacesOptions,
    // user.h
    &kMembershipTier,
    &kUserMetadata,
    &kUser,
    &kApiKeyUser,
    &kTierLimits,
    &kTierConfig,
    &kQuotaStatus,
    // api_key.h
    &kApiKeyStatus,
    &kApiKey,
    &kApiKeyWithSecret,
    &kCreateApiKeyOptions,
    &kUpdateApiKeyOptions,
    &kListApiKeysOptions,
    &kApiKeyUsageStats,
    // rag.h
    &kRagCollectionStatus,
    &kRagDocumentStatus,
    &kRagCollectionSettings,
    &kRagCollection,
    &kRagDocument,
    &kRagChunk,
    &kRagSearchResult,
    &kCreateRagCollectionOptions,
    &kUploadDocumentOptions,
    &kRagSearchOptions,
    &kListDocumentsOptions,
    &kCompressionStrategy,
    // realtime.h
    &kSocketTicket,
    &kRealtimeState,
    &kRealtimeLiveness,
    &kRealtimeOptions,
    &kRealtimeFailure,
    &kRealtimeEmitter,
    &kRealtimeSocket,
    // config.h
    &kDivinciConfig,
    &kExternalUserConfig,
    &kDivinciClientConfig,
    &kX402PaymentDetails,
    &kX402Authorization,
    &kX402PaymentReceipt,
    &kX402Wallet,
    &kX402Config,
    &kDivinciServerConfig,
    // errors.h
    &kDivinciErrorData,
    &kErrorCode,
    &kFieldValidationError,
    &kValidationErrorDetails,
    &kRateLimitErrorDetails,
    &kPaymentRequiredDetails,
    // meta_harness.h
    &kAutonomyLevel,
    &kOrchestrationLoopStatus,
    &kIterationStatus,
    &kProposalKind,
    &kProposalStatus,
    &kMetaHarnessLoop,
    &kMetaHarnessLoopConfig,
    &kUpdateLoopConfigOptions,
    &kMetaHarnessIteration,
    &kIterationReport,
    &kMetaHarnessProposal,
    &kListIterationsOptions,
    &kListProposalsOptions,
    &kRejectProposalOptions,
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
