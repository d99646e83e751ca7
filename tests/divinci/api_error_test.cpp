#include "divinci/api_error.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>

#include "core/json.h"

namespace parley::divinci {
namespace {

Error answer(int status, std::string_view body, std::vector<HttpHeader> headers = {}) {
  return errorFromAnswer({.status = status, .headers = std::move(headers)}, body);
}

struct ShapeCase {
  int status;
  std::string_view body;
  std::string_view errorClass;
  std::string_view code;
  std::string_view message;
  std::string_view details;
};

TEST(ApiError, IsReadFromAllShapesOfBodies) {
  const ShapeCase cases[] = {
      // {code, message, details}
      {404, R"({"code":"NOT_FOUND","message":"No chat","details":{"id":"c1"}})", "NotFoundError",
       "NOT_FOUND", "No chat", R"({"id":"c1"})"},
      {403, R"({"code":"gate_required","message":"Use the gate","details":{"mode":"none"}})",
       "DivinciError", "gate_required", "Use the gate", R"({"mode":"none"})"},
      {500, R"({"message":"Oops"})", "DivinciError", "API_ERROR", "Oops", ""},
      {500, R"({"message":"Oops","details":"At the worst time"})", "DivinciError", "API_ERROR",
       "Oops", ""},
      {500, R"({})", "DivinciError", "API_ERROR", "HTTP 500", ""},
      // The code decides, and not the status (section 1.6): there is no class without one.
      {429, R"({"message":"Slow down"})", "DivinciError", "API_ERROR", "Slow down", ""},
      {429, R"({"code":"SLOW_DOWN","message":"Slow down"})", "DivinciError", "SLOW_DOWN",
       "Slow down", ""},
      {429, "Slow down", "DivinciError", "UNKNOWN_ERROR", "HTTP 429", ""},
      // {status: "error", message, context}, which has no room for a code
      {429, R"({"status":"error","message":"Slow down"})", "RateLimitError", "RATE_LIMIT_EXCEEDED",
       "Slow down", ""},
      {429,
       R"({"status":"error","message":"Message quota exceeded","context":{"type":"daily_quota_exceeded","retryAfter":60}})",
       "QuotaExceededError", "daily_quota_exceeded", "Message quota exceeded",
       R"({"type":"daily_quota_exceeded","retryAfter":60})"},
      {403, R"({"status":"error","message":"In short","context":"The longer sentence."})",
       "DivinciError", "API_ERROR", "In short", R"({"context":"The longer sentence."})"},
      {404, R"({"status":"error","message":"No"})", "NotFoundError", "NOT_FOUND", "No", ""},
      {401, R"({"status":"error","message":"No","context":null})", "AuthenticationError",
       "UNAUTHORIZED", "No", R"({"context":null})"},
      {429,
       R"({"status":"error","code":"RATE_LIMIT_EXCEEDED","message":"Slow","context":"Slower"})",
       "RateLimitError", "RATE_LIMIT_EXCEEDED", "Slow", ""},
      {403, R"({"status":"error","code":null,"message":"No","context":{"type":"robot"}})",
       "DivinciError", "robot", "No", R"({"type":"robot"})"},
      // {error: {code, message, details}}
      {403,
       R"({"error":{"code":"TERMS_NOT_ACCEPTED","message":"Accept","details":{"tosId":"t","version":3}}})",
       "TermsNotAcceptedError", "TERMS_NOT_ACCEPTED", "Accept", R"({"tosId":"t","version":3})"},
      {500, R"({"error":{}})", "DivinciError", "API_ERROR", "HTTP 500", ""},
      // {error: "word"}
      {429, R"({"error":"quota_exhausted"})", "QuotaExceededError", "quota_exhausted",
       "quota_exhausted", ""},
      {429, R"({"error":"quota_exhausted","message":"That was all"})", "QuotaExceededError",
       "quota_exhausted", "That was all", ""},
      {429, R"({"error":"slow_down"})", "RateLimitError", "RATE_LIMIT_EXCEEDED", "slow_down", ""},
      {404, R"({"error":"Not found"})", "NotFoundError", "Not found", "Not found", ""},
      {404, R"({"error":"nobody_home"})", "NotFoundError", "NOT_FOUND", "nobody_home", ""},
      {403, R"({"error":"landing_page_sig_invalid"})", "DivinciError", "landing_page_sig_invalid",
       "landing_page_sig_invalid", ""},
      // none of them
      {502, "<h1>Bad gateway</h1>", "DivinciError", "UNKNOWN_ERROR", "HTTP 502", ""},
      {500, "", "DivinciError", "UNKNOWN_ERROR", "HTTP 500", ""},
      {500, "[]", "DivinciError", "UNKNOWN_ERROR", "HTTP 500", ""},
      {500, "null", "DivinciError", "UNKNOWN_ERROR", "HTTP 500", ""},
      {500, R"("text")", "DivinciError", "UNKNOWN_ERROR", "HTTP 500", ""},
      {500, R"({"error":null})", "DivinciError", "API_ERROR", "HTTP 500", ""},
      {500, R"({"error":[1],"message":{},"code":7})", "DivinciError", "API_ERROR", "HTTP 500", ""},
      {500, R"({"code":"X","message":"\ud83d"})", "DivinciError", "X", "\uFFFD", ""},
  };
  for (const ShapeCase& shape : cases) {
    SCOPED_TRACE(shape.body);
    const Error error = answer(shape.status, shape.body);
    EXPECT_EQ(error.kind, ErrorKind::kHttp);
    EXPECT_EQ(error.status, shape.status);
    EXPECT_EQ(errorClass(error), shape.errorClass);
    EXPECT_EQ(error.code, shape.code);
    EXPECT_EQ(error.message, shape.message);
    EXPECT_EQ(error.details, shape.details);
  }
}

struct CodeCase {
  std::string_view code;
  std::string_view errorClass;
  int status;
};

TEST(ApiError, HasTheClassAndStatusOfItsCodeInBothSpellings) {
  const CodeCase cases[] = {
      {"UNAUTHORIZED", "AuthenticationError", 401},
      {"AUTH_EXPIRED", "AuthenticationError", 401},
      {"AUTH_INVALID", "AuthenticationError", 401},
      {"unauthorized", "AuthenticationError", 401},
      {"invalid_api_key", "AuthenticationError", 401},
      {"token_expired", "AuthenticationError", 401},
      {"VALIDATION_ERROR", "ValidationError", 400},
      {"validation_error", "ValidationError", 400},
      {"RATE_LIMIT_EXCEEDED", "RateLimitError", 429},
      {"rate_limited", "RateLimitError", 429},
      {"QUOTA_EXCEEDED", "QuotaExceededError", 429},
      {"PAYMENT_REQUIRED", "PaymentRequiredError", 402},
      {"payment_required", "PaymentRequiredError", 402},
      {"NOT_FOUND", "NotFoundError", 404},
      {"not_found", "NotFoundError", 404},
      {"TERMS_NOT_ACCEPTED", "TermsNotAcceptedError", 403},
      {"terms_not_accepted", "TermsNotAcceptedError", 403},
      {"NETWORK_ERROR", "NetworkError", 418},
      {"SERVICE", "DivinciError", 418},
      {"conflict", "DivinciError", 418},
      {"__proto__", "DivinciError", 418},
  };
  for (const auto& [code, name, status] : cases) {
    const Error error =
        answer(418, json::Writer().string("code", code).string("message", "About it").finish());
    EXPECT_EQ(errorClass(error), name) << code;
    const std::string text = errorJson(error);
    const auto object = json::readObject(text);
    ASSERT_TRUE(object);
    EXPECT_EQ(object->string("name"), name);
    EXPECT_EQ(object->string("code"), code) << "as the server spelt it";
    EXPECT_EQ(object->string("message"), "About it");
    EXPECT_EQ(object->integer("status"), status) << code;
  }
}

TEST(ApiError, OfTheClientsOwnHasItsClass) {
  const auto classOf = [](ErrorKind kind) { return errorClass({.kind = kind, .code = "X"}); };
  EXPECT_EQ(classOf(ErrorKind::kInvalidArgument), "Error");
  EXPECT_EQ(classOf(ErrorKind::kNetwork), "NetworkError");
  EXPECT_EQ(classOf(ErrorKind::kTimeout), "TimeoutError");
  EXPECT_EQ(classOf(ErrorKind::kAborted), "AbortError");
  EXPECT_EQ(classOf(ErrorKind::kProtocol), "DivinciError");
}

TEST(ApiError, CarriesRequestIdAndRetryAfter) {
  const Error error = answer(429, R"({"code":"rate_limited","details":{"limit":60}})",
                             {{"x-request-id", "req_1"}, {"retry-after", "30"}});
  EXPECT_EQ(error.requestId, "req_1");
  EXPECT_EQ(error.retryAfter, 30);
  const std::string text = errorJson(error);
  const auto object = json::readObject(text);
  ASSERT_TRUE(object);
  EXPECT_EQ(object->string("requestId"), "req_1");
  EXPECT_EQ(object->integer("retryAfter"), 30);
  EXPECT_EQ((*object)["details"], R"({"limit":60})");
}

TEST(ApiError, LeavesOutOfItsJsonWhatItDoesNotHave) {
  EXPECT_EQ(errorJson({.kind = ErrorKind::kTimeout, .code = "TIMEOUT", .message = "No answer"}),
            R"({"name":"TimeoutError","code":"TIMEOUT","message":"No answer"})");
}

TEST(ApiError, SurvivesAnAbsurdRetryAfter) {
  for (const std::string_view value : {"99999999999999999999999999", "1e300", "-1", "NaN"}) {
    const Error error = answer(429, "{}", {{"retry-after", std::string(value)}});
    EXPECT_TRUE(json::isValid(errorJson(error))) << value;
  }
}

struct ConditionCase {
  int status;
  std::string_view body;
  bool isStale = false;
  bool isBot = false;
  bool isQuota = false;
  bool isTerms = false;
};

TEST(GateConditions, AreToldApart) {
  const ConditionCase cases[] = {
      {.status = 401, .body = "", .isStale = true},
      {.status = 401, .body = R"({"code":"UNAUTHORIZED"})", .isStale = true},
      {.status = 401, .body = R"({"error":"token_expired"})", .isStale = true},
      {.status = 403, .body = "", .isStale = true},
      {.status = 403, .body = "Forbidden", .isStale = true},
      {.status = 403, .body = R"({"message":"Forbidden"})", .isStale = true},
      {.status = 403, .body = R"({"error":"Forbidden"})", .isStale = true},
      {.status = 403, .body = R"({"code":"FORBIDDEN","message":"Forbidden"})", .isStale = true},
      {.status = 403, .body = R"({"error":{"message":"Forbidden"}})", .isStale = true},
      {.status = 403, .body = R"({"status":"error","message":"Forbidden"})", .isStale = true},
      {.status = 403, .body = R"({"message":"Bot verification failed"})", .isBot = true},
      {.status = 403, .body = R"({"error":"Bot verification failed"})", .isBot = true},
      {.status = 403,
       .body =
           R"({"status":"error","message":"Forbidden","context":"Turnstile: timeout-or-duplicate"})",
       .isBot = true},
      {.status = 403, .body = R"({"code":"captcha_failed"})", .isBot = true},
      {.status = 400, .body = R"({"message":"Bot verification failed"})"},
      {.status = 403, .body = R"({"error":"gate_required"})"},
      {.status = 403, .body = R"({"code":"landing_page_sig_invalid"})"},
      {.status = 403, .body = R"({"code":"TERMS_NOT_ACCEPTED"})", .isTerms = true},
      {.status = 403, .body = R"({"error":{"code":"terms_not_accepted"}})", .isTerms = true},
      {.status = 429, .body = R"({"error":"quota_exhausted"})", .isQuota = true},
      {.status = 429, .body = R"({"code":"QUOTA_EXCEEDED"})", .isQuota = true},
      {.status = 429,
       .body = R"({"status":"error","context":{"type":"monthly_quota_exceeded"}})",
       .isQuota = true},
      {.status = 429, .body = "", .isQuota = true},
      {.status = 429, .body = R"({"message":"That was all"})", .isQuota = true},
      {.status = 429, .body = R"({"code":"RATE_LIMIT_EXCEEDED"})"},
      {.status = 429, .body = R"({"error":"rate_limited"})"},
      {.status = 500, .body = ""},
      {.status = 404, .body = ""},
  };
  for (const ConditionCase& condition : cases) {
    SCOPED_TRACE(std::to_string(condition.status) + ' ' + std::string(condition.body));
    const Error error = answer(condition.status, condition.body);
    EXPECT_EQ(isStaleToken(error), condition.isStale);
    EXPECT_EQ(isBotRejection(error), condition.isBot);
    EXPECT_EQ(isQuotaExceeded(error), condition.isQuota);
    EXPECT_EQ(isTermsNotAccepted(error), condition.isTerms);
  }
}

TEST(GateConditions, A429ThatSaysWhenToComeBackIsNoSpentQuota) {
  EXPECT_FALSE(isQuotaExceeded(answer(429, "Too many requests", {{"retry-after", "60"}})));
  EXPECT_TRUE(
      isQuotaExceeded(answer(429, R"({"error":"quota_exhausted"})", {{"retry-after", "60"}})));
}

}  // namespace
}  // namespace parley::divinci
