#include "core/task.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/support/pending.h"
#include "core/wakeup.h"

namespace parley {
namespace {

using test::Pending;

/// Tells when it is destroyed.
class Witness {
 public:
  Witness(std::vector<std::string>& log, std::string name) : log_(log), name_(std::move(name)) {}
  Witness(const Witness&) = delete;
  Witness& operator=(const Witness&) = delete;
  ~Witness() { log_.push_back(name_); }

 private:
  std::vector<std::string>& log_;
  std::string name_;
};

Task<int> immediate(int value) { co_return value; }

Task<long long> sumUpTo(int count) {
  long long sum = 0;
  for (int i = 1; i <= count; ++i) sum += co_await immediate(i);
  co_return sum;
}

Task<void> append(std::string& log, std::string text) {
  log += text;
  co_return;
}

Task<void> waitFor(Wakeup& wakeup, std::vector<std::string>& log, std::string name) {
  const Witness witness(log, std::move(name));
  co_await wakeup;
}

Task<void> waitInside(Wakeup& wakeup, std::vector<std::string>& log) {
  const Witness witness(log, "outer");
  co_await waitFor(wakeup, log, "inner");
}

TEST(Task, YieldsItsValue) {
  const Pending sum(sumUpTo(100));
  ASSERT_TRUE(sum.done());
  EXPECT_EQ(*sum, 5050);
}

TEST(Task, MayAwaitAnyNumberOfOthersThatDoNotWait) {
  const Pending sum(sumUpTo(300'000));
  ASSERT_TRUE(sum.done()) << "the stack did not grow";
}

TEST(Task, YieldsValuesThatCanOnlyBeMoved) {
  const auto make = []() -> Task<std::unique_ptr<int>> { co_return std::make_unique<int>(7); };
  const Pending made(make());
  EXPECT_EQ(**made, 7);
}

TEST(Task, StartsWhenAwaitedAndNotBefore) {
  std::string log;
  Task<void> task = append(log, "task");
  EXPECT_EQ(log, "");
  log += "before ";
  const Running running = Running::start(std::move(task));
  EXPECT_EQ(log, "before task");
  EXPECT_TRUE(running.done());
}

TEST(Task, IsNeverRunWhenNobodyAwaitsIt) {
  std::string log;
  {
    const Task<void> task = append(log, "task");
  }
  EXPECT_EQ(log, "");
}

TEST(Task, DestroyedWhileWaitingGoesInnermostFirst) {
  Wakeup wakeup;
  std::vector<std::string> log;
  {
    const Running running = Running::start(waitInside(wakeup, log));
    EXPECT_FALSE(running.done());
    EXPECT_TRUE(log.empty());
  }
  EXPECT_EQ(log, (std::vector<std::string>{"inner", "outer"}));
}

TEST(Task, ContinuesWhereItWaited) {
  Wakeup wakeup;
  std::vector<std::string> log;
  const Running running = Running::start(waitInside(wakeup, log));
  wakeup.notify();
  EXPECT_TRUE(running.done());
  EXPECT_EQ(log, (std::vector<std::string>{"inner", "outer"}));
}

TEST(Running, TakesTheTaskAlongWhenMoved) {
  Wakeup wakeup;
  std::vector<std::string> log;
  Running first = Running::start(waitFor(wakeup, log, "first"));
  {
    const Running second = std::move(first);
    EXPECT_FALSE(second.done());
  }
  EXPECT_EQ(log, std::vector<std::string>{"first"});
}

TEST(Running, ReplacedByAnotherEndsTheFirst) {
  Wakeup wakeup;
  std::vector<std::string> log;
  Wakeup other;
  {
    Running running = Running::start(waitFor(wakeup, log, "first"));
    running = Running::start(waitFor(other, log, "second"));
    EXPECT_EQ(log, std::vector<std::string>{"first"});
  }
  EXPECT_EQ(log, (std::vector<std::string>{"first", "second"}));
}

}  // namespace
}  // namespace parley
