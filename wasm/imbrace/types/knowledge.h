#pragma once

#include "core/schema.h"

/// Folders and files that agents know, and what else is kept: reference, section 5.
namespace parley::imbrace::types {

using namespace schema;

inline constexpr Enum kFolderSource{{"upload", "external", "assistant"}, kOpen};

inline constexpr Object kKnowledgeFolder{
    "KnowledgeFolder",
    "A folder.",
    {
        {"_id", kString},
        {"name", kString},
        {"organization_id?", kString},
        {"parent_folder_id?", kNullable<kString>},
        {"source_type?", kFolderSource},
        {"tags?", kArrayOf<kAny>},
        {"auto_tagging?", kBoolean},
        {"file_count?", kNumber},
        {"path?", kString},
    },
    kOpen,
};

inline constexpr Object kKnowledgeFolderInput{
    "KnowledgeFolderInput",
    "What a folder is made of.",
    {
        {"name", kString},
        {"parent_folder_id?", kString, "\"root\" unless said."},
        {"source_type?", kFolderSource, "\"upload\" unless said."},
        {"tags?", kArrayOf<kAny>},
        {"auto_tagging?", kBoolean},
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

inline constexpr Object kKnowledgeFileInput{
    "KnowledgeFileInput",
    "What is said of a file. The service needs all but the tags; the documentation shows the name "
    "and the folder.",
    {
        {"name", kString},
        {"folder_id", kString},
        {"organization_id?", kString},
        {"key?", kString, "Where it lies in the store."},
        {"file_type?", kString},
        {"file_size?", kNumber, "In bytes."},
        {"tags?", kArrayOf<kAny>},
        {"remarks?", kString},
    },
    kOpen,
};

inline constexpr Object kDeletedCount{{{"deletedCount?", kNumber}}, kOpen};

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
        {"id", kString},
        {"filename?", kNullable<kString>},
        {"bytes?", kNullable<kNumber>},
        {"assistant_id?", kNullable<kString>},
        {"board_id?", kNullable<kString>},
        {"created_at?", kAny},
    },
    kOpen,
};

inline constexpr Object kFieldTypesInput{
    "FieldTypesInput",
    "Sample documents of a board. The names of the wire, `file_urls` and so on, are taken too.",
    {
        {"fileUrls?", kArrayOf<kString>, "Addresses of PDFs and images."},
        {"boardSchemaUrl?", kString},
        {"organizationId?", kString},
        {"modelName?", kString},
        {"providerId?", kString},
        {"file_urls?", kArrayOf<kString>},
    },
    kOpen,
};

inline constexpr Object kFieldType{
    "FieldType",
    "A proposed field.",
    {
        {"field_name", kString},
        {"type", kString},
        {"description?", kNullable<kString>},
        {"sample_data?", kAny},
        {"sub_fields?", kAny},
    },
    kOpen,
};

inline constexpr Object kFieldTypes{
    "FieldTypes",
    "Proposed fields. The documentation says `fields`, the service `data`.",
    {
        {"success?", kBoolean},
        {"data", kArrayOf<kFieldType>},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Enum kStorageType{{"s3", "local"}, kOpen};

inline constexpr Object kParquetInput{
    "ParquetInput",
    "Rows to be written.",
    {
        {"data", kArrayFrom<kRecordOf<kAny>, 1>},
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
        {"storageType?", kStorageType},
        {"fileName?", kString},
        {"folderName?", kString},
        {"recordCount?", kNumber},
        {"schema?", kAny, "Of the columns."},
        {"s3Key?", kString},
        {"s3Url?", kString},
        {"localPath?", kString},
    },
    kOpen,
};

inline constexpr Object kParquetEntry{
    {
        {"fileName", kString},
        {"folderName?", kNullable<kString>},
        {"filePath?", kString},
        {"size?", kNumber},
        {"sizeFormatted?", kString},
        {"createdAt?", kString},
        {"modifiedAt?", kString},
    },
    kOpen,
};

inline constexpr Object kParquetFiles{
    "ParquetFiles",
    "The files that there are.",
    {
        {"success", kBoolean},
        {"storageType?", kStorageType},
        {"count?", kNumber},
        {"files", kArrayOf<kParquetEntry>},
    },
    kOpen,
};

}  // namespace parley::imbrace::types
