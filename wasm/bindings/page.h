#pragma once

#include <emscripten/val.h>

#include <string>
#include <vector>

#include "core/callback.h"
#include "core/error.h"
#include "core/task.h"
#include "core/wakeup.h"

namespace parley::bindings {

/// Questions to JavaScript that it answers later: `ask(id, name, payload)` goes out, `answer(id,
/// …)` comes back.
class Page {
 public:
  explicit Page(emscripten::val ask) : ask_(std::move(ask)) {}
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  /// JavaScript's answer as text. Error: kInvalidArgument (`CALLBACK_FAILED`) with the message of
  /// what it threw.
  Task<Result<std::string>> ask(std::string name, std::string payload);

  /// Settles one question. An id that nobody waits for any longer is ignored.
  void answer(int question, bool succeeded, std::string text);

 private:
  struct Pending {
    int question;
    Wakeup wakeup{};
    bool succeeded = false;
    std::string text{};
  };

  emscripten::val ask_;
  std::vector<Pending*> pending_;  // each lives in the frame of the coroutine that waits
  int lastQuestion_ = 0;
};

/// The function that JavaScript gave along with a call.
class PageCallback final : public Callback {
 public:
  PageCallback(Page& page, std::string call) : page_(page), call_(std::move(call)) {}
  Task<Result<std::string>> call(std::string argument) override;

 private:
  Page& page_;
  std::string call_;
};

}  // namespace parley::bindings
