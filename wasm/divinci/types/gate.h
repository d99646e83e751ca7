#pragma once

#include "divinci/types/chat.h"

/// Conversations without an account, over a signed transcript (reference, 2.16 to 2.18).
namespace parley::divinci::types {

inline constexpr Type kAbortSignal{.script = "AbortSignal"};

inline constexpr Object kCallOptions{
    "CallOptions",
    "What may be said with any call.",
    {
        {"signal?", kAbortSignal,
         "Aborting it rejects the call with its reason (an AbortError by default) and ends the "
         "request."},
    },
};

inline constexpr Object kTileImage{{
    {"url", kString},
}};

inline constexpr Object kContextItemMetadata{{
    {"originalName?", kString, "The name of the document."},
    {"fileObjectKey?", kString},
    {"tokenCount?", kNumber},
    {"sourceUrl?", kString, "Where the document stands; check it before linking to it."},
    {"tileImages?", kArrayOf<kTileImage>},
}};

inline constexpr Object kContextItem{
    "ContextItem",
    "A source of an answer. Citations in the answer, as `[1]`, count these from 1.",
    {
        {"vectorId?", kString},
        {"content", kString},
        {"score?", kNumber},
        {"metadata", kContextItemMetadata},
    },
    kOpen,
};

inline constexpr Enum kSafetySeverity{{"review", "severe"}, kOpen};

inline constexpr Object kSafetyAdvisory{
    "SafetyAdvisory",
    "What a reader must know of an answer.",
    {
        {"severity", kSafetySeverity},
        {"text", kString, "To be shown as it is."},
        {"categories?", kArrayOf<kString>},
    },
    kOpen,
};

inline constexpr Object kTranscriptEntry{
    "TranscriptEntry",
    "A message and its answer. The server signs what it sent: an entry goes back with all its "
    "fields, known or not.",
    {
        {"prompt", kString},
        {"promptTimestamp", kTimestamp},
        {"response", kString, "Markdown."},
        {"responseTimestamp", kTimestamp},
        {"context?", kArrayOf<kContextItem>},
        {"safetyAdvisory?", kSafetyAdvisory},
    },
    kOpen,
};

inline constexpr Type kSessionId{.kind = Kind::kString, .format = Format::kSessionId};

inline constexpr Object kAnonymousSendOptions{
    "AnonymousSendOptions",
    "Options of an anonymous message.",
    kCallOptions,
    {
        {"releaseId?", kString, "In place of the client's."},
        {"language?", kString, "The English name of the language to answer in: `Spanish`."},
        {"sessionId?", kSessionId, "The conversation to add to."},
    },
};

inline constexpr Object kAnonymousReply{
    "AnonymousReply",
    "The answer to an anonymous message.",
    {
        {"reply", kString, "Markdown."},
        {"transcript", kArrayOf<kTranscriptEntry>, "The whole conversation."},
    },
};

inline constexpr Object kHandoff{
    "Handoff",
    "Opens the conversation in Divinci's own app.",
    {
        {"token", kString},
    },
};

inline constexpr Enum kGateMode{
    "GateMode",
    "What a visitor must do before a free chat.",
    {"none", "captcha-only", "captcha+otp", "captcha+magic-link"},
    kOpen,
};

inline constexpr Object kSiteActionParameter{{
    {"name", kString},
    {"required", kBoolean},
    {"enum?", kArrayOf<kAny>, "The values allowed."},
}};

inline constexpr Enum kSiteActionCategory{{"mutation"}, kOpen};
inline constexpr Enum kSiteActionTargetKind{{"navigate", "submitForm"}, kOpen};

inline constexpr Object kSiteActionTarget{{
    {"kind", kSiteActionTargetKind},
    {"action?", kString},
}};

inline constexpr Object kSiteAction{
    "SiteAction",
    "What the assistant may propose to do on the page.",
    {
        {"name", kString},
        {"description", kString},
        {"category", kSiteActionCategory, "A mutation is done only after the visitor agrees."},
        {"requiresConfirmation", kBoolean},
        {"parameters", kArrayOf<kSiteActionParameter>},
        {"target", kSiteActionTarget},
    },
};

inline constexpr Object kGateConfig{
    "GateConfig",
    "How a release's gate is set up.",
    {
        {"mode", kGateMode},
        {"turnstileSiteKey", kString, "Empty when the server names none."},
        {"siteActions", kArrayOf<kSiteAction>},
    },
};

inline constexpr Object kGateStart{
    "GateStart",
    "Begins a session.",
    {
        {"releaseId", kString},
        {"turnstileToken?", kString, "Good for one use."},
        {"email?", kString, "Where the code or the link goes."},
        {"marketingConsent?", kBoolean},
        {"redirectTo?", kString, "The page that a magic link leads back to."},
    },
};

inline constexpr Enum kGateStatus{{"ready", "sent"}, kOpen};
inline constexpr Enum kGateNextStep{{"chat", "link"}, kOpen};

inline constexpr Object kGateStarted{
    "GateStarted",
    "How a session goes on. The word of the step that asks for a code is not documented.",
    {
        {"status", kGateStatus},
        {"mode?", kGateMode},
        {"nextStep?", kGateNextStep},
        {"token?", kString, "Opens the gate: with status `ready`."},
    },
};

inline constexpr Object kGateVerification{
    "GateVerification",
    "The code from the e-mail.",
    {
        {"email", kString},
        {"otpCode", kString},
        {"releaseId?", kString, "In place of the one started with."},
    },
};

inline constexpr Object kGateToken{
    "GateToken",
    "What opens the gate. How long it holds is not documented.",
    {
        {"token", kString},
    },
};

inline constexpr Object kGateReply{
    "GateReply",
    "The answer to a message through a gate.",
    {
        {"reply", kString, "Markdown."},
        {"remaining?", kNumber, "How many messages are left, when the server says it."},
        {"transcript", kArrayOf<kTranscriptEntry>, "The whole conversation."},
    },
};

inline constexpr Object kGateWelcomeMessage{{
    {"message", kString, "Markdown."},
}};

inline constexpr Object kGateWelcome{
    "GateWelcome",
    "What greets a visitor.",
    {
        {"messages", kArrayOf<kGateWelcomeMessage>},
    },
};

inline constexpr Object kTermsAcceptance{
    "TermsAcceptance",
    "Which terms are accepted: `tosId` and `version` of the TermsNotAcceptedError.",
    {
        {"tosId", kString},
        {"version", kAny},
        {"releaseId?", kString, "In place of the one started with."},
    },
};

}  // namespace parley::divinci::types
