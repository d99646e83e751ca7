#pragma once

#include <array>

#include "divinci/endpoints.h"

namespace parley::divinci::sdk {

/// Sockets of the realtime service: reference, section 2.3. Paths are below `wsBaseUrl`, that of
/// the ticket below its http(s) form. One that is an argument is taken as it is.
inline constexpr auto kRealtimeRows = std::to_array<EndpointRow>({
    {{.name = "websocket.ticket",
      .parameters = "purpose resourceId",
      .method = HttpMethod::kPost,
      .path = "/websocket/ticket",
      .body = "purpose, resourceId",
      .traits = kSteps},
     "string; string",
     "SocketTicket",
     "Asks the realtime service for a ticket, with which one socket can be opened. The methods "
     "below do so by themselves."},
    {{.name = "websocket.connectToChat",
      .parameters = "chatId options",
      .path = "/ai-chat/{chatId}/transcript",
      .body = R"(purpose="chat", resourceId=chatId)",
      .traits = kIsSocket},
     "string; ?RealtimeOptions",
     "RealtimeSocket",
     "Opens a socket with what happens in a chat. The promise is kept once a ticket was granted, "
     "or its first attempt is to be repeated, and broken when the ticket is refused."},
    {{.name = "websocket.connectToTranscript",
      .parameters = "workspaceId transcriptId options",
      .path = "/white-label/{workspaceId}/transcript/{transcriptId}",
      .body = R"(purpose="transcript", resourceId=transcriptId)",
      .traits = kIsSocket},
     "string; string; ?RealtimeOptions",
     "RealtimeSocket",
     "Opens a socket with what happens in a transcript of a workspace."},
    {{.name = "websocket.connect",
      .parameters = "path options purpose resourceId",
      .path = "{path}",
      .body = "purpose, resourceId",
      .traits = kIsSocket},
     "string; RealtimeOptions | undefined; string; string",
     "RealtimeSocket",
     "Opens a socket at another path, which begins with a slash; it may have a query."},
});

}  // namespace parley::divinci::sdk
