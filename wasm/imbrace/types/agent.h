#pragma once

#include "core/schema.h"

/// Agents, and the models behind them: reference, section 5.
namespace parley::imbrace::types {

using namespace schema;

inline constexpr Enum kToolServerType{{"mcp", "openapi"}, kOpen};

inline constexpr Object kAiAgent{
    "AiAgent",
    "An agent. Older answers have `_id` in place of `id`.",
    {
        {"id?", kString},
        {"_id?", kString},
        {"name", kString},
        {"description?", kString},
        {"workflow_name?", kString},
        {"model_id?", kString},
        {"provider_id?", kString},
        {"streaming?", kBoolean, "Whether it answers by an event stream."},
        {"agent_type?", kString},
        {"instructions?", kString},
        {"core_task?", kString},
        {"temperature?", kNumber},
        {"use_memory?", kBoolean},
        {"show_thinking_process?", kBoolean},
        {"folder_ids?", kArrayOf<kString>},
        {"board_ids?", kArrayOf<kString>},
        {"sub_agents?", kArrayOf<kAny>},
        {"created_at?", kString},
        {"updated_at?", kString},
    },
    kOpen,
};

inline constexpr Object kAiAgentInput{
    "AiAgentInput",
    "What an agent is made of.",
    {
        {"name", kStringOf<1, 256>},
        {"workflow_name", kStringOf<1, 256>},
        {"provider_id?", kString, "\"system\" stands for the provider of the organization."},
        {"model_id?", kString, "\"Default\" stands for its model."},
        {"description?", kStringUpTo<512>},
        {"streaming?", kBoolean, "Off unless said."},
        {"instructions?", kString},
        {"temperature?", kNumber},
        {"use_memory?", kBoolean},
        {"show_thinking_process?", kBoolean},
        {"folder_ids?", kArrayOf<kString>},
        {"board_ids?", kArrayOf<kString>},
        {"guardrail_id?", kString},
        {"sub_agents?", kArrayOf<kAny>},
    },
    kOpen,
};

inline constexpr Object kAiAgentNameCheck{
    "AiAgentNameCheck",
    "Whether a name is taken. The documentation says `available`, the service `exist`.",
    {
        {"exist?", kBoolean},
        {"available?", kBoolean},
    },
    kOpen,
};

inline constexpr Object kLlmModel{
    "LlmModel",
    "A language model.",
    {
        {"name", kString},
        {"is_toolCall_available?", kBoolean},
        {"is_vision_available?", kBoolean},
        {"is_support_thinking?", kBoolean},
    },
    kOpen,
};

inline constexpr Object kLlmModels{
    "LlmModels",
    "The models for agents.",
    {
        {"success?", kBoolean},
        {"message?", kString},
        {"data", kArrayOf<kLlmModel>},
    },
    kOpen,
};

inline constexpr Object kAiProvider{
    "AiProvider",
    "Who runs models.",
    {
        {"_id?", kNullable<kString>},
        {"id?", kNullable<kString>},
        {"provider_id?", kString},
        {"name", kString},
        {"type?", kString},
        {"source?", kString},
        {"is_shown?", kBoolean},
        {"models?", kArrayOf<kAny>},
    },
    kOpen,
};

inline constexpr Object kAiProviderInput{
    "AiProviderInput",
    "What a provider is made of. The service takes `config`, the documentation shows its members "
    "at the top.",
    {
        {"name", kString},
        {"type?", kString},
        {"config?", kRecordOf<kAny>},
        {"metadata?", kRecordOf<kAny>},
        {"api_key?", kString},
        {"base_url?", kString},
    },
    kOpen,
};

inline constexpr Object kToolServerInput{
    "ToolServerInput",
    "A server of tools.",
    {
        {"url", kString},
        {"path?", kString},
        {"auth_type?", kString},
        {"key?", kString},
        {"config?", kRecordOf<kAny>},
        {"type?", kToolServerType},
    },
    kOpen,
};

inline constexpr Object kToolServerCheck{
    "ToolServerCheck",
    "Whether a server of tools works. The documentation says `success` and `tools`, the service "
    "`status` and `specs`.",
    {
        {"status?", kBoolean},
        {"specs?", kArrayOf<kAny>},
        {"success?", kBoolean},
        {"tools?", kArrayOf<kAny>},
    },
    kOpen,
};

inline constexpr Object kDocumentInput{
    "DocumentInput",
    "A document to be read.",
    {
        {"modelName", kString},
        {"url", kString},
        {"organizationId", kString},
        {"boardId?", kString},
        {"language?", kString},
        {"additionalInstructions?", kString},
        {"additionalDocumentInstructions?", kString},
    },
    kOpen,
};

inline constexpr Object kDocumentResult{
    "DocumentResult",
    "What was drawn from a document.",
    {
        {"success", kBoolean},
        {"data?", kRecordOf<kAny>},
    },
    kOpen,
};

}  // namespace parley::imbrace::types
