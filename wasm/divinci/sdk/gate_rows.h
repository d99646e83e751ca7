#pragma once

#include <array>

#include "divinci/endpoints.h"

namespace parley::divinci::sdk {

/// What site code can do with gates, and no widget does: reference, sections 2.16 and 2.17.
inline constexpr auto kGateRows = std::to_array<EndpointRow>({
    // Stateless conversation over a signed transcript.
    {{.name = "anonymousChat.send",
      .parameters = "prompt options",
      .method = HttpMethod::kPost,
      .path = "/ai-chat/anonymous-chat",
      .body = "releaseId=options.releaseId|@releaseId, prevSigniture=@signature, newPrompt=prompt, "
              "transcript=@transcript, language=options.language|@language, "
              "sessionId=options.sessionId",
      .traits = kKeepsTranscript},
     "string; ?AnonymousSendOptions",
     "AnonymousReply",
     "Sends a message and keeps the signed transcript that comes back."},
    {{.name = "anonymousChat.prepare",
      .parameters = "prompt options",
      .method = HttpMethod::kPost,
      .path = "/ai-chat/anonymous-chat/prepare",
      .body = "releaseId=options.releaseId|@releaseId, prevSigniture=@signature, newPrompt=prompt, "
              "transcript=@transcript, language=options.language|@language",
      .traits = kInternal},
     "string; ?AnonymousSendOptions",
     "unknown",
     "First half of a delegated message: what to ask the model."},
    {{.name = "anonymousChat.complete",
      .parameters = "prompt response context options",
      .method = HttpMethod::kPost,
      .path = "/ai-chat/anonymous-chat/complete",
      .body = "releaseId=options.releaseId|@releaseId, prevSigniture=@signature, newPrompt=prompt, "
              "response, context, transcript=@transcript",
      .traits = kInternal | kKeepsTranscript},
     "string; string; unknown; ?AnonymousSendOptions",
     "AnonymousReply",
     "Second half: the model's answer, to be signed."},
    {{.name = "anonymousChat.createHandoff",
      .parameters = "options",
      .method = HttpMethod::kPost,
      .path = "/ai-chat/handoff",
      .body = "releaseId=options.releaseId|@releaseId, prevSigniture=@signature, "
              "transcript=@transcript",
      .traits = kNeedsTranscript},
     "?{ releaseId?: string }",
     "Handoff",
     "Makes a token with which the conversation goes on in the app."},

    // The free-chat gate.
    {{.name = "freeChatGate.getSupportedLanguages",
      .parameters = "releaseId",
      .path = "/ai-chat/free-chat-gate/languages",
      .query = "releaseId=releaseId|@releaseId"},
     "?string",
     "unknown",
     "Asks which languages the release answers in. The form of the answer is not documented."},
    {{.name = "freeChatGate.state",
      .parameters = "args",
      .path = "/ai-chat/free-chat-gate/state",
      .query = "releaseId=args.releaseId|@releaseId, token=args.token|@token"},
     "?{ releaseId?: string; token?: string }",
     "unknown",
     "Asks what the server knows of a session. The form of the answer is not documented."},
    {{.name = "freeChatGate.prepare",
      .parameters = "prompt",
      .method = HttpMethod::kPost,
      .path = "/ai-chat/free-chat-gate/prepare",
      .body = "token=@token, prevSigniture=@signature, newPrompt=prompt, transcript=@transcript, "
              "language=@language",
      .traits = kInternal | kNeedsToken},
     "string",
     "unknown",
     "First half of a delegated message: what to ask the model."},
    {{.name = "freeChatGate.complete",
      .parameters = "prompt response context",
      .method = HttpMethod::kPost,
      .path = "/ai-chat/free-chat-gate/complete",
      .body = "token=@token, prevSigniture=@signature, newPrompt=prompt, response, context, "
              "transcript=@transcript",
      .traits = kInternal | kNeedsToken | kKeepsTranscript},
     "string; string; unknown",
     "GateReply",
     "Second half: the model's answer, to be signed."},
});

}  // namespace parley::divinci::sdk
