#pragma once

#include <string>

#include "core/error.h"
#include "core/http_reader.h"
#include "imbrace/credentials.h"

namespace parley::imbrace {

/// The error of an answer outside 200-299, worded as the vendor's client words it (reference,
/// section 3).
[[nodiscard]] Error errorFromAnswer(const HttpResponse& response, const Credentials& credentials);

/// The error as JSON: name (`AuthError`, `ApiError`, `NetworkError`, `InvalidResponseError`, or
/// `Error` for a fault of the caller's that was found before anything was sent), code, message,
/// statusCode, body, requestId, retryAfter.
[[nodiscard]] std::string errorJson(const Error& error);

}  // namespace parley::imbrace
