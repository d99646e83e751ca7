#pragma once

#include <expected>
#include <optional>
#include <string>

namespace parley {

/// Where a failure arose. A vendor's client maps it, with `Error::code`, to its own error classes.
enum class ErrorKind {
  kInvalidArgument,  ///< The caller asked for something that cannot be sent; nothing was sent.
  kNetwork,          ///< No answer: DNS, TLS, connection refused or lost, CORS.
  kTimeout,          ///< No answer, or no further bytes of it, within the time allowed.
  kAborted,          ///< The caller cancelled.
  kHttp,             ///< An answer with a status outside 200-299.
  kProtocol,         ///< An answer that does not keep to its format, or exceeds a limit.
};

/// What went wrong, as a value. The library throws nothing.
struct Error {
  ErrorKind kind = ErrorKind::kProtocol;
  std::string code{};       ///< Machine-readable, as the server spelt it or as the client names it.
  std::string message{};    ///< One sentence for a developer, in English.
  int status = 0;           ///< HTTP status; 0 when there was no answer.
  std::string details{};    ///< JSON text from the server; empty when there is none.
  std::string requestId{};  ///< `x-request-id` of the answer; empty when there is none.
  std::optional<double> retryAfter{};  ///< Seconds, from the Retry-After header (RFC 9110, 10.2.3).
};

template <typename T>
using Result = std::expected<T, Error>;

/// Shortens `return std::unexpected(Error{...})` for the common case of a kind, a code and a
/// sentence.
[[nodiscard]] inline std::unexpected<Error> failure(ErrorKind kind, std::string code,
                                                    std::string message) {
  Error error;
  error.kind = kind;
  error.code = std::move(code);
  error.message = std::move(message);
  return std::unexpected(std::move(error));
}

}  // namespace parley
