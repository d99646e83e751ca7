#include "imbrace/api_error.h"

#include <string_view>

#include "core/json.h"
#include "core/retry.h"

namespace parley::imbrace {

namespace {

constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr std::size_t kQuoted = 300;  ///< Characters of a refusal that its error quotes.

bool isRefusal(int status) { return status == kUnauthorized || status == kForbidden; }

/// The first characters of UTF-8 text.
std::string_view beginning(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const bool begins = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
    if (begins && characters-- == 0) break;
  }
  return text.substr(0, at);
}

std::string refusalMessage(int status, std::string_view body, const Credentials& credentials) {
  const std::string_view name = credentialName(credentials);
  const std::string what =
      name.empty() ? "No credentials provided — set accessToken= (user login) or apiKey= "
                     "(server-to-server)"
                   : "Auth failed [" + std::to_string(status) + "] with " + std::string(name);
  return what + " — server: " + std::string(beginning(body, kQuoted));
}

std::string_view className(const Error& error) {
  switch (error.kind) {
    case ErrorKind::kInvalidArgument:
      return "Error";
    case ErrorKind::kNetwork:
    case ErrorKind::kTimeout:
    case ErrorKind::kAborted:
      return "NetworkError";
    case ErrorKind::kProtocol:
      return "InvalidResponseError";
    case ErrorKind::kHttp:
      break;
  }
  return isRefusal(error.status) ? "AuthError" : "ApiError";
}

}  // namespace

Error errorFromAnswer(const HttpResponse& response, const Credentials& credentials) {
  const int status = response.head.status;
  Error error{.kind = ErrorKind::kHttp, .code = "HTTP_" + std::to_string(status), .status = status};
  error.details = bodyText(response.body);
  error.requestId = response.head.header("x-request-id");
  error.retryAfter = parseRetryAfter(response.head.header("retry-after"));
  error.message = isRefusal(status) ? refusalMessage(status, error.details, credentials)
                                    : "[" + std::to_string(status) + "] " + error.details;
  return error;
}

std::string errorJson(const Error& error) {
  json::Writer writer;
  writer.string("name", className(error)).string("code", error.code);
  writer.string("message", error.message);
  if (error.status != 0) writer.integer("statusCode", error.status);
  if (!error.details.empty()) writer.string("body", error.details);
  if (!error.requestId.empty()) writer.string("requestId", error.requestId);
  if (error.retryAfter) writer.integer("retryAfter", static_cast<long>(*error.retryAfter));
  return writer.finish();
}

}  // namespace parley::imbrace
