#pragma once

#include <emscripten/val.h>

#include <string>
#include <vector>

#include "core/error.h"
#include "core/task.h"
#include "core/wakeup.h"
#include "divinci/client.h"
#include "divinci/session.h"

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

/// A conversation that JavaScript keeps: an object with `read(): string`, the session as JSON, and
/// `write(releaseId, token, language, transcript, signature)`, the last two as JSON texts: parsed
/// and written again they might change. Both are called as functions, without `this`: Closure's
/// compiler breaks Embind's way of calling methods.
class PageSession final : public divinci::SessionStore {
 public:
  explicit PageSession(const emscripten::val& store)
      : read_(store["read"]), write_(store["write"]) {}
  [[nodiscard]] divinci::Session load() const override;
  void save(const divinci::Session& session) override;

 private:
  emscripten::val read_;
  emscripten::val write_;
};

/// The function that JavaScript gave along with a call.
class PageCallback final : public divinci::Callback {
 public:
  PageCallback(Page& page, std::string call) : page_(page), call_(std::move(call)) {}
  Task<Result<std::string>> call(std::string argument) override;

 private:
  Page& page_;
  std::string call_;
};

}  // namespace parley::bindings
