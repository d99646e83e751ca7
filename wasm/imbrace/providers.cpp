#include "imbrace/providers.h"

#include <string_view>
#include <utility>

#include "core/arguments.h"
#include "core/json.h"

namespace parley::imbrace {

namespace {

std::string systemProvider(std::string_view models) {
  return json::Writer()
      .raw("_id", "null")
      .raw("id", "null")
      .string("provider_id", "system")
      .string("name", "System Default")
      .string("type", "system")
      .string("source", "system")
      .boolean("is_shown", true)
      .raw("models", models)
      .finish();
}

/// A list with one more element in front; what is no list stays as it is.
std::string withFirst(std::string_view first, std::string_view list) {
  const auto elements = json::readArray(list);
  if (!elements) return std::string(list);
  std::string out = '[' + std::string(first);
  for (const std::string_view element : *elements) out.append(",").append(element);
  return out + ']';
}

}  // namespace

Task<Result<std::string>> listProviders(Client& client, const Endpoint& endpoint,
                                        std::string arguments, CallOptions options,
                                        Callback& page) {
  const json::Object wanted = object(argument(arguments, 0));
  const bool includesSystem = wanted.boolean("includeSystem").value_or(true);
  auto providers = co_await client.call(endpoint, std::move(arguments), options, page);
  if (!providers || !includesSystem) co_return providers;
  const Endpoint& ask = *client.find("ai.getLlmModels");
  const auto answer = co_await client.call(ask, "[]", std::move(options), page);
  const std::string models(answer ? object(*answer)["data"] : std::string_view());
  const auto list = json::readArray(models);
  if (!list || list->empty()) co_return providers;
  co_return withFirst(systemProvider(models), *providers);
}

}  // namespace parley::imbrace
