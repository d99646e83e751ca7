#include "divinci/sdk/inference.h"

#include <utility>

#include "core/json.h"
#include "core/utf8.h"

namespace parley::divinci::sdk {

Task<Result<std::string>> infer(std::string messages, Callback& model) {
  if (messages.empty()) {
    co_return failure(ErrorKind::kProtocol, "INVALID_RESPONSE", "The answer holds no messages");
  }
  auto response = co_await model.call(std::move(messages));
  if (!response) co_return response;
  // A model's text may end in half a character.
  co_return json::quote(utf8::sanitized(*response));
}

}  // namespace parley::divinci::sdk
