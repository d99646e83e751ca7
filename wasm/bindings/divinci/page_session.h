#pragma once

#include <emscripten/val.h>

#include "divinci/session.h"

namespace parley::bindings {

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

}  // namespace parley::bindings
