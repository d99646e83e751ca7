#include "divinci/sdk/gate_steps.h"

#include <string_view>

#include "core/arguments.h"
#include "core/json.h"
#include "divinci/sdk/inference.h"

namespace parley::divinci::sdk {

Task<Result<std::string>> delegate(Client& client, std::string space, std::string arguments,
                                   Callback& model, SessionStore& session) {
  auto prepared = co_await client.call(space + ".prepare", arguments, session);
  if (!prepared) co_return prepared;
  const json::Object question = object(*prepared);
  auto text = co_await infer(std::string(question["messages"]), model);
  if (!text) co_return text;
  const std::string_view context = question["context"];
  co_return co_await client.call(space + ".complete",
                                 list({argument(arguments, 0), *text,
                                       context.empty() ? "[]" : context, argument(arguments, 1)}),
                                 session);
}

}  // namespace parley::divinci::sdk
