#pragma once

#include "divinci/types/common.h"

/// Collections of documents that answers draw on.
namespace parley::divinci::types {

inline constexpr Enum kRagCollectionStatus{
    "RagCollectionStatus",
    "Whether a collection can be asked.",
    {"active", "processing", "error", "archived"},
};

inline constexpr Enum kRagDocumentStatus{
    "RagDocumentStatus",
    "How far a document has come on its way into a collection.",
    {"pending", "uploading", "processing", "chunking", "embedding", "completed", "error"},
};

inline constexpr Object kRagCollectionSettings{
    "RagCollectionSettings",
    "How documents are cut, and how many pieces a question gets.",
    {
        {"chunkSize", kNumberUpTo<8'000>, "Tokens."},
        {"chunkOverlap", kNumber, "Tokens."},
        {"maxChunksPerQuery", kNumberUpTo<50>},
        {"similarityThreshold", kNumberIn<0, 1>},
    },
};

inline constexpr Object kRagCollection{
    "RagCollection",
    "A collection of documents.",
    {
        {"id", kObjectId},
        {"name", kString},
        {"description?", kString},
        {"workspaceId", kObjectId},
        {"status", kRagCollectionStatus},
        {"documentCount", kNumber},
        {"chunkCount", kNumber},
        {"storageSizeBytes", kNumber},
        {"embeddingModel", kString},
        {"settings", kRagCollectionSettings},
        {"metadata", kResourceMetadata},
    },
};

inline constexpr Object kRagDocument{
    "RagDocument",
    "A document of a collection.",
    {
        {"id", kObjectId},
        {"collectionId", kObjectId},
        {"originalName", kString},
        {"fileType", kString},
        {"mimeType", kString},
        {"fileSizeBytes", kNumber},
        {"status", kRagDocumentStatus},
        {"chunkCount", kNumber},
        {"error?", kString},
        {"sourceUrl?", kString, "Where answers that cite the document link to."},
        {"documentMetadata?", kRecordOf<kAny>},
        {"metadata", kResourceMetadata},
    },
};

inline constexpr Object kRagChunk{
    "RagChunk",
    "A piece of a document.",
    {
        {"id", kString},
        {"documentId", kString},
        {"content", kString},
        {"tokenCount", kNumber},
        {"chunkIndex", kNumber},
        {"pageNumber?", kNumber},
        {"metadata?", kRecordOf<kAny>},
    },
};

inline constexpr Object kRagSearchResultDocument{{
    {"id", kObjectId},
    {"originalName", kString},
    {"fileType", kString},
}};

inline constexpr Object kRagSearchResult{
    "RagSearchResult",
    "A piece that fits a question.",
    {
        {"chunk", kRagChunk},
        {"score", kNumberIn<0, 1>},
        {"document", kRagSearchResultDocument},
    },
};

inline constexpr Object kCreateRagCollectionOptions{
    "CreateRagCollectionOptions",
    "A collection to make.",
    {
        {"name", kStringUpTo<200>},
        {"workspaceId", kString},
        {"description?", kStringUpTo<2'000>},
        {"settings?", kPartial<kRagCollectionSettings>},
        {"vectorIndexTool?", kAny},
    },
};

inline constexpr Object kUploadDocumentOptions{
    "UploadDocumentOptions",
    "What goes with a document.",
    {
        {"collectionId", kString},
        {"fileName", kString},
        {"mimeType?", kString},
        {"metadata?", kRecordOf<kAny>},
    },
};

inline constexpr Object kRagSearchOptions{
    "RagSearchOptions",
    "A question to collections.",
    {
        {"collectionIds", kArrayFrom<kString, 1>},
        {"query", kString},
        {"limit?", kNumberUpTo<50>},
        {"minScore?", kNumber},
        {"filter?", kAny},
    },
};

inline constexpr Object kListDocumentsOptions{
    "ListDocumentsOptions",
    "Which documents to list.",
    {
        {"collectionId", kString},
        {"status?", kRagDocumentStatus},
        {"limit?", kNumber},
        {"cursor?", kString},
    },
};

inline constexpr Enum kCompressionStrategy{
    "CompressionStrategy",
    "How context is made shorter before a model reads it.",
    {
        "none",
        "exit",
        "llmlingua2",
        "recomp-extractive",
        "recomp-abstractive",
        "pisco",
        "clara",
        "core-rag",
    },
};

/// How many times shorter: 2 keeps half of the tokens, 128 keeps 0.8 of a hundred.
inline constexpr int kCompressionRatioMin = 2;
inline constexpr int kCompressionRatioMax = 128;

}  // namespace parley::divinci::types
