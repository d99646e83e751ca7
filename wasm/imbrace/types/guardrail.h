#pragma once

#include "core/schema.h"

/// What keeps agents from saying the wrong thing: reference, section 5.
namespace parley::imbrace::types {

using namespace schema;

inline constexpr Enum kGuardrailProviderType{{"openai", "nim-nemo", "llamaguard", "ollama"}, kOpen};

inline constexpr Object kGuardrailInput{
    "GuardrailInput",
    "What a guardrail is made of.",
    {
        {"name", kString},
        {"model", kString},
        {"instructions", kString},
        {"unsafe_categories?", kArrayOf<kString>, "The service wants them when one is made."},
        {"custom_unsafe_patterns?", kArrayOf<kString>},
        {"competitor_keywords?", kArrayOf<kString>},
        {"description?", kString},
        {"guardrail_provider_id?", kString, "Needed for the model \"custom\"."},
    },
    kOpen,
};

inline constexpr Object kGuardrail{
    "Guardrail",
    "A guardrail.",
    {
        {"guardrails_config_id", kString, "Its id."},
        {"org_id?", kNullable<kString>},
        {"name?", kNullable<kString>},
        {"model?", kNullable<kString>},
        {"instructions?", kNullable<kString>},
        {"unsafe_categories?", kNullable<kArrayOf<kString>>},
        {"custom_unsafe_patterns?", kNullable<kArrayOf<kString>>},
        {"competitor_keywords?", kNullable<kArrayOf<kString>>},
        {"description?", kNullable<kString>},
        {"guardrail_provider_id?", kNullable<kString>},
        {"provider?", kAny, "Of the model \"custom\"."},
        {"created_at?", kNullable<kString>},
        {"updated_at?", kNullable<kString>},
    },
    kOpen,
};

inline constexpr Object kGuardrailCreated{
    "GuardrailCreated",
    "That a guardrail was made or changed.",
    {
        {"message?", kString},
        {"guardrails_config_id", kString, "Its id."},
        {"status?", kString},
    },
    kOpen,
};

inline constexpr Object kGuardrailProviderInput{
    "GuardrailProviderInput",
    "What a provider of guardrails is made of.",
    {
        {"name", kString},
        {"type?", kGuardrailProviderType},
        {"config?", kRecordOf<kAny>, "Needed when one is made: `api_key`, `base_url`, `model` …"},
        {"is_shown?", kBoolean},
        {"models_metadata?", kAny},
    },
    kOpen,
};

inline constexpr Object kGuardrailProvider{
    "GuardrailProvider",
    "Who checks what models say.",
    {
        {"guardrail_provider_id", kString, "Its id."},
        {"name", kString},
        {"type?", kGuardrailProviderType},
        {"config?", kRecordOf<kAny>},
        {"models_metadata?", kAny},
        {"source?", kString},
        {"is_shown?", kBoolean},
    },
    kOpen,
};

inline constexpr Object kGuardrailProviderTest{
    "GuardrailProviderTest",
    "Whether one can be reached.",
    {
        {"guardrail_provider_id?", kString},
        {"status?", kString},
        {"is_connected?", kBoolean},
    },
    kOpen,
};

}  // namespace parley::imbrace::types
