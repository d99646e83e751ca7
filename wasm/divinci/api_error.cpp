#include "divinci/api_error.h"

#include <algorithm>
#include <array>

#include "core/json.h"
#include "core/retry.h"

namespace parley::divinci {

namespace {

constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kTooManyRequests = 429;

struct CodeRow {
  std::string_view code;  // lower case, words joined by underscores
  std::string_view name;
  int status;  // of the class; 0 keeps the answer's
};

// Section 1.6: the codes that the HTTP layer switches on, and the lower-case `ErrorCodes` values.
constexpr auto kCodes = std::to_array<CodeRow>({
    {"unauthorized", "AuthenticationError", 401},
    {"auth_expired", "AuthenticationError", 401},
    {"auth_invalid", "AuthenticationError", 401},
    {"invalid_api_key", "AuthenticationError", 401},
    {"token_expired", "AuthenticationError", 401},
    {"validation_error", "ValidationError", 400},
    {"bad_request", "ValidationError", 400},
    {"rate_limit_exceeded", "RateLimitError", 429},
    {"rate_limited", "RateLimitError", 429},
    {"quota_exceeded", "QuotaExceededError", 429},
    {"quota_exhausted", "QuotaExceededError", 429},
    {"monthly_quota_exceeded", "QuotaExceededError", 429},
    {"daily_quota_exceeded", "QuotaExceededError", 429},
    {"hourly_quota_exceeded", "QuotaExceededError", 429},
    {"payment_required", "PaymentRequiredError", 402},
    {"payment_failed", "PaymentRequiredError", 402},
    {"insufficient_funds", "PaymentRequiredError", 402},
    {"not_found", "NotFoundError", 404},
    {"terms_not_accepted", "TermsNotAcceptedError", 403},
    {"network_error", "NetworkError", 0},
    {"connection_failed", "NetworkError", 0},
    {"stream_error", "StreamError", 0},
    {"timeout", "TimeoutError", 0},
});

struct StatusRow {
  int status;
  std::string_view code;
};

// What a status alone says, for the body shapes that carry no code.
constexpr auto kStatusCodes = std::to_array<StatusRow>({
    {400, "VALIDATION_ERROR"},
    {401, "UNAUTHORIZED"},
    {402, "PAYMENT_REQUIRED"},
    {404, "NOT_FOUND"},
    {429, "RATE_LIMIT_EXCEEDED"},
});

std::string lowerCase(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    if (c == ' ') return '_';
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
  });
  return out;
}

const CodeRow* rowOf(std::string_view code) {
  const std::string wanted = lowerCase(code);
  for (const CodeRow& row : kCodes) {
    if (row.code == wanted) return &row;
  }
  return nullptr;
}

/// The code itself if it has a class, else what the status says, else the code after all.
std::string codeByStatus(std::string code, int status, std::string_view fallback) {
  if (rowOf(code) != nullptr) return code;
  for (const StatusRow& row : kStatusCodes) {
    if (row.status == status) return std::string(row.code);
  }
  return code.empty() ? std::string(fallback) : code;
}

/// `{code, message, details}`, at the top or under `error`.
void readFlat(const json::Object& body, std::string_view fallbackCode, Error& error) {
  error.code = body.string("code").value_or(std::string(fallbackCode));
  error.message = body.string("message").value_or("");
  const std::string_view details = body["details"];
  if (details.starts_with('{')) error.details = details;
}

/// `{status: "error", message, context}`, the context being an object with a type, or a sentence.
void readContext(const json::Object& body, std::string_view fallbackCode, Error& error) {
  error.message = body.string("message").value_or("");
  const std::string_view context = body["context"];
  const auto object = json::readObject(context);
  const std::string type = object ? object->string("type").value_or("") : std::string();
  error.code = codeByStatus(type, error.status, fallbackCode);
  if (object) {
    error.details = context;
  } else if (!context.empty()) {
    error.details = json::Writer().raw("context", context).finish();
  }
}

void readBody(std::string_view text, std::string_view fallbackCode, Error& error) {
  const auto body = json::readObject(text);
  if (!body) {
    error.code = "UNKNOWN_ERROR";
    return;
  }
  const std::string_view nested = (*body)["error"];
  if (const auto object = json::readObject(nested)) {
    readFlat(*object, fallbackCode, error);
  } else if (auto word = json::decodeString(nested)) {
    error.message = body->string("message").value_or(*word);
    error.code = codeByStatus(std::move(*word), error.status, fallbackCode);
  } else if (body->string("status") == "error" && !body->string("code")) {
    readContext(*body, fallbackCode, error);
  } else {
    readFlat(*body, fallbackCode, error);
  }
}

bool mentionsBot(const Error& error) {
  const std::string text = lowerCase(error.code + ' ' + error.message + ' ' + error.details);
  return text.contains("bot_verification") || text.contains("turnstile") ||
         text.contains("captcha");
}

/// Whether the code says more than the status 403 does.
bool isExplained(const Error& error) {
  return error.code != "API_ERROR" && error.code != "UNKNOWN_ERROR" &&
         lowerCase(error.code) != "forbidden";
}

}  // namespace

Error errorFromAnswer(const HttpHead& head, std::string_view body, std::string_view fallbackCode) {
  Error error{.kind = ErrorKind::kHttp, .status = head.status};
  error.requestId = head.header("x-request-id");
  error.retryAfter = parseRetryAfter(head.header("retry-after"));
  readBody(body, fallbackCode, error);
  if (error.message.empty()) error.message = "HTTP " + std::to_string(head.status);
  return error;
}

std::string_view errorClass(const Error& error) {
  switch (error.kind) {
    case ErrorKind::kInvalidArgument:
      return "Error";
    case ErrorKind::kNetwork:
      return "NetworkError";
    case ErrorKind::kTimeout:
      return "TimeoutError";
    case ErrorKind::kAborted:
      return "AbortError";
    case ErrorKind::kHttp:
    case ErrorKind::kProtocol:
      break;
  }
  const CodeRow* const row = rowOf(error.code);
  return row == nullptr ? "DivinciError" : row->name;
}

std::string errorJson(const Error& error) {
  const CodeRow* const row = error.kind == ErrorKind::kHttp ? rowOf(error.code) : nullptr;
  const int status = row != nullptr && row->status != 0 ? row->status : error.status;
  json::Writer writer;
  writer.string("name", errorClass(error)).string("code", error.code);
  writer.string("message", error.message);
  if (status != 0) writer.integer("status", status);
  writer.raw("details", error.details);
  if (!error.requestId.empty()) writer.string("requestId", error.requestId);
  if (error.retryAfter) writer.integer("retryAfter", static_cast<long>(*error.retryAfter));
  return writer.finish();
}

bool isTermsNotAccepted(const Error& error) { return errorClass(error) == "TermsNotAcceptedError"; }

bool isQuotaExceeded(const Error& error) {
  const std::string_view name = errorClass(error);
  const bool unexplained = name != "RateLimitError" && !error.retryAfter;
  return name == "QuotaExceededError" || (error.status == kTooManyRequests && unexplained);
}

bool isBotRejection(const Error& error) { return error.status == kForbidden && mentionsBot(error); }

bool isStaleToken(const Error& error) {
  if (error.status == kUnauthorized) return true;
  return error.status == kForbidden && !mentionsBot(error) && !isExplained(error);
}

}  // namespace parley::divinci
