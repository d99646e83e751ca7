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
///   - a JSON literal: `false`, `10`, `"New Chat"`, `{}`;
///   - `source?`: the same, but null counts as absent;
///   - `source|source`: the first that is present.
/// A path holds sources in braces: `/ai-chat/{id}/message`. The others hold a list, parted by
/// commas, of `key=source`, or just the source when key and last name agree, or `...source` for all
/// members of an object; a body may also be `=source`, that value alone. A later value of the same
/// key takes the earlier one's place. An absent value is left out, but a path cannot do without. In
/// a query a list is its elements parted by commas, and an empty one is absent.
struct Endpoint {
  std::string_view name;          ///< Namespaces and method: `freeChatGate.start`.
  std::string_view parameters{};  ///< Names of the arguments in order: `id content options`.
  HttpMethod method = HttpMethod::kGet;
  std::string_view path;
  std::string_view query{};
  std::string_view body{};
  std::string_view headers{};
  std::uint32_t traits = 0;  ///< Those below, and bits of the vendor's own meaning: what a call
                             ///< needs, what follows from its answer.
};

/// What rows of any vendor can have among their traits; a vendor's own begin at the other end.
inline constexpr std::uint32_t kInternal = 1U << 31U;  ///< A step of another call: not a method in
                                                       ///< JavaScript.
inline constexpr std::uint32_t kSteps = 1U << 30U;     ///< A function of this name makes several
                                                       ///< calls, or reads a stream; the row is for
                                                       ///< people and declarations.
inline constexpr std::uint32_t kScoped = 1U << 29U;    ///< The first argument is given once, to the
                                                       ///< namespace: `notes(p).add(content)`.
inline constexpr std::uint32_t kMultipart = 1U << 28U;  ///< The members of the body are the parts
                                                        ///< of a form, files among them.

/// A row with what only people and the generators of declarations and reference read; it costs the
/// shipped module nothing.
struct EndpointRow {
  Endpoint call;
  std::string_view types;  ///< TypeScript types of the parameters, parted by "; ", `?` in front of
                           ///< an optional one.
  std::string_view returns;  ///< TypeScript type of the result, which a promise brings; with `=` in
                             ///< front, of what is returned at once.
  std::string_view summary;  ///< One sentence.
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
