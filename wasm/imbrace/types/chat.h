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

inline constexpr Enum kClientVoteType{{"up", "down"}, kOpen};

inline constexpr Object kSubAgentMessage{{{"role", kString}, {"content", kAny}}, kOpen};

inline constexpr Type kAgentMessage{
    .name = "AgentMessage",
    .description =
        "A message to an agent: `{role, content}`, or one with parts as a UI message has them. All "
        "of a request are of the same form.",
    .script =
        "{ role: \"system\" | \"user\" | \"assistant\"; content: string | readonly object[]; } | { "
        "id?: string; role: \"system\" | \"user\" | \"assistant\"; parts: readonly object[]; }"};

inline constexpr Object kAgentChatInput{
    "AgentChatInput",
    "A message to an agent. The service goes by the newest of the user and its own history.",
    {
        {"assistant_id", kString},
        {"messages", kArrayOf<kAgentMessage>, "The newest is enough."},
        {"id?", kString, "Of the chat: a UUID. A new one when it is not given."},
        {"user_id?", kString, "Asked for when it is not given."},
        {"model_id?", kString, "Together with `provider_id`."},
        {"provider_id?", kString},
        {"board_id?", kString},
        {"is_tool_approval?", kBoolean, "That the messages answer a tool: see `withToolApproval`."},
        {"organization_id?", kString, "That of the client when it is not given."},
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
        {"id?", kString},
        {"organization_id?", kString, "That of the client when it is not given."},
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

inline constexpr Object kLegacyChats{
    "LegacyChats",
    "Chats of the older kind.",
    {
        {"chats", kArrayOf<kAny>},
        {"count?", kNumber},
    },
    kOpen,
};

inline constexpr Object kLegacyChat{
    "LegacyChat",
    "A chat of the older kind, and its messages if they were asked for.",
    {
        {"chat", kAny},
        {"messages?", kArrayOf<kAny>},
    },
    kOpen,
};

inline constexpr Object kLegacyChatDeleted{
    "LegacyChatDeleted",
    "That a chat of the older kind was deleted.",
    {
        {"message?", kString},
        {"chat?", kAny},
    },
    kOpen,
};

inline constexpr Object kChatClientCredentials{
    "ChatClientCredentials",
    "Who a user claims to be. The service takes `{email, password}`; the documentation shows other "
    "members.",
    {
        {"email?", kString},
        {"password?", kString},
        {"token?", kString},
        {"name?", kString},
        {"secret?", kString},
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

inline constexpr Type kClientPart{
    .script =
        "{ type: \"text\"; text: string } | { type: \"file\"; url: string; mediaType: string; "
        "name: string } | { type: string & {}; [key: string]: unknown }"};

inline constexpr Object kClientMessageInput{
    "ClientMessageInput",
    "The message of a user with which a chat begins.",
    {
        {"id?", kString, "A UUID."},
        {"role?", kString, "\"user\"."},
        {"parts", kArrayOf<kClientPart>, "Texts of 1 to 2,000 characters, and files."},
        {"metadata?", kAny},
    },
    kOpen,
};

inline constexpr Object kClientAnswer{
    {
        {"id", kString, "A UUID."},
        {"chatId", kString, "A UUID."},
        {"role", kString, "\"assistant\"."},
        {"parts", kArrayOf<kAny>},
        {"metadata?", kAny},
    },
    kOpen,
};

inline constexpr Object kClientAnswerInput{
    "ClientAnswerInput",
    "A message of the assistant to keep. The service takes `message`; the documentation shows "
    "`chatId` and `content`.",
    {
        {"message?", kClientAnswer},
        {"chatId?", kString},
        {"content?", kString},
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

inline constexpr Object kClientVoteInput{
    "ClientVoteInput",
    "What a user thinks of an answer. The service takes `{chatId, messageId, type}`; the "
    "documentation shows `vote` in place of `type`.",
    {
        {"messageId", kString, "A UUID."},
        {"chatId?", kString, "A UUID."},
        {"type?", kClientVoteType},
        {"vote?", kClientVoteType},
    },
    kOpen,
};

inline constexpr Object kAgentDocumentInput{
    "AgentDocumentInput",
    "A version of a document that an agent wrote.",
    {
        {"kind", kAgentDocumentKind},
        {"content?", kString, "Needed."},
        {"title?", kString, "Needed; the documentation leaves it out."},
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
        {"id?", kString, "Of what was kept."},
    },
    kOpen,
};

}  // namespace parley::imbrace::types
