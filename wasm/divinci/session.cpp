#include "divinci/session.h"

#include "core/json.h"

namespace parley::divinci {

Values Session::values(std::string_view defaultReleaseId) const {
  Values values = {{"transcript", transcript}, {"signature", signature}};
  const std::string_view release =
      releaseId.empty() ? defaultReleaseId : std::string_view(releaseId);
  if (!release.empty()) values.push_back({"releaseId", json::quote(release)});
  if (!token.empty()) values.push_back({"token", json::quote(token)});
  if (!language.empty()) values.push_back({"language", json::quote(language)});
  return values;
}

Session readSession(std::string_view json) {
  Session session;
  const auto object = json::readObject(json);
  if (!object) return session;
  session.releaseId = object->string("releaseId").value_or("");
  session.workspaceId = object->string("workspaceId").value_or("");
  session.token = object->string("token").value_or("");
  session.language = object->string("language").value_or("");
  const std::string_view transcript = (*object)["transcript"];
  if (transcript.starts_with('[')) session.transcript = transcript;
  const std::string_view signature = (*object)["signiture"];
  if (signature.starts_with('"')) session.signature = signature;
  return session;
}

Result<void> keepTranscript(Session& session, std::string_view answer) {
  const auto object = json::readObject(answer);
  const std::string_view transcript = object ? (*object)["transcript"] : std::string_view();
  const std::string_view signature = object ? (*object)["signiture"] : std::string_view();
  if (!transcript.starts_with('[') || !signature.starts_with('"')) {
    return failure(ErrorKind::kProtocol, "INVALID_RESPONSE",
                   "The answer holds no signed transcript");
  }
  session.transcript = transcript;
  session.signature = signature;
  return {};
}

std::string lastResponse(std::string_view transcript) {
  const auto entries = json::readArray(transcript);
  if (!entries || entries->empty()) return "\"\"";
  const auto entry = json::readObject(entries->back());
  const std::string_view response = entry ? (*entry)["response"] : std::string_view();
  return response.empty() ? "\"\"" : std::string(response);
}

}  // namespace parley::divinci
