#include "divinci/sdk/gate_steps.h"

#include <string_view>

#include "core/arguments.h"
#include "core/json.h"
#include "core/utf8.h"

namespace parley::divinci::sdk {

Task<Result<std::string>> delegate(Client& client, std::string space, std::string arguments,
                                   Callback& model, SessionStore& session) {
  auto prepared = co_await client.call(space + ".prepare", arguments, session);
  if (!prepared) co_return prepared;
  const json::Object question = object(*prepared);
  if (question["messages"].empty()) {
    co_return failure(ErrorKind::kProtocol, "INVALID_RESPONSE", "The answer holds no messages");
  }
  auto response = co_await model.call(std::string(question["messages"]));
  if (!response) co_return response;
  // A model's text may end in half a character.
  const std::string text = json::quote(utf8::sanitized(*response));
  const std::string_view context = question["context"];
  co_return co_await client.call(space + ".complete",
                                 list({argument(arguments, 0), text,
                                       context.empty() ? "[]" : context, argument(arguments, 1)}),
                                 session);
}

}  // namespace parley::divinci::sdk
