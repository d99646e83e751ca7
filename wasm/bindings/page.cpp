#include "bindings/page.h"

#include "core/json.h"

namespace parley::bindings {

Task<Result<std::string>> Page::ask(std::string_view name, std::string payload) {
  // Forgets the question however the wait ends.
  struct Entry {
    std::map<int, Pending*>& pending;
    int question;
    ~Entry() { pending.erase(question); }
  };
  Pending pending;
  const Entry entry{pending_, ++lastQuestion_};
  pending_[entry.question] = &pending;
  ask_(entry.question, std::string(name), payload);
  co_await pending.wakeup;
  if (!pending.succeeded) {
    co_return failure(ErrorKind::kInvalidArgument, "CALLBACK_FAILED", std::move(pending.text));
  }
  co_return std::move(pending.text);
}

void Page::answer(int question, bool succeeded, std::string text) {
  const auto found = pending_.find(question);
  if (found == pending_.end()) return;
  Pending& pending = *found->second;
  pending.succeeded = succeeded;
  pending.text = std::move(text);
  pending.wakeup.notify();
}

// A storage that fails counts as empty: the call then goes out without a token, and the server says so.
Task<std::string> PageTokens::accessToken() {
  co_return (co_await page_.ask("accessToken", {})).value_or("");
}

Task<std::string> PageTokens::refreshToken() {
  co_return (co_await page_.ask("refreshToken", {})).value_or("");
}

Task<void> PageTokens::setAccessToken(std::string token, int lifetimeSeconds) {
  json::Writer payload;
  payload.string("token", token).integer("lifetimeSeconds", lifetimeSeconds);
  co_await page_.ask("setAccessToken", payload.finish());
}

Task<void> PageTokens::clear() { co_await page_.ask("clearTokens", {}); }

divinci::Session PageSession::load() const {
  return divinci::readSession(read_().as<std::string>());
}

void PageSession::save(const divinci::Session& session) {
  write_(session.releaseId, session.token, session.language, session.transcript, session.signature);
}

Task<Result<std::string>> PageInference::infer(std::string messages) {
  json::Writer payload;
  payload.raw("call", call_).raw("messages", messages);
  co_return co_await page_.ask("infer", payload.finish());
}

}  // namespace parley::bindings
