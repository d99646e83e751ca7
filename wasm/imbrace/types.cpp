#include "imbrace/types.h"

#include <algorithm>
#include <array>

#include "imbrace/types/agent.h"
#include "imbrace/types/chat.h"
#include "imbrace/types/completion.h"
#include "imbrace/types/guardrail.h"
#include "imbrace/types/knowledge.h"
#include "imbrace/types/service.h"

namespace parley::imbrace {

namespace {

using namespace types;

constexpr auto kTypes = std::to_array<const schema::Type*>({
    // agent.h
    &kAiAgent,
    &kAiAgentInput,
    &kAiAgentNameCheck,
    &kLlmModel,
    &kLlmModels,
    &kAiProvider,
    &kAiProviderInput,
    &kToolServerInput,
    &kToolServerCheck,
    &kAgentFile,
    &kDocumentInput,
    &kDocumentResult,
    // guardrail.h
    &kGuardrailInput,
    &kGuardrail,
    &kGuardrailCreated,
    &kGuardrailProviderInput,
    &kGuardrailProvider,
    &kGuardrailProviderTest,
    // completion.h
    &kCompletionMessage,
    &kCompletionInput,
    &kCompletion,
    &kCompletionChunk,
    &kEmbeddingInput,
    &kEmbedding,
    // chat.h
    &kAgentMessage,
    &kAgentChatInput,
    &kSubAgentChatInput,
    &kSubAgentHistory,
    &kPromptSuggestions,
    &kLegacyChats,
    &kLegacyChat,
    &kLegacyChatDeleted,
    &kChatClientCredentials,
    &kChatClientUser,
    &kClientMessageInput,
    &kClientAnswerInput,
    &kClientChatInput,
    &kClientChatCreated,
    &kClientChat,
    &kClientChats,
    &kClientMessage,
    &kClientVote,
    &kClientVoteInput,
    &kAgentDocumentInput,
    &kAgentDocument,
    &kServiceOk,
    // knowledge.h
    &kKnowledgeFolder,
    &kKnowledgeFolderInput,
    &kKnowledgeFile,
    &kKnowledgeFileInput,
    &kDeletedItems,
    &kRagFile,
    &kFieldTypesInput,
    &kFieldType,
    &kFieldTypes,
    &kParquetInput,
    &kParquetFile,
    &kParquetFiles,
    // service.h
    &kTraceParams,
    &kTraces,
    &kTraceDetails,
    &kTraceTags,
    &kTraceTagValues,
    &kTraceServices,
    &kServiceHealth,
    &kServiceConfig,
    &kServiceVersion,
    &kAdminGuides,
    &kSignInInput,
    &kSignedIn,
    &kThirdPartyToken,
});

}  // namespace

std::span<const schema::Type* const> allTypes() { return kTypes; }

const schema::Type* findType(std::string_view name) {
  const auto found = std::ranges::find(kTypes, name, &schema::Type::name);
  return found == kTypes.end() ? nullptr : *found;
}

}  // namespace parley::imbrace
