#include "imbrace/config.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace parley::imbrace {
namespace {

/// Where a method of a client is, or why there is no client.
std::string baseFor(std::string_view config, std::string_view method) {
  const auto read = readConfig(config);
  return read ? baseOf(*read, method) : read.error().message;
}

struct Case {
  std::string_view config;
  std::string_view method;
  std::string_view expected;
};

TEST(ImbraceConfig, FindsTheServiceOfAMethod) {
  constexpr std::string_view kLocal = R"({"baseUrl":"http://gw/"})";
  const Case cases[] = {
      {"{}", "aiAgent.getConfig", "https://app-gatewayv2.imbrace.co/ai-agent"},
      {R"({"env":"develop"})", "ai.embed", "https://app-gateway.dev.imbrace.co"},
      {R"({"env":"sandbox"})", "chatAi.listAiAgents",
       "https://app-gateway.sandbox.imbrace.co/v3/ai"},
      {R"({"env":"prodv2"})", "boards.list", "https://app-gatewayv2.imbrace.co/data-board"},
      {kLocal, "documentAi.process", "http://gw/v3/ai"},
      {kLocal, "auth.authenticate", "http://gw/platform/v1"},
      {kLocal, "auth.getThirdPartyToken", "http://gw"},
      {R"({"baseUrl":"http://gw","services":{"aiAgent":"http://bare:7100/api"}})",
       "aiAgent.streamChat", "http://bare:7100/api"},
      {R"({"services":{"ai":"http://a"}})", "chatAi.getAiAgent", "http://a/v3/ai"},
  };
  for (const auto& [config, method, expected] : cases) {
    EXPECT_EQ(baseFor(config, method), expected) << config;
  }
}

TEST(ImbraceConfig, RefusesWhatItCannotReach) {
  EXPECT_EQ(baseFor(R"({"env":"moon"})", "ai.embed"), "There is no environment moon");
  EXPECT_EQ(baseFor(R"({"baseUrl":"/api"})", "ai.embed"),
            "baseUrl must be an absolute http(s) URL");
  EXPECT_EQ(baseFor(R"({"services":{"ai":"javascript:1"}})", "ai.embed"),
            "services.ai must be an http(s) URL");
}

TEST(ImbraceConfig, HasTheVendorsDefaults) {
  const auto config = readConfig("{}");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->timeoutMs, 30'000);
  EXPECT_EQ(config->maxRetries, 3);
  EXPECT_FALSE(config->honoursRetryAfter);
  EXPECT_TRUE(config->repeatsChat);
}

TEST(ImbraceConfig, KeepsADefaultWhereAValueIsOfAnotherType) {
  const auto config =
      readConfig(R"({"timeout":-1,"maxRetries":"2","honourRetryAfter":1,"services":{"ai":null}})");
  ASSERT_TRUE(config);
  EXPECT_EQ(config->timeoutMs, 30'000);
  EXPECT_EQ(config->maxRetries, 3);
  EXPECT_FALSE(config->honoursRetryAfter);
  EXPECT_TRUE(config->services.empty());
}

}  // namespace
}  // namespace parley::imbrace
