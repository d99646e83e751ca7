#include "bindings/page.h"

#include <algorithm>

#include "core/json.h"

namespace parley::bindings {

Task<Result<std::string>> Page::ask(std::string name, std::string payload) {
  // Forgets the question however the wait ends.
  struct Entry {
    std::vector<Pending*>& all;
    Pending& pending;
    ~Entry() { std::erase(all, &pending); }
  };
  Pending pending{.question = ++lastQuestion_};
  const Entry entry{pending_, pending};
  pending_.push_back(&pending);
  ask_(pending.question, name, payload);
  co_await pending.wakeup;
  if (!pending.succeeded) {
    co_return failure(ErrorKind::kInvalidArgument, "CALLBACK_FAILED", std::move(pending.text));
  }
  co_return std::move(pending.text);
}

void Page::answer(int question, bool succeeded, std::string text) {
  const auto found = std::ranges::find(pending_, question, &Pending::question);
  if (found == pending_.end()) return;
  Pending& pending = **found;
  pending.succeeded = succeeded;
  pending.text = std::move(text);
  pending.wakeup.notify();
}

Task<Result<std::string>> PageCallback::call(std::string argument) {
  json::Writer payload;
  payload.raw("call", call_).raw("argument", argument);
  return page_.ask("callback", payload.finish());
}

}  // namespace parley::bindings
