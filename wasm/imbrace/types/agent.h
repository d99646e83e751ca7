#pragma once

#include "core/schema.h"

/// Agents, and the models behind them: reference, section 5.
namespace parley::imbrace::types {

using namespace schema;

inline constexpr Enum kToolServerType{{"mcp", "openapi"}, kOpen};

/// Seconds or a text, whichever a server has chosen.
inline constexpr Type kSomeTime{.script = "string | number | null"};

inline constexpr Object kAiAgent{
    "AiAgent",
    "An agent.",
    {
        {"id", kString, "What all calls about it take: a UUID."},
        {"_id?", kString, "In answers of the older service."},
        {"name", kString},
        {"description?", kNullable<kString>},
        {"workflow_name?", kNullable<kString>},
        {"model_id?", kNullable<kString>},
        {"provider_id?", kNullable<kString>},
        {"streaming?", kBoolean, "Whether it answers by an event stream."},
        {"agent_type?", kString},
        {"instructions?", kNullable<kString>},
        {"core_task?", kNullable<kString>, "The instructions, where they were set alone."},
        {"temperature?", kNumber},
        {"use_memory?", kBoolean},
        {"show_thinking_process?", kBoolean, "Whether it tells what it thinks."},
        {"file_ids?", kNullable<kArrayOf<kString>>},
        {"folder_ids?", kNullable<kArrayOf<kString>>},
        {"board_ids?", kNullable<kArrayOf<kString>>},
        {"guardrail_id?", kNullable<kString>},
        {"sub_agents?", kNullable<kArrayOf<kAny>>},
        {"metadata?", kNullable<kRecordOf<kAny>>},
        {"created_at?", kSomeTime},
        {"updated_at?", kSomeTime},
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
        {"core_task?", kString},
        {"agent_type?", kString, "\"agent\" unless said."},
        {"temperature?", kNumber, "0.1 unless said."},
        {"use_memory?", kBoolean, "On unless said."},
        {"show_thinking_process?", kBoolean},
        {"file_ids?", kArrayOf<kString>},
        {"folder_ids?", kArrayOf<kString>, "Folders whose files it looks answers up in."},
        {"board_ids?", kArrayOf<kString>},
        {"guardrail_id?", kString},
        {"sub_agents?", kArrayOf<kAny>},
        {"personality_role?", kString},
        {"tone_and_style?", kString},
        {"response_length?", kString},
        {"banned_words?", kString},
        {"metadata?", kRecordOf<kAny>},
        {"assistant_id?", kString, "Of the agent that an app is for."},
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
    "Who runs models. Calls about one take its `id`, or its `provider_id`.",
    {
        {"id?", kNullable<kString>, "Null of the service's own models."},
        {"_id?", kNullable<kString>, "The documentation's name of it."},
        {"provider_id?", kString, "\"system\" of the service's own models."},
        {"name", kString},
        {"type?", kString},
        {"source?", kString},
        {"is_shown?", kBoolean},
        {"config?", kAny, "With its secrets."},
        {"models?", kArrayOf<kAny>},
        {"metadata?", kNullable<kRecordOf<kAny>>},
        {"created_at?", kString},
        {"updated_at?", kString},
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

inline constexpr Object kAgentFile{
    "AgentFile",
    "What became of a file.",
    {
        {"message?", kString},
        {"result?", kAny},
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
        {"fileUrlToFill?", kString, "A form to be filled in with what was drawn."},
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
