#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/error.h"

namespace parley {

/// Request methods in use (RFC 9110, section 9; PATCH: RFC 5789).
enum class HttpMethod { kGet, kPost, kPut, kPatch, kDelete };

[[nodiscard]] std::string_view methodName(HttpMethod method);

/// Whether sending a request twice has the effect of sending it once (RFC 9110, 9.2.2).
[[nodiscard]] bool isIdempotent(HttpMethod method);

struct HttpHeader {
  std::string name;
  std::string value;
};

/// What is asked. The URL is absolute; header names and values hold no control characters
/// (`isHeaderSafe`), since they may come from a page's configuration.
struct HttpRequest {
  HttpMethod method = HttpMethod::kGet;
  std::string url{};
  std::vector<HttpHeader> headers{};
  std::string body{};  ///< Sent when not empty.
};

/// The head of an answer. Header names are lower case.
struct HttpHead {
  int status = 0;
  std::vector<HttpHeader> headers{};

  /// The value of a header by its lower-case name; empty when absent.
  [[nodiscard]] std::string_view header(std::string_view name) const;
  [[nodiscard]] bool ok() const { return status >= 200 && status < 300; }
};

/// Receives one answer: `onHead` at most once, `onBody` any number of times after it, `onEnd`
/// exactly once and last. Bytes are valid during the call only. The observer may destroy the
/// exchange from inside any call.
class HttpObserver {
 public:
  virtual ~HttpObserver() = default;
  virtual void onHead(HttpHead head) = 0;
  virtual void onBody(std::string_view bytes) = 0;
  /// Success: the body is complete. Otherwise kNetwork (also when a connection breaks inside the
  /// body).
  virtual void onEnd(Result<void> result) = 0;
};

/// One request under way. Destroying it aborts; no call to the observer follows.
class HttpExchange {
 public:
  virtual ~HttpExchange() = default;
};

/// Sends requests. Observers are never called from inside `start`.
class HttpTransport {
 public:
  virtual ~HttpTransport() = default;
  [[nodiscard]] virtual std::unique_ptr<HttpExchange> start(HttpRequest request,
                                                            HttpObserver& observer) = 0;
};

/// Adds a header unless the request has it already, in whatever spelling: fetch would join the two
/// with a comma. A value that is empty or cannot stand in a header adds nothing.
void addHeader(HttpRequest& request, std::string_view name, std::string value);

/// Text as `Response.text()` reads it: UTF-8 with replacement, without a byte order mark.
[[nodiscard]] std::string bodyText(std::string_view bytes);

/// True when UTF-8 `text` can stand in a header: no control characters but tab (RFC 9110, 5.5), and
/// none beyond Latin-1, which fetch throws at (WHATWG Web IDL, ByteString).
[[nodiscard]] bool isHeaderSafe(std::string_view text);

}  // namespace parley
