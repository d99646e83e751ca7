#include "core/broadcast.h"

#include <gtest/gtest.h>

#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include "core/task.h"

namespace parley {
namespace {

/// Waits, then does something.
Task<void> waitThen(Broadcast& broadcast, std::function<void()> action) {
  co_await broadcast.wait();
  action();
}

TEST(Broadcast, ResumesAllThatWait) {
  Broadcast broadcast;
  int resumed = 0;
  std::vector<Running> all;
  for (int i = 0; i < 100; ++i) {
    all.push_back(Running::start(waitThen(broadcast, [&resumed] { ++resumed; })));
  }
  EXPECT_EQ(resumed, 0);
  broadcast.notifyAll();
  EXPECT_EQ(resumed, 100);
  broadcast.notifyAll();
  EXPECT_EQ(resumed, 100);
}

TEST(Broadcast, ForgetsWhoWasDestroyed) {
  Broadcast broadcast;
  int resumed = 0;
  const auto count = [&resumed] { ++resumed; };
  const Running first = Running::start(waitThen(broadcast, count));
  std::optional<Running> second(Running::start(waitThen(broadcast, count)));
  const Running third = Running::start(waitThen(broadcast, count));
  second.reset();
  broadcast.notifyAll();
  EXPECT_EQ(resumed, 2);
}

TEST(Broadcast, LetsOneWaiterDestroyTheOthers) {
  Broadcast broadcast;
  std::vector<Running> others;
  int resumed = 0;
  for (int i = 0; i < 3; ++i) {
    others.push_back(Running::start(waitThen(broadcast, [&resumed] { ++resumed; })));
  }
  // The one that came last is resumed first.
  const Running destroyer = Running::start(waitThen(broadcast, [&others] { others.clear(); }));
  broadcast.notifyAll();
  EXPECT_TRUE(destroyer.done());
  EXPECT_EQ(resumed, 0);
}

TEST(Broadcast, KeepsThoseThatWaitAnewForTheNextTime) {
  Broadcast broadcast;
  int resumed = 0;
  const auto repeat = [](Broadcast& own, int& times) -> Task<void> {
    for (;;) {
      co_await own.wait();
      ++times;
    }
  };
  const Running first = Running::start(repeat(broadcast, resumed));
  const Running second = Running::start(repeat(broadcast, resumed));
  broadcast.notifyAll();
  EXPECT_EQ(resumed, 2);
  broadcast.notifyAll();
  EXPECT_EQ(resumed, 4);
}

TEST(Broadcast, MayGoBeforeItsWaiters) {
  std::optional<Broadcast> broadcast(std::in_place);
  const Running first = Running::start(waitThen(*broadcast, [] {}));
  const Running second = Running::start(waitThen(*broadcast, [] {}));
  broadcast.reset();
  EXPECT_FALSE(first.done());
  EXPECT_FALSE(second.done());
}

TEST(Broadcast, MayBeDestroyedByAWaiterItResumes) {
  std::optional<Broadcast> broadcast(std::in_place);
  int resumed = 0;
  const Running first = Running::start(waitThen(*broadcast, [&resumed] { ++resumed; }));
  const Running second = Running::start(waitThen(*broadcast, [&] {
    ++resumed;
    broadcast.reset();
  }));
  broadcast->notifyAll();
  EXPECT_EQ(resumed, 2);
}

}  // namespace
}  // namespace parley
