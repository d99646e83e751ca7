#include "core/endpoint.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/json.h"

namespace parley {
namespace {

constexpr std::string_view kBase = "https://api.test";

Result<HttpRequest> build(const Endpoint& endpoint, std::string_view arguments,
                          const Values& values = {}, std::string_view base = kBase) {
  return buildRequest(endpoint, base, arguments, values);
}

std::string urlOf(const Endpoint& endpoint, std::string_view arguments, const Values& values = {},
                  std::string_view base = kBase) {
  const auto request = build(endpoint, arguments, values, base);
  return request ? request->url : request.error().code;
}

std::string bodyOf(const Endpoint& endpoint, std::string_view arguments,
                   const Values& values = {}) {
  const auto request = build(endpoint, arguments, values);
  return request ? request->body : request.error().code;
}

struct Case {
  std::string_view arguments;
  std::string_view expected;
};

TEST(EndpointPath, HoldsEncodedArguments) {
  constexpr Endpoint kThing = {
      .name = "thing", .parameters = "id part", .path = "/a/{id}/b/{part.name}"};
  const Case cases[] = {
      {R"(["x",{"name":"y"}])", "https://api.test/a/x/b/y"},
      {R"([7,{"name":-1.5}])", "https://api.test/a/7/b/-1.5"},
      {R"(["a/b?c#d%2e",{"name":"\u00e9 &+"}])",
       "https://api.test/a/a%2Fb%3Fc%23d%252e/b/%C3%A9%20%26%2B"},
      {R"(["../../admin",{"name":"a\\..\\b"}])", "https://api.test/a/..%2F..%2Fadmin/b/a%5C..%5Cb"},
      {R"(["...",{"name":"-._~"}])", "https://api.test/a/.../b/-._~"},
      {R"(["a\r\nb",{"name":"c\u0000d"}])", "https://api.test/a/a%0D%0Ab/b/c%00d"},
  };
  for (const auto& [arguments, expected] : cases) EXPECT_EQ(urlOf(kThing, arguments), expected);
}

TEST(EndpointPath, CannotDoWithoutAValueNorClimb) {
  constexpr Endpoint kThing = {
      .name = "thing", .parameters = "id part", .path = "/a/{id}/b/{part.name}"};
  for (const std::string_view arguments :
       {R"([])", R"(["x"])", R"(["",{"name":"y"}])", R"([null,{"name":"y"}])", R"(["x",{}])",
        R"(["x",{"name":""}])", R"(["x","y"])", R"([".",{"name":"y"}])", R"(["..",{"name":"y"}])",
        R"(["x",{"name":".."}])"}) {
    const auto request = build(kThing, arguments);
    ASSERT_FALSE(request) << arguments;
    EXPECT_EQ(request.error().kind, ErrorKind::kInvalidArgument);
    EXPECT_EQ(request.error().code, "MISSING_ARGUMENT");
  }
}

TEST(EndpointPath, TakesTheFirstSourceThatIsPresent) {
  constexpr Endpoint kThing = {
      .name = "thing", .parameters = "options", .path = "/{options.id|@id}"};
  const Values values = {{"id", R"("default")"}};
  EXPECT_EQ(urlOf(kThing, R"([{"id":"given"}])", values), "https://api.test/given");
  EXPECT_EQ(urlOf(kThing, R"([{}])", values), "https://api.test/default");
  EXPECT_EQ(urlOf(kThing, R"([null])", values), "https://api.test/default");
  EXPECT_EQ(urlOf(kThing, R"([])", values), "https://api.test/default");
  EXPECT_EQ(urlOf(kThing, R"([])"), "MISSING_ARGUMENT");
}

TEST(EndpointUrl, BeginsWithTheBaseAndItsPathPrefix) {
  constexpr Endpoint kThing = {.name = "thing", .path = "/a"};
  EXPECT_EQ(urlOf(kThing, "[]", {}, "https://api.test"), "https://api.test/a");
  EXPECT_EQ(urlOf(kThing, "[]", {}, "https://api.test/"), "https://api.test/a");
  EXPECT_EQ(urlOf(kThing, "[]", {}, "https://api.test/v2"), "https://api.test/v2/a");
  EXPECT_EQ(urlOf(kThing, "[]", {}, "https://api.test/v2/"), "https://api.test/v2/a");
}

TEST(EndpointQuery, LeavesOutWhatIsAbsent) {
  constexpr Endpoint kThing = {
      .name = "thing",
      .parameters = "options",
      .path = "/a",
      .query = "id=options.id|@id, language=options.language, options.page, fixed=true"};
  const Case cases[] = {
      {R"([])", "https://api.test/a?fixed=true"},
      {R"([{"id":"1"}])", "https://api.test/a?id=1&fixed=true"},
      {R"([{"page":2,"id":"a&b=c"}])", "https://api.test/a?id=a%26b%3Dc&page=2&fixed=true"},
      {R"([{"language":"Espa\u00f1ol"}])", "https://api.test/a?language=Espa%C3%B1ol&fixed=true"},
  };
  for (const auto& [arguments, expected] : cases) EXPECT_EQ(urlOf(kThing, arguments), expected);
}

TEST(EndpointQuery, SpreadsTheMembersOfAnObject) {
  constexpr Endpoint kThing = {
      .name = "thing", .parameters = "filters", .path = "/a", .query = "...filters"};
  EXPECT_EQ(urlOf(kThing, R"([{"a b":1,"c":{}}])"), "https://api.test/a?a%20b=1&c=%7B%7D");
  EXPECT_EQ(urlOf(kThing, R"([])"), "https://api.test/a");
  EXPECT_EQ(urlOf(kThing, R"(["text"])"), "https://api.test/a");
}

TEST(EndpointQuery, LetsALaterValueTakeThePlaceOfAnEarlierOne) {
  constexpr Endpoint kThing = {
      .name = "thing", .parameters = "filters", .path = "/a", .query = "org=@org, ...filters"};
  const Values values = {{"org", R"("o1")"}};
  EXPECT_EQ(urlOf(kThing, R"([{"limit":2}])", values), "https://api.test/a?org=o1&limit=2");
  EXPECT_EQ(urlOf(kThing, R"([{"limit":2,"org":"o2"}])", values),
            "https://api.test/a?org=o2&limit=2");
}

TEST(EndpointQuery, PartsTheElementsOfAListByCommas) {
  constexpr Endpoint kThing = {
      .name = "thing", .parameters = "filters", .path = "/a", .query = "filters.tags"};
  EXPECT_EQ(urlOf(kThing, R"([{"tags":["a","b c",1]}])"), "https://api.test/a?tags=a%2Cb%20c%2C1");
  EXPECT_EQ(urlOf(kThing, R"([{"tags":["a,b"]}])"), "https://api.test/a?tags=a%2Cb");
  EXPECT_EQ(urlOf(kThing, R"([{"tags":[]}])"), "https://api.test/a");
}

TEST(EndpointBody, KeepsArgumentsByteForByte) {
  constexpr Endpoint kThing = {.name = "thing",
                               .parameters = "text rest",
                               .method = HttpMethod::kPost,
                               .path = "/a",
                               .body = "text, rest, transcript=@transcript, fixed={}"};
  const std::string transcript = R"([ {"b":1.0, "a":1E+2,"a":"\ud83d"} ])";
  EXPECT_EQ(bodyOf(kThing, R"(["\u00e9\ud83d\n", { "x" : -0.0 }])", {{"transcript", transcript}}),
            R"({"text":"\u00e9\ud83d\n","rest":{ "x" : -0.0 },"transcript":)" + transcript +
                R"(,"fixed":{}})");
}

TEST(EndpointBody, LeavesOutArgumentsThatAreNullButNotMembers) {
  constexpr Endpoint kThing = {.name = "thing",
                               .parameters = "a b",
                               .method = HttpMethod::kPost,
                               .path = "/a",
                               .body = "a, b.c, d=b.d"};
  EXPECT_EQ(bodyOf(kThing, R"([null,{"c":null}])"), R"({"c":null})");
  EXPECT_EQ(bodyOf(kThing, R"([1])"), R"({"a":1})");
  EXPECT_EQ(bodyOf(kThing, R"([])"), R"({})");
}

TEST(EndpointBody, MayBeOneValueAlone) {
  constexpr Endpoint kThing = {.name = "thing",
                               .parameters = "args",
                               .method = HttpMethod::kPost,
                               .path = "/a",
                               .body = "=args"};
  EXPECT_EQ(bodyOf(kThing, R"([ {"b":1, "a":2} ])"), R"({"b":1, "a":2})");
  EXPECT_EQ(bodyOf(kThing, R"([])"), "");
}

TEST(EndpointBody, LetsALaterMemberReplaceAnEarlierOne) {
  constexpr Endpoint kThing = {.name = "thing",
                               .parameters = "options",
                               .method = HttpMethod::kPost,
                               .path = "/a",
                               .body = "title=\"New\", ...options, last=true"};
  EXPECT_EQ(bodyOf(kThing, R"([{"x":1,"title":"Mine","last":false}])"),
            R"({"title":"Mine","x":1,"last":true})");
  EXPECT_EQ(bodyOf(kThing, R"([])"), R"({"title":"New","last":true})");
}

TEST(EndpointBody, IsSafeFromStrangeMemberNames) {
  constexpr Endpoint kThing = {.name = "thing",
                               .parameters = "options",
                               .method = HttpMethod::kPost,
                               .path = "/a",
                               .body = "...options"};
  const std::string body = bodyOf(kThing, R"([{"a\",\"admin\":\"1":2,"__proto__":{},"\n":3}])");
  const auto object = json::readObject(body);
  ASSERT_TRUE(object);
  EXPECT_EQ(object->members().size(), 3U);
  EXPECT_EQ((*object)["admin"], "");
}

