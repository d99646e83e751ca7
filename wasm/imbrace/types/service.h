#pragma once

#include "core/schema.h"

/// The service itself: reference, section 5, traces and service info, and section 2, signing in.
namespace parley::imbrace::types {

using namespace schema;

inline constexpr Object kTraceParams{
    "TraceParams",
    "Which traces to list.",
    {
        {"service?", kString, "\"message-suggestion-service\" unless said."},
        {"limit?", kNumber, "50 unless said."},
        {"timeRange?", kNumber, "Seconds back from now; a day unless said."},
        {"orgId?", kString},
        {"details?", kBoolean},
    },
    kOpen,
};

inline constexpr Object kTraces{
    "Traces",
    "Traces of the service.",
    {
        {"traces", kArrayOf<kAny>},
        {"metrics?", kRecordOf<kAny>},
        {"query?", kString},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Object kTraceDetails{
    "TraceDetails",
    "One trace.",
    {
        {"trace", kAny},
        {"metadata?", kAny},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Object kTraceTags{
    "TraceTags",
    "The tags of traces.",
    {
        {"tags", kArrayOf<kAny>},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Object kTraceTagValues{
    "TraceTagValues",
    "The values of a tag.",
    {
        {"tagName?", kString},
        {"values", kArrayOf<kAny>},
        {"timeRange?", kAny},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Object kTraceServices{
    "TraceServices",
    "The services that write traces.",
    {
        {"services", kArrayOf<kAny>},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Object kHealthData{
    {
        {"status", kString, "\"ok\"."},
        {"uptime?", kNumber},
        {"version?", kString},
        {"environment?", kString},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Object kServiceHealth{
    "ServiceHealth",
    "Whether the service is up.",
    {
        {"success?", kBoolean},
        {"data", kHealthData},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Object kServicePage{{{"url?", kString}}, kOpen};

inline constexpr Object kServicePages{{{"aichat?", kServicePage}, {"webapp?", kServicePage}},
                                      kOpen};

inline constexpr Object kServiceConfig{
    "ServiceConfig",
    "Where the pages of the service are.",
    {
        {"success?", kBoolean},
        {"data", kServicePages},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Object kVersionData{
    {
        {"version", kString},
        {"name?", kString},
        {"environment?", kString},
        {"nodeVersion?", kString},
    },
    kOpen,
};

inline constexpr Object kServiceVersion{
    "ServiceVersion",
    "Which version of the service it is.",
    {
        {"success?", kBoolean},
        {"data", kVersionData},
        {"timestamp?", kString},
    },
    kOpen,
};

inline constexpr Object kAdminGuide{
    {
        {"filename", kString},
        {"size_bytes?", kNumber},
        {"download_url?", kString},
    },
    kOpen,
};

inline constexpr Object kAdminGuides{
    "AdminGuides",
    "The guides for administrators.",
    {
        {"success?", kBoolean},
        {"data", kArrayOf<kAdminGuide>},
        {"note?", kString},
    },
    kOpen,
};

inline constexpr Object kSignInInput{
    "SignInInput",
    "Who signs in, with a password or the code of an e-mail.",
    {
        {"email", kString},
        {"password?", kString},
        {"otp?", kString},
    },
    kOpen,
};

inline constexpr Object kSignedIn{
    "SignedIn",
    "What signing in brings: a token, whichever name it has.",
    {
        {"accessToken?", kString},
        {"token?", kString},
        {"access_token?", kString},
    },
    kOpen,
};

inline constexpr Object kThirdPartyKey{
    {
        {"apiKey", kString},
        {"organization_id?", kString},
        {"expired_at?", kString},
    },
    kOpen,
};

inline constexpr Object kThirdPartyToken{
    "ThirdPartyToken",
    "An API key for a server.",
    {
        {"apiKey", kThirdPartyKey},
        {"expires_in?", kNumber},
    },
    kOpen,
};

}  // namespace parley::imbrace::types
