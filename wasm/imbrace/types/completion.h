#pragma once

#include "core/schema.h"

/// Models asked directly, in OpenAI's form: reference, section 5, `ai`.
namespace parley::imbrace::types {

using namespace schema;

inline constexpr Enum kCompletionRole{{"system", "user", "assistant", "tool"}, kOpen};

inline constexpr Type kCompletionContent{.script = "string | readonly object[]"};

inline constexpr Object kCompletionMessage{
    "CompletionMessage",
    "A message to a model.",
    {
        {"role", kCompletionRole},
        {"content", kCompletionContent},
    },
    kOpen,
};

inline constexpr Object kCompletionInput{
    "CompletionInput",
    "What a model is asked.",
    {
        {"model", kString},
        {"messages", kArrayOf<kCompletionMessage>},
        {"temperature?", kNumber},
        {"maxTokens?", kNumber, "Sent under this name."},
    },
    kOpen,
};

inline constexpr Object kCompletionAnswer{
    {{"role", kCompletionRole}, {"content", kNullable<kString>}}, kOpen};

inline constexpr Object kCompletionChoice{
    {
        {"index", kNumber},
        {"message", kCompletionAnswer},
        {"finish_reason?", kNullable<kString>},
    },
    kOpen,
};

inline constexpr Object kCompletion{
    "Completion",
    "A whole answer.",
    {
        {"id?", kString},
        {"model?", kString},
        {"choices", kArrayOf<kCompletionChoice>},
        {"usage?", kRecordOf<kAny>},
    },
    kOpen,
};

inline constexpr Object kCompletionDelta{
    {{"role?", kString}, {"content?", kNullable<kString>}},
    kOpen,
};

inline constexpr Object kCompletionChunkChoice{
    {
        {"index", kNumber},
        {"delta", kCompletionDelta},
        {"finish_reason?", kNullable<kString>},
    },
    kOpen,
};

inline constexpr Object kCompletionChunk{
    "CompletionChunk",
    "A piece of an answer. Servers report errors in the place of one.",
    {
        {"id?", kString},
        {"model?", kString},
        {"choices", kArrayOf<kCompletionChunkChoice>},
    },
    kOpen,
};

inline constexpr Object kEmbeddingInput{
    "EmbeddingInput",
    "Texts to turn into vectors.",
    {
        {"model", kString},
        {"input", kArrayOf<kString>},
    },
    kOpen,
};

inline constexpr Object kEmbeddingVector{
    {{"index?", kNumber}, {"embedding", kArrayOf<kNumber>}},
    kOpen,
};

inline constexpr Object kEmbedding{
    "Embedding",
    "The vectors of some texts.",
    {
        {"model?", kString},
        {"data", kArrayOf<kEmbeddingVector>},
        {"usage?", kRecordOf<kAny>},
    },
    kOpen,
};

}  // namespace parley::imbrace::types