TEST(EndpointHeaders, CarryPlainText) {
  constexpr Endpoint kThing = {.name = "thing",
                               .parameters = "token",
                               .path = "/a",
                               .headers = "x-token=token, x-none=@none"};
  const auto request = build(kThing, R"(["a.b-c_d="])");
  ASSERT_TRUE(request);
  ASSERT_EQ(request->headers.size(), 1U);
  EXPECT_EQ(request->headers[0].name, "x-token");
  EXPECT_EQ(request->headers[0].value, "a.b-c_d=");
}

TEST(EndpointHeaders, CannotBeInjected) {
  constexpr Endpoint kThing = {
      .name = "thing", .parameters = "token", .path = "/a", .headers = "x-token=token"};
  for (const std::string_view arguments :
       {R"(["a\r\nX-Evil: 1"])", R"(["a\u0000"])", R"(["\n"])", R"(["\u20ac"])"}) {
    const auto request = build(kThing, arguments);
    ASSERT_FALSE(request) << arguments;
    EXPECT_EQ(request.error().code, "INVALID_HEADER");
  }
}

TEST(EndpointArguments, MustBeAnArray) {
  constexpr Endpoint kThing = {.name = "thing", .path = "/a"};
  for (const std::string_view arguments : {"", "{}", "null", "[", "[1,]", "[] x"}) {
    EXPECT_EQ(urlOf(kThing, arguments), "INVALID_JSON") << arguments;
  }
}

