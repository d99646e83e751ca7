#include "divinci/sdk/http_call.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/support/memory_tokens.h"
#include "core/support/pending.h"
#include "core/support/text_of.h"
#include "core/support/world.h"
#include "divinci/sdk/sdk_catalogue.h"

namespace parley::divinci::sdk {
namespace {

using namespace std::chrono_literals;
using test::headersOf;
using test::json;
using test::silence;
using test::textOf;

using Values = std::vector<std::string>;

class HttpCall : public testing::Test {
 protected:
  test::World world;
  test::MemoryTokens tokens{world.clock};
  Config config{.releaseId = "rel_1",
                .baseUrl = std::string(test::ScriptedHttp::kOrigin),
                .headers = {{"X-Tenant", "blue"}}};

  std::string outcome(std::string_view arguments, Milliseconds time = 10min) {
    Client client(world.environment, config, tokens, kSdkCatalogue);
    const test::Pending answer(httpCall(client, std::string(arguments)));
    world.clock.advance(time);
    EXPECT_TRUE(answer.done());
    return answer.done() ? textOf(*answer) : "not done";
  }
};

TEST_F(HttpCall, GetsAPath) {
  tokens.access = "at_1";
  world.http.expect("GET /a/{b}", json("[1]"));
  EXPECT_EQ(outcome(R"(["/a/{b}"])"), "[1]");
  const HttpRequest& sent = world.http.last();
  EXPECT_EQ(sent.body, "");
  EXPECT_EQ(headersOf(sent, "authorization"), Values{"Bearer at_1"});
  EXPECT_EQ(headersOf(sent, "content-type"), Values{"application/json"});
  EXPECT_EQ(headersOf(sent, "x-tenant"), Values{"blue"});
}

TEST_F(HttpCall, SendsWhatTheOptionsSay) {
  world.http.expect("PATCH /a?b=1&c=%C3%A9%2Cd&e=false", json("{}"));
  EXPECT_EQ(outcome(R"(["/a",{"method":"PATCH","params":{"b":1,"c":["é","d"],"e":false},)"
                    R"("headers":{"x-tenant":"red","X-B":"2"},"body":{"f":null}}])"),
            "{}");
  const HttpRequest& sent = world.http.last();
  EXPECT_EQ(sent.body, R"({"f":null})");
  EXPECT_EQ(headersOf(sent, "x-tenant"), Values{"red"});
  EXPECT_EQ(headersOf(sent, "x-b"), Values{"2"});
}

TEST_F(HttpCall, AddsToTheQueryOfThePath) {
  config.baseUrl += "/prefix/";
  world.http.expect("DELETE /prefix/a?b=1&c=2", json("{}"));
  EXPECT_EQ(outcome(R"(["/a?b=1",{"method":"DELETE","params":{"c":2}}])"), "{}");
  world.http.expect("GET /prefix/a?b=1", json("{}"));
  EXPECT_EQ(outcome(R"(["/a?b=1",{"params":{}}])"), "{}");
}

TEST_F(HttpCall, IsSentOnceWhenThatIsAskedFor) {
  world.http.expect("GET /a", json("{}", 503));
  EXPECT_EQ(outcome(R"(["/a",{"skipRetry":true}])"), "error API_ERROR");
}

TEST_F(HttpCall, HasATimeLimitOfItsOwn) {
  world.http.expect("GET /a", silence());
  EXPECT_EQ(outcome(R"(["/a",{"timeout":5}])", 5ms), "error TIMEOUT");
  world.http.expect("GET /a", json("{}").after(1h));
  EXPECT_EQ(outcome(R"(["/a",{"timeout":0}])", 10h), "{}");
}

TEST_F(HttpCall, RefusesWhatCannotBeSent) {
  for (const std::string_view arguments :
       {"[]", "[5]", R"([""])", R"(["a"])", R"(["https://evil.test/"])", R"(["/a#b"])"}) {
    EXPECT_EQ(outcome(arguments), "error INVALID_PATH") << arguments;
  }
  EXPECT_EQ(outcome(R"(["/a",{"method":"BREW"}])"), "error INVALID_METHOD");
  EXPECT_EQ(outcome(R"(["/a",{"headers":{"X-A":"1\r\nX-B: 2"}}])"), "error INVALID_HEADER");
}

}  // namespace
}  // namespace parley::divinci::sdk
