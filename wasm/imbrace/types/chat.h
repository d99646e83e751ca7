#pragma once

#include "core/schema.h"

/// What is said to agents, and kept of it: reference, sections 4 and 5.
namespace parley::imbrace::types {

using namespace schema;

inline constexpr Enum kClientVisibility{{"private", "public"}, kOpen};

inline constexpr Enum kClientChatType{{"chat", "sub-agent"}, kOpen};

inline constexpr Enum kClientChatStatus{{"idle", "processing"}, kOpen};

inline constexpr Enum kAgentDocumentKind{{"text", "code", "image", "sheet", "imbrace-databoard"},
                                         kOpen};

inline constexpr Object kSubAgentMessage{{{"role", kString}, {"content", kAny}}};

inline constexpr Type kAgentMessage{
    .script =
        "{ role: \"system\" | \"user\" | \"assistant\"; content: string | Record<string, "
        "unknown>[] } | { id?: string; role: \"system\" | \"user\" | \"assistant\"; parts: "
        "readonly object[] }"};

inline constexpr Object kAgentChatInput{
    "AgentChatInput",
    "A message to an agent. The service goes by the newest of the user and its own history.",
    {
        {"assistant_id", kString},
        {"messages", kArrayOf<kAgentMessage>, "Of the form `{role, content}`, or UI messages."},
        {"id?", kString, "Of the chat: a UUID. A new one when it is not given."},
        {"user_id?", kString, "Asked for when it is not given."},
        {"model_id?", kString, "Together with `provider_id`."},
        {"provider_id?", kString},
        {"board_id?", kString},
        {"is_tool_approval?", kBoolean, "That the messages answer a tool: see `withToolApproval`."},
    },
    kOpen,
};

inline constexpr Object kSubAgentChatInput{
    "SubAgentChatInput",
    "A message to an agent that works for another.",
    {
        {"assistant_id", kString},
        {"session_id", kString},
        {"chat_id", kString},
        {"messages", kArrayOf<kAgentMessage>},
    },
    kOpen,
};

inline constexpr Object kSubAgentHistory{
    "SubAgentHistory",
    "What was said between two agents.",
    {
        {"messages", kArrayOf<kSubAgentMessage>},
    },
    kOpen,
};

inline constexpr Object kPromptSuggestions{
    "PromptSuggestions",
    "Questions that an agent is good for.",
    {
        {"success?", kBoolean},
        {"data", kArrayOf<kString>},
    },
    kOpen,
};

inline constexpr Object kChatClientUser{
    "ChatClientUser",
    "Who a user is.",
    {
        {"id", kString},
        {"email?", kNullable<kString>},
    },
    kOpen,
};

inline constexpr Object kClientMessageInput{
    "ClientMessageInput",
    "A message as the service keeps it.",
    {
        {"id?", kString, "A UUID."},
        {"role?", kString},
        {"parts", kArrayOf<kAny>},
        {"metadata?", kAny},
    },
    kOpen,
};

inline constexpr Object kClientChatInput{
    "ClientChatInput",
    "What a chat begins with.",
    {
        {"id", kString, "A UUID."},
        {"message", kClientMessageInput},
        {"selectedVisibilityType", kClientVisibility},
        {"assistantId?", kString},
        {"organizationId?", kString},
        {"userId?", kString},
        {"type?", kClientChatType},
    },
    kOpen,
};

inline constexpr Object kClientChatCreated{
    "ClientChatCreated",
    "That a chat was begun.",
    {
        {"ok?", kBoolean},
        {"id?", kString},
        {"created?", kBoolean},
    },
    kOpen,
};

inline constexpr Object kClientChat{
    "ClientChat",
    "A chat.",
    {
        {"id", kString},
        {"createdAt?", kString},
        {"title?", kNullable<kString>},
        {"userId?", kString},
        {"organizationId?", kNullable<kString>},
        {"assistantId?", kNullable<kString>},
        {"visibility?", kClientVisibility},
        {"type?", kClientChatType},
        {"status?", kClientChatStatus},
    },
    kOpen,
};

inline constexpr Object kClientChats{
    "ClientChats",
    "A part of the chats.",
    {
        {"chats", kArrayOf<kClientChat>},
        {"hasMore?", kBoolean},
    },
    kOpen,
};

inline constexpr Object kClientMessage{
    "ClientMessage",
    "A message of a chat.",
    {
        {"id", kString},
        {"chatId?", kString},
        {"role", kString},
        {"parts", kArrayOf<kAny>, "As those of a UI message."},
        {"attachments?", kAny},
        {"metadata?", kAny},
        {"createdAt?", kString},
    },
    kOpen,
};

inline constexpr Object kClientVote{
    "ClientVote",
    "What a user thought of an answer.",
    {
        {"chatId?", kString},
        {"messageId", kString},
        {"isUpvoted", kBoolean},
    },
    kOpen,
};

inline constexpr Object kAgentDocumentInput{
    "AgentDocumentInput",
    "A version of a document that an agent wrote.",
    {
        {"content?", kString},
        {"title?", kString},
        {"kind", kAgentDocumentKind},
    },
    kOpen,
};

inline constexpr Object kAgentDocument{
    "AgentDocument",
    "A version of a document.",
    {
        {"id", kString},
        {"createdAt?", kString},
        {"title?", kString},
        {"content?", kNullable<kString>},
        {"kind?", kAgentDocumentKind},
        {"userId?", kString},
    },
    kOpen,
};

inline constexpr Object kServiceOk{
    "ServiceOk",
    "That something was done.",
    {
        {"ok?", kBoolean},
    },
    kOpen,
};

}  // namespace parley::imbrace::types