TEST(EndpointArguments, BeyondTheParametersAreIgnored) {
  constexpr Endpoint kThing = {.name = "thing", .parameters = "id", .path = "/{id}"};
  EXPECT_EQ(urlOf(kThing, R"(["a","b",{"id":"c"}])"), "https://api.test/a");
}

TEST(PercentEncoding, LeavesOnlyUnreservedCharacters) {
  std::string all;
  for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
  const std::string encoded = percentEncode(all);
  EXPECT_EQ(encoded.find_first_not_of(
                "%-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
            std::string::npos);
  EXPECT_EQ(encoded.size(), 66U + 3 * (256 - 66));
  EXPECT_EQ(percentEncode("\xff\x7f"), "%FF%7F");
  EXPECT_EQ(percentEncode("@[`{/"), "%40%5B%60%7B%2F");
}

TEST(EndpointSource, MayTakeNullForAbsent) {
  constexpr Endpoint kThing = {
      .name = "thing",
      .parameters = "body",
      .method = HttpMethod::kPost,
      .path = "/a",
      .body = R"(...body, model=body.model?|"Default", kept=body.kept|"k")"};
  EXPECT_EQ(bodyOf(kThing, R"([{"name":"n"}])"), R"({"name":"n","model":"Default","kept":"k"})");
  EXPECT_EQ(bodyOf(kThing, R"([{"model":null,"kept":null}])"),
            R"({"model":"Default","kept":null})");
  EXPECT_EQ(bodyOf(kThing, R"([{"model":"m"}])"), R"({"model":"m","kept":"k"})");
}

}  // namespace
}  // namespace parley
