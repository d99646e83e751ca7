#include "divinci/sdk/upload.h"

#include <string_view>
#include <utility>

#include "core/http.h"
#include "core/http_reader.h"
#include "core/json.h"
#include "divinci/transport.h"

namespace parley::divinci::sdk {

namespace {

constexpr std::string_view kFallbackCode = "REQUEST_ERROR";

std::string describe(const HttpRequest& request) {
  json::Writer headers;
  for (const HttpHeader& header : request.headers) headers.string(header.name, header.value);
  json::Writer out;
  out.string("method", methodName(request.method)).string("url", request.url);
  out.raw("headers", headers.finish()).raw("form", request.body);
  return out.finish();
}

/// The names of the headers are lower case, as JavaScript lists them.
HttpResponse readResponse(std::string_view text) {
  const json::Object answer = json::readObject(text).value_or(json::Object());
  const json::Object headers = json::readObject(answer["headers"]).value_or(json::Object());
  HttpResponse response;
  response.head.status = static_cast<int>(answer.integer("status").value_or(0));
  for (const json::Member& header : headers.members()) {
    response.head.headers.push_back({header.name, json::decodeString(header.value).value_or("")});
  }
  response.body = answer.string("body").value_or("");
  return response;
}

}  // namespace

Task<Result<std::string>> upload(Client& client, const Endpoint& endpoint, std::string arguments,
                                 Callback& page, SessionStore& session) {
  auto request = client.request(endpoint, arguments, session.load());
  if (!request) co_return std::unexpected(std::move(request.error()));
  const auto token = co_await client.transport().token();
  client.transport().identify(*request, token.value_or(""));
  const auto answer = co_await page.call(describe(*request));
  if (!answer) co_return answer;
  co_return readAnswer(readResponse(*answer), false, kFallbackCode);
}

}  // namespace parley::divinci::sdk
