#pragma once

#include "core/schema.h"

/// The service itself: reference, section 5, traces and service info.
namespace parley::imbrace::types {

using namespace schema;

inline constexpr Object kTraceParams{
    "TraceParams",
    "Which traces to list.",
    {
        {"service?", kString},
        {"limit?", kNumber},
        {"timeRange?", kNumber, "Seconds back from now."},
        {"orgId?", kString},
        {"details?", kBoolean},
    },

};

inline constexpr Object kTraces{
    "Traces",
    "Traces of the service.",
    {
        {"traces", kArrayOf<kAny>},
        {"metrics?", kRecordOf<kAny>},
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

inline constexpr Object kServiceHealth{
    "ServiceHealth",
    "Whether the service is up.",
    {
        {"success?", kBoolean},
        {"data?", kRecordOf<kAny>},
        {"timestamp?", kString},
    },
    kOpen,
};

}  // namespace parley::imbrace::types
