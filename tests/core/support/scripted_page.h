#pragma once

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "core/callback.h"

namespace parley::test {

/// A page that answers questions in order, at once. One more is an error.
class ScriptedPage final : public Callback {
 public:
  void answer(Result<std::string> text) { answers_.push_back(std::move(text)); }

  Task<Result<std::string>> call(std::string argument) override {
    asked_.push_back(std::move(argument));
    if (answers_.empty()) {
      co_return failure(ErrorKind::kInvalidArgument, "UNEXPECTED", "The page was asked too often");
    }
    Result<std::string> answer = std::move(answers_.front());
    answers_.pop_front();
    co_return answer;
  }

  [[nodiscard]] const std::vector<std::string>& asked() const { return asked_; }

 private:
  std::deque<Result<std::string>> answers_;
  std::vector<std::string> asked_;
};

}  // namespace parley::test
