#pragma once

#include <array>

#include "imbrace/endpoints.h"

namespace parley::imbrace {

/// Documents read by a model: reference, section 5.
inline constexpr auto kDocumentAiRows = std::to_array<EndpointRow>({
    {{.name = "documentAi.process",
      .parameters = "body",
      .method = HttpMethod::kPost,
      .path = "/document",
      .body = "=body"},
     "DocumentInput",
     "DocumentResult",
     "Has a model read a document and draw data from it."},
});

}  // namespace parley::imbrace
