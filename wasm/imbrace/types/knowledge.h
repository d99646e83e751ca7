#pragma once

#include "core/schema.h"

/// Folders and files that agents know, and what else is kept: reference, section 5.
namespace parley::imbrace::types {

using namespace schema;

inline constexpr Object kKnowledgeFolder{
    "KnowledgeFolder",
    "A folder.",
    {
        {"_id", kString},
        {"name", kString},
        {"organization_id?", kString},
        {"parent_folder_id?", kNullable<kString>},
        {"source_type?", kString},
        {"tags?", kArrayOf<kAny>},
        {"file_count?", kNumber},
        {"path?", kString},
    },
    kOpen,
};

inline constexpr Object kKnowledgeFile{
    "KnowledgeFile",
    "A file.",
    {
        {"_id", kString},
        {"name", kString},
        {"folder_id?", kString},
        {"organization_id?", kString},
        {"source_type?", kString},
        {"key?", kString},
        {"file_type?", kString},
        {"file_size?", kNumber},
        {"tags?", kArrayOf<kAny>},
        {"presigned_url?", kString, "Where it can be fetched for a while."},
        {"created_at?", kString},
        {"updated_at?", kString},
    },
    kOpen,
};

inline constexpr Object kDeletedCount{{
    {"deletedCount?", kNumber},
}};

inline constexpr Object kDeletedItems{
    "DeletedItems",
    "How many were deleted.",
    {
        {"success", kBoolean},
        {"message?", kString},
        {"data?", kDeletedCount},
    },
    kOpen,
};

inline constexpr Object kRagFile{
    "RagFile",
    "A file that answers are looked up in.",
    {
        {"id?", kString},
        {"_id?", kString},
        {"filename?", kString},
        {"bytes?", kNumber},
        {"assistant_id?", kNullable<kString>},
        {"board_id?", kNullable<kString>},
        {"created_at?", kAny},
    },
    kOpen,
};

inline constexpr Object kFieldTypesInput{
    "FieldTypesInput",
    "Sample documents of a board.",
    {
        {"fileUrls?", kArrayOf<kString>},
        {"boardSchemaUrl?", kString},
        {"organizationId?", kString},
        {"modelName?", kString},
        {"providerId?", kString},
    },
    kOpen,
};

inline constexpr Object kFieldTypes{
    "FieldTypes",
    "Proposed fields. The documentation says `fields`, the service `data`.",
    {
        {"success?", kBoolean},
        {"data?", kArrayOf<kAny>},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Object kParquetInput{
    "ParquetInput",
    "Rows to be written.",
    {
        {"data", kArrayOf<kRecordOf<kAny>>},
        {"fileName?", kString},
        {"folderName?", kString},
    },
    kOpen,
};

inline constexpr Object kParquetFile{
    "ParquetFile",
    "Where rows were written.",
    {
        {"success", kBoolean},
        {"message?", kString},
        {"storageType?", kString},
        {"fileName?", kString},
        {"folderName?", kString},
        {"recordCount?", kNumber},
    },
    kOpen,
};

inline constexpr Object kParquetFiles{
    "ParquetFiles",
    "The files that there are.",
    {
        {"success", kBoolean},
        {"storageType?", kString},
        {"count?", kNumber},
        {"files", kArrayOf<kAny>},
    },
    kOpen,
};

}  // namespace parley::imbrace::types
