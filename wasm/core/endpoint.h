#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/http.h"

namespace parley {

/// One call of a vendor's HTTP API: a row of its endpoint table, from which requests are built and
/// JavaScript's namespaces, declarations and reference are generated.
///
/// `path`, `query`, `headers` and `body` say where each value comes from. A *source* is
///   - `name` or `name.member`: an argument, or a member of one;
///   - `@name`: a value of the client or of the conversation (`Values`);
///   - a JSON literal: `false`, `"New Chat"`, `{}`;
///   - `source|source`: the first that is present.
/// A path holds sources in braces: `/ai-chat/{id}/message`. The others hold a list, parted by
/// commas, of `key=source`, or just the source when key and last name agree, or `...source` for all
/// members of an object; a body may also be `=source`, that value alone. An absent value is left
/// out, but a path cannot do without. In a query a list is its elements parted by commas, and an
/// empty one is absent.
struct Endpoint {
  std::string_view name;          ///< Namespaces and method: `freeChatGate.start`.
  std::string_view parameters{};  ///< Names of the arguments in order: `id content options`.
  HttpMethod method = HttpMethod::kGet;
  std::string_view path;
  std::string_view query{};
  std::string_view body{};
  std::string_view headers{};
  std::uint32_t traits =
      0;  ///< Bits of the vendor's own meaning: what a call needs, what follows from its answer.
};

/// A name and its JSON text.
struct Value {
  std::string_view name;
  std::string json;
};
using Values = std::vector<Value>;

/// Builds the request of one call. `arguments` is a JSON array; the URL is `baseUrl` (which may
/// have a path prefix) followed by the row's path and query. A body is always JSON. Errors:
/// kInvalidArgument (`MISSING_ARGUMENT` for a path value that is absent or empty, `INVALID_JSON`,
/// `INVALID_HEADER`).
[[nodiscard]] Result<HttpRequest> buildRequest(const Endpoint& endpoint, std::string_view baseUrl,
                                               std::string_view arguments, const Values& values);

/// Percent-encodes all but the unreserved characters (RFC 3986, 2.3).
[[nodiscard]] std::string percentEncode(std::string_view text);

}  // namespace parley
