#pragma once

#include <string>
#include <string_view>

#include "core/error.h"
#include "core/http.h"

namespace parley::divinci {

/// The error of an answer outside 200-299, whichever of the four body shapes it has (reference,
/// section 1.4). `fallbackCode` stands in when the body names none.
[[nodiscard]] Error errorFromAnswer(const HttpHead& head, std::string_view body,
                                    std::string_view fallbackCode = "API_ERROR");

/// The error class of section 1.6 that JavaScript raises: `AuthenticationError`, …, `DivinciError`
/// for what has no class of its own, and `Error` for a fault of the caller's that was found before
/// anything was sent.
[[nodiscard]] std::string_view errorClass(const Error& error);

/// The error as JSON: name, code, message, status, details, requestId, retryAfter. A class with a
/// fixed status has that one.
[[nodiscard]] std::string errorJson(const Error& error);

/// Conditions that a gate acts on.
[[nodiscard]] bool isTermsNotAccepted(const Error& error);
/// The visitor's messages are spent: the server says so, or answers 429 without a word about when
/// to come back.
[[nodiscard]] bool isQuotaExceeded(const Error& error);
/// Turnstile's verdict, spelt out by the server; not a bare 403.
[[nodiscard]] bool isBotRejection(const Error& error);
/// A gate token that no longer counts: 401, or a 403 without an explanation.
[[nodiscard]] bool isStaleToken(const Error& error);

}  // namespace parley::divinci
