#pragma once

#include <array>

#include "divinci/types/arena.h"
#include "divinci/types/common.h"

/// Messages, threads, and what can be said when sending.
namespace parley::divinci::types {

inline constexpr Enum kMessageRole{
    "MessageRole", "Who wrote a message.", {"user", "assistant", "system"}};

inline constexpr Enum kMessageContentType{
    "MessageContentType", "What a message holds.", {"text", "image", "audio", "file"}};

inline constexpr Enum kChatVisibility{
    "ChatVisibility", "Who can read a chat.", {"private", "shared", "public"}};

inline constexpr Object kChatMessageContextMetadata{{
    {"originalName", kString, "The name of the document."},
    {"fileObjectKey", kString},
    {"tokenCount", kNumber},
}};

inline constexpr Object kChatMessageContext{
    "ChatMessageContext",
    "A source of an answer.",
    {
        {"vectorId", kString},
        {"content", kString},
        {"metadata", kChatMessageContextMetadata},
        {"score?", kNumberIn<0, 1>},
    },
};

inline constexpr Type kProductRecommendation = undocumented("ProductRecommendation");
inline constexpr Type kSendMessageOverride = undocumented("SendMessageOverride");

inline constexpr Object kMessageReaction{
    "MessageReaction",
    "An emoji, and who answered with it.",
    {
        {"emoji", kString},
        {"users", kArrayOf<kObjectId>},
        {"count", kIntegerFrom<1>},
    },
};

inline constexpr Enum kAttachmentType{{"image", "audio", "file"}};

inline constexpr Object kMessageAttachment{
    "MessageAttachment",
    "A file sent with a message.",
    {
        {"type", kAttachmentType},
        {"data", kString},
        {"mimeType", kString},
        {"name?", kString},
    },
};

inline constexpr Object kChatMessage{
    "ChatMessage",
    "A message of a chat.",
    {
        {"id", kObjectId},
        {"chatId?", kObjectId},
        {"role", kMessageRole},
        {"content", kString},
        {"contentType?", kMessageContentType},
        {"timestamp", kIsoDateString},
        {"tokenCount?", kNumber},
        {"context?", kArrayOf<kChatMessageContext>, "The sources."},
        {"products?", kArrayOf<kProductRecommendation>, "What the catalogue has to it."},
        {"reactions?", kArrayOf<kMessageReaction>},
        {"metadata?", kRecordOf<kAny>},
        {"arenaVariants?", kArrayOf<kArenaResponseVariant>},
        {"arenaSelectedIndex?", kNumber},
        {"arenaStreamingStatus?", kArenaStreamingStatus},
        {"arenaExpectedVariants?", kNumber},
    },
};

inline constexpr Object kChatThread{
    "ChatThread",
    "A chat.",
    {
        {"id", kObjectId},
        {"title?", kString},
        {"releaseId", kObjectId},
        {"ownerId", kObjectId},
        {"workspaceId?", kObjectId},
        {"messageCount", kNumber},
        {"lastMessageAt?", kIsoDateString},
        {"visibility", kChatVisibility},
        {"archived", kBoolean},
        {"metadata", kResourceMetadata},
    },
};

inline constexpr Object kSendMessageOptions{
    "SendMessageOptions",
    "A message to send.",
    {
        {"content", kNonEmptyString},
        {"contentType?", kMessageContentType},
        {"attachments?", kArrayOf<kMessageAttachment>},
        {"stream?", kBoolean},
        {"metadata?", kRecordOf<kAny>},
        {"assistantName?", kString, "The assistant to answer."},
        {"replyTo?", kString, "The id of the message this one answers."},
        {"override?", kSendMessageOverride, "For releases with a model key of their own."},
    },
};

inline constexpr Object kPollOptions{
    "PollOptions",
    "How to wait for an answer that comes later.",
    {
        {"pollInterval?", kNumber, "Milliseconds between two looks; 1,500 when not said."},
        {"timeout?", kNumber, "Milliseconds to wait in all; 60,000 when not said."},
    },
};

inline constexpr Object kChatUsage{
    "ChatUsage",
    "What an answer cost.",
    {
        {"promptTokens", kNumber},
        {"completionTokens", kNumber},
        {"totalTokens", kNumber},
        {"estimatedCostUsd?", kNumber},
    },
};

inline constexpr Object kChatResponse{
    "ChatResponse",
    "An answer, at once.",
    {
        {"message", kChatMessage},
        {"usage", kChatUsage},
        {"context?", kArrayOf<kChatMessageContext>},
    },
};

inline constexpr Object kCreateChatOptions{
    "CreateChatOptions",
    "A chat to begin.",
    {
        {"releaseId", kObjectId},
        {"title?", kString},
        {"systemMessage?", kString},
        {"visibility?", kChatVisibility},
        {"metadata?", kRecordOf<kAny>},
    },
};

inline constexpr Object kListChatsOptions{
    "ListChatsOptions",
    "Which chats to list.",
    {
        {"releaseId?", kObjectId},
        {"includeArchived?", kBoolean},
        {"limit?", kNumberUpTo<100>},
        {"cursor?", kString},
    },
};

inline constexpr Enum kChatStreamChunkType{{"content", "context", "done", "error"}};
inline constexpr Enum kFinishReason{{"stop", "length", "content_filter", "tool_calls"}};

inline constexpr Object kChatStreamChunkError{{
    {"code", kString},
    {"message", kString},
}};

inline constexpr Object kChatStreamChunk{
    "ChatStreamChunk",
    "An event of an answer that streams in.",
    {
        {"type", kChatStreamChunkType},
        {"messageId?", kString},
        {"content?", kString, "To be added to what came before."},
        {"context?", kArrayOf<kChatMessageContext>},
        {"message?", kChatMessage},
        {"finishReason?", kFinishReason},
        {"usage?", kChatUsage},
        {"error?", kChatStreamChunkError},
    },
};

inline constexpr Type kChatStreamEvent{
    .name = "ChatStreamEvent",
    .description =
        "What is told of an answer that streams in. `chunk` is the server's own event; "
        "`arena-variant` comes once for each variant; `done` when the server says why "
        "it stopped.",
    .script =
        "{ type: \"start\"; messageId: string } | "
        "{ type: \"chunk\"; content: string; chunk: Record<string, unknown> } | "
        "{ type: \"context\"; context: ChatMessageContext[] } | "
        "{ type: \"arena-variant\"; variantIndex: number; variant: ArenaResponseVariant } | "
        "{ type: \"arena-complete\"; variants: ArenaResponseVariant[]; "
        "expectedVariants?: number } | "
        "{ type: \"done\"; message: ChatMessage; usage?: ChatUsage }",
};

inline constexpr Object kStreamOptions{
    "StreamOptions",
    "How to read what streams in.",
    {
        {"idleTimeout?", kNumber,
         "Milliseconds that the server may be silent inside its answer; 120,000 when not said, 0 "
         "is no limit. For its first word it has the client's `timeout`."},
    },
};

inline constexpr Type kTextCallback{.script = "(text: string) => unknown"};
inline constexpr Type kMessageCallback{.script = "(message: ChatMessage) => unknown"};
inline constexpr Type kErrorCallback{.script = "(error: unknown) => unknown"};
inline constexpr Type kVariantCallback{.script = "(variant: ArenaResponseVariant) => unknown"};
inline constexpr Type kVariantsCallback{.script = "(variants: ArenaResponseVariant[]) => unknown"};
inline constexpr Type kEventCallback{
    .script = "(event: ChatStreamEvent | { type: \"error\"; error: unknown }) => unknown"};

inline constexpr Object kChatStreamOptions{
    "ChatStreamOptions",
    "Whom to tell of an answer that streams in. What a callback throws is logged, and ends "
    "nothing; "
    "an abort is not told as an error.",
    kStreamOptions,
    {
        {"onChunk?", kTextCallback, "Gets each piece of text."},
        {"onComplete?", kMessageCallback, "Gets the whole message, at the end."},
        {"onError?", kErrorCallback, "Gets why there is none."},
        {"onArenaVariant?", kVariantCallback, "Gets each of several answers, when it begins."},
        {"onArenaComplete?", kVariantsCallback, "Gets all of them."},
        {"onEvent?", kEventCallback, "Gets every event, and the error."},
    },
};

inline constexpr Type kChatStream{
    .name = "ChatStream",
    .description =
        "An answer that streams in: await it for the message, or iterate over its "
        "events; `abort` ends the request.",
    .script =
        "Promise<ChatMessage> & AsyncIterable<ChatStreamEvent> & "
        "{ abort(reason?: unknown): void }",
};

inline constexpr auto kSentiments = std::to_array<std::string_view>({"-1", "1"});

inline constexpr Type kMessageSentiment{
    .kind = Kind::kNumber,
    .name = "MessageSentiment",
    .description = "Thumbs down or up.",
    .values = kSentiments,
};

inline constexpr Object kMessageFeedbackInput{
    "MessageFeedbackInput",
    "What a reader says of an answer.",
    {
        {"feedback?", kStringUpTo<2000>},
        {"sentiment?", kMessageSentiment},
    },
};

inline constexpr Object kAnonymousFeedbackInput{
    "AnonymousFeedbackInput",
    "What a reader without an account says of an answer.",
    kMessageFeedbackInput,
    {
        {"releaseId", kString},
        {"transcript", kArrayOf<kAny>, "As the server signed it."},
        {"signiture", kString, "Spelt as the service spells it."},
        {"messageIndex", kIntegerFrom<0>},
        {"email?", kString},
        {"sessionId?", kString},
    },
};

}  // namespace parley::divinci::types
