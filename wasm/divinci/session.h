#pragma once

#include <string>
#include <string_view>

#include "core/endpoint.h"
#include "core/error.h"

namespace parley::divinci {

/// What one visitor's conversation consists of between calls (reference, sections 2.16 and 2.17).
/// Transcript and signature are JSON text exactly as the server sent it: the server verifies them.
struct Session {
  std::string releaseId{};    ///< Empty: the client's.
  std::string workspaceId{};  ///< Empty: the client's.
  std::string token{};        ///< Of the gate; empty before it is passed.
  std::string language{};     ///< English name ("Spanish"); empty is not sent.
  std::string transcript = "[]";
  std::string signature = "\"\"";

  [[nodiscard]] bool isSigned() const { return signature != "\"\"" && transcript != "[]"; }

  /// The values that endpoint rows refer to as @releaseId, @token, @language, @transcript,
  /// @signature.
  [[nodiscard]] Values values(std::string_view defaultReleaseId) const;
};

/// Where a session is kept: in JavaScript by the page, in memory in tests. Reading and writing
/// never fail visibly: a store that cannot persist keeps what it has in memory.
class SessionStore {
 public:
  virtual ~SessionStore() = default;
  [[nodiscard]] virtual Session load() const = 0;
  virtual void save(const Session& session) = 0;
};

/// Reads a session from JSON: releaseId, workspaceId, token, language, transcript, signiture (as
/// the wire spells it). What is missing or of another type counts as empty.
[[nodiscard]] Session readSession(std::string_view json);

/// Takes over transcript and signature of an answer. Errors: kProtocol (`INVALID_RESPONSE`) when
/// either is missing or of another form; the session then stays as it was.
[[nodiscard]] Result<void> keepTranscript(Session& session, std::string_view answer);

/// JSON text of the last entry's `response`, an empty string literal when there is none.
[[nodiscard]] std::string lastResponse(std::string_view transcript);

}  // namespace parley::divinci
