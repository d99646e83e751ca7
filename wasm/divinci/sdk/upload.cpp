#include "divinci/sdk/upload.h"

#include <string_view>
#include <utility>

#include "core/page_request.h"
#include "divinci/transport.h"

namespace parley::divinci::sdk {

namespace {

constexpr std::string_view kFallbackCode = "REQUEST_ERROR";

}  // namespace

Task<Result<std::string>> upload(Client& client, const Endpoint& endpoint, std::string arguments,
                                 Callback& page, SessionStore& session) {
  auto request = client.request(endpoint, arguments, session.load());
  if (!request) co_return std::unexpected(std::move(request.error()));
  const auto token = co_await client.transport().token();
  client.transport().identify(*request, token.value_or(""));
  const auto answer =
      co_await page.call(describeRequest(*request).raw("form", request->body).finish());
  if (!answer) co_return answer;
  co_return readAnswer(readResponse(*answer), false, kFallbackCode);
}

}  // namespace parley::divinci::sdk
