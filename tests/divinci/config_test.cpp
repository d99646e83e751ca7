#include "divinci/config.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace parley::divinci {
namespace {

TEST(Config, HasItsDefaults) {
  const auto config = readConfig(R"({"releaseId":"rel_1"})");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->releaseId, "rel_1");
  EXPECT_EQ(config->workspaceId, "");
  EXPECT_EQ(config->baseUrl, "https://api.divinci.app");
  EXPECT_EQ(config->wsBaseUrl, "wss://live.divinci.app");
  EXPECT_EQ(config->apiKey, "");
  EXPECT_EQ(config->apiVersion, "");
  EXPECT_EQ(config->origin, "");
  EXPECT_EQ(config->timeoutMs, 30'000);
  EXPECT_EQ(config->maxRetries, 3);
  EXPECT_TRUE(config->headers.empty());
}

TEST(Config, TakesWhatIsGiven) {
  const auto config = readConfig(R"({
    "releaseId": "rel_1", "workspaceId": "ws_1", "baseUrl": "http://localhost:8080/api",
    "wsBaseUrl": "ws://localhost:8081", "apiKey": "key", "apiVersion": "2024-01-01",
    "origin": "https://example.com", "timeout": 150, "maxRetries": 0,
    "headers": {"X-Tenant": "blue", "X-Note": "caf\u00e9"}, "unknown": [1]})");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->workspaceId, "ws_1");
  EXPECT_EQ(config->baseUrl, "http://localhost:8080/api");
  EXPECT_EQ(config->wsBaseUrl, "ws://localhost:8081");
  EXPECT_EQ(config->apiKey, "key");
  EXPECT_EQ(config->apiVersion, "2024-01-01");
  EXPECT_EQ(config->origin, "https://example.com");
  EXPECT_EQ(config->timeoutMs, 150);
  EXPECT_EQ(config->maxRetries, 0);
  ASSERT_EQ(config->headers.size(), 2U);
  EXPECT_EQ(config->headers[0].name, "X-Tenant");
  EXPECT_EQ(config->headers[0].value, "blue");
  EXPECT_EQ(config->headers[1].value, "caf\u00e9");
}

TEST(Config, KeepsADefaultWhereTheTypeIsAnother) {
  const auto config = readConfig(
      R"({"releaseId":1,"baseUrl":null,"apiKey":{},"timeout":"fast","maxRetries":true,"headers":[1]})");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->releaseId, "");
  EXPECT_EQ(config->baseUrl, Config::kBaseUrl);
  EXPECT_EQ(config->apiKey, "");
  EXPECT_EQ(config->timeoutMs, Config::kTimeoutMs);
  EXPECT_EQ(config->maxRetries, Config::kMaxRetries);
  EXPECT_TRUE(config->headers.empty());
}

struct NumberCase {
  std::string_view json;
  int timeoutMs;
};

TEST(Config, TakesWholeNumbersThatATimerCanTake) {
  const NumberCase cases[] = {
      {"0", 0},
      {"1", 1},
      {"2147483647", 2147483647},
      {"2147483648", Config::kTimeoutMs},
      {"1e300", Config::kTimeoutMs},
      {"99999999999999999999999", Config::kTimeoutMs},
      {"1500.7", Config::kTimeoutMs},
      {"1.5e3", Config::kTimeoutMs},
      {"-1", Config::kTimeoutMs},
      {"-1e300", Config::kTimeoutMs},
      {"null", Config::kTimeoutMs},
  };
  for (const auto& [json, timeoutMs] : cases) {
    const auto config = readConfig("{\"timeout\":" + std::string(json) + "}");
    ASSERT_TRUE(config) << json;
    EXPECT_EQ(config->timeoutMs, timeoutMs) << json;
  }
}

TEST(Config, RefusesWhatCannotBeSent) {
  for (const std::string_view json : {
           R"({"baseUrl":""})",
           R"({"baseUrl":"api.divinci.app"})",
           R"({"baseUrl":"/api"})",
           R"({"baseUrl":"//api.divinci.app"})",
           R"({"baseUrl":"ftp://api.divinci.app"})",
           R"({"baseUrl":"javascript:void 0"})",
           R"({"baseUrl":"https://"})",
           R"({"wsBaseUrl":"https://live.divinci.app"})",
           R"({"wsBaseUrl":"wss://"})",
           R"({"apiKey":"a\r\nX-Evil: 1"})",
           R"({"apiKey":"\u20ac"})",
           R"({"apiVersion":"a\nb"})",
           R"({"headers":{"X-A":"a\r\nX-Evil: 1"}})",
           R"({"headers":{"X-A":"a\u0000"}})",
           R"({"headers":{"X-A":"\ud83d\ude00"}})",
           R"({"headers":{"":"a"}})",
           R"({"headers":{"X A":"a"}})",
           R"({"headers":{"X-A:":"a"}})",
           R"({"headers":{"X-A\r\nX-Evil":"a"}})",
           R"({"headers":{"X-\u00c4":"a"}})",
       }) {
    const auto config = readConfig(json);
    ASSERT_FALSE(config) << json;
    EXPECT_EQ(config.error().kind, ErrorKind::kInvalidArgument) << json;
    EXPECT_EQ(config.error().code, "configuration_error") << json;
    EXPECT_FALSE(config.error().message.empty());
  }
}

TEST(Config, MustBeAnObject) {
  for (const std::string_view json : {"", "[]", "null", "{", "\"rel_1\""}) {
    EXPECT_FALSE(readConfig(json)) << json;
  }
}

}  // namespace
}  // namespace parley::divinci
