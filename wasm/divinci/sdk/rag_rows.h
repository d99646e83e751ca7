#pragma once

#include <array>

#include "divinci/endpoints.h"

namespace parley::divinci::sdk {

/// Vector indexes to look answers up in: reference, section 2.4.
inline constexpr auto kRagRows = std::to_array<EndpointRow>({
    {{.name = "rag.vectorIndex.create",
      .parameters = "p body",
      .method = HttpMethod::kPost,
      .path = "/white-label/{p.workspaceId|@workspaceId}/rag-vector",
      .body = "=body"},
     "WorkspaceRef; Record<string, unknown>",
     "unknown",
     "Makes an index. The body holds `name`, or `title`, `description`, "
     "`vectorIndexTool` and others."},
    {{.name = "rag.vectorIndex.list",
      .parameters = "p",
      .path = "/white-label/{p.workspaceId|@workspaceId}/rag-vector"},
     "?WorkspaceRef",
     "unknown",
     "Lists the indexes."},
    {{.name = "rag.vectorIndex.get",
      .parameters = "p",
      .path = "/white-label/{p.workspaceId|@workspaceId}/rag-vector/{p.ragId}"},
     "WorkspaceRef & { ragId: string }",
     "unknown",
     "Asks for one index."},
    {{.name = "rag.vectorIndex.update",
      .parameters = "p body",
      .method = HttpMethod::kPost,
      .path = "/white-label/{p.workspaceId|@workspaceId}/rag-vector/{p.ragId}/user-info",
      .body = "=body"},
     "WorkspaceRef & { ragId: string }; Record<string, unknown>",
     "unknown",
     "Changes what is said of an index."},
    {{.name = "rag.vectorIndex.fork",
      .parameters = "p body",
      .method = HttpMethod::kPost,
      .path = "/white-label/{p.workspaceId|@workspaceId}/rag-vector/{p.ragId}/fork",
      .body = "=body|{}"},
     "WorkspaceRef & { ragId: string }; ?Record<string, unknown>",
     "unknown",
     "Copies an index."},
    {{.name = "rag.vectorIndex.delete",
      .parameters = "p",
      .method = HttpMethod::kDelete,
      .path = "/white-label/{p.workspaceId|@workspaceId}/rag-vector/{p.ragId}"},
     "WorkspaceRef & { ragId: string }",
     "unknown",
     "Deletes an index."},
});

}  // namespace parley::divinci::sdk
