#pragma once

#include "divinci/session.h"

namespace parley::test {

/// A session in memory.
class MemorySession final : public divinci::SessionStore {
 public:
  [[nodiscard]] divinci::Session load() const override { return session; }
  void save(const divinci::Session& saved) override {
    session = saved;
    ++saves;
  }

  divinci::Session session;
  int saves = 0;
};

}  // namespace parley::test
