#pragma once

#include <array>

#include "imbrace/endpoints.h"

namespace parley::imbrace {

/// Agents and what they read: reference, section 5, `chatAi`.
inline constexpr auto kChatAiRows = std::to_array<EndpointRow>({
    {{.name = "chatAi.listAiAgents", .path = "/accounts/assistants"},
     "",
     "AiAgent[]",
     "Lists the agents of the organization."},
    {{.name = "chatAi.createAiAgent",
      .parameters = "body",
      .method = HttpMethod::kPost,
      .path = "/assistant_apps",
      .body =
          R"(...body, provider_id=body.provider_id?|"system", model_id=body.model_id?|"Default")"},
     "AiAgentInput",
     "AiAgent",
     "Makes an agent. Without a provider and a model it uses those of the organization."},
});

}  // namespace parley::imbrace
