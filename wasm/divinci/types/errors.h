#pragma once

#include "divinci/types/common.h"

/// What the error classes hold.
namespace parley::divinci::types {

inline constexpr Object kDivinciErrorData{
    "DivinciErrorData",
    "An error as data.",
    {
        {"code", kString},
        {"message", kString},
        {"status?", kNumber},
        {"details?", kRecordOf<kAny>},
        {"requestId?", kString},
    },
};

inline constexpr Enum kErrorCode{
    "ErrorCode",
    "The documented codes. Servers also send others, and these in upper case.",
    {
        "unauthorized",      "invalid_api_key",     "token_expired",    "insufficient_permissions",
        "bad_request",       "validation_error",    "not_found",        "conflict",
        "rate_limited",      "payment_required",    "payment_failed",   "insufficient_funds",
        "internal_error",    "service_unavailable", "timeout",          "network_error",
        "connection_failed", "configuration_error", "invalid_argument",
    },
};

inline constexpr Object kFieldValidationError{
    "FieldValidationError",
    "What is wrong with one field.",
    {
        {"field", kString},
        {"message", kString},
        {"code?", kString},
        {"value?", kAny},
    },
};

inline constexpr Object kValidationErrorDetails{
    "ValidationErrorDetails",
    "What is wrong with a request.",
    {
        {"fieldErrors", kArrayOf<kFieldValidationError>},
    },
};

inline constexpr Object kRateLimitErrorDetails{
    "RateLimitErrorDetails",
    "When to try again.",
    {
        {"limit", kNumber},
        {"remaining", kNumber},
        {"resetAt", kNumber, "A Unix timestamp."},
        {"retryAfter", kNumber, "Seconds."},
    },
};

inline constexpr Object kPaymentRequiredDetails{
    "PaymentRequiredDetails",
    "What a call costs, and how to pay it.",
    {
        {"x402Version", kString},
        {"amountUsd", kNumber},
        {"amountMicro", kNumber},
        {"network", kString, "`base` or `base-sepolia`."},
        {"asset", kString, "`USDC`."},
        {"recipient", kString},
        {"resource", kString},
        {"facilitatorUrl", kString},
    },
};

}  // namespace parley::divinci::types
