#include "core/wakeup.h"

#include <gtest/gtest.h>

#include <optional>
#include <utility>

#include "core/support/manual_clock.h"

namespace parley {
namespace {

Task<void> countWakeups(Wakeup& wakeup, int& count) {
  for (;;) {
    co_await wakeup;
    ++count;
  }
}

Task<void> waitOnce(Wakeup& wakeup) { co_await wakeup; }

TEST(Wakeup, ResumesTheWaiterFromInsideNotify) {
  Wakeup wakeup;
  int count = 0;
  const Running running = Running::start(countWakeups(wakeup, count));
  EXPECT_EQ(count, 0);
  wakeup.notify();
  EXPECT_EQ(count, 1);
  wakeup.notify();
  EXPECT_EQ(count, 2);
}

TEST(Wakeup, RemembersOneNotificationThatCameTooEarly) {
  Wakeup wakeup;
  wakeup.notify();
  wakeup.notify();
  int count = 0;
  const Running running = Running::start(countWakeups(wakeup, count));
  EXPECT_EQ(count, 1);
}

TEST(Wakeup, MayBeNotifiedByTheWaiterItself) {
  Wakeup wakeup;
  int count = 0;
  const auto twice = [](Wakeup& own, int& times) -> Task<void> {
    co_await own;
    ++times;
    own.notify();
    co_await own;
    ++times;
  };
  const Running running = Running::start(twice(wakeup, count));
  wakeup.notify();
  EXPECT_EQ(count, 2);
  EXPECT_TRUE(running.done());
}

TEST(Wakeup, ForgetsAWaiterThatWasDestroyed) {
  Wakeup wakeup;
  {
    const Running running = Running::start(waitOnce(wakeup));
  }
  wakeup.notify();
  int count = 0;
  const Running running = Running::start(countWakeups(wakeup, count));
  EXPECT_EQ(count, 1) << "the notification counts for whoever waits next";
}

TEST(Wakeup, MayGoBeforeItsWaiter) {
  std::optional<Wakeup> wakeup(std::in_place);
  const Running running = Running::start(waitOnce(*wakeup));
  wakeup.reset();
  EXPECT_FALSE(running.done());
}

TEST(Wakeup, MayBeDestroyedByTheWaiterItResumes) {
  std::optional<Wakeup> wakeup(std::in_place);
  const auto destroy = [](std::optional<Wakeup>& own) -> Task<void> {
    co_await *own;
    own.reset();
  };
  const Running running = Running::start(destroy(wakeup));
  wakeup->notify();
  EXPECT_TRUE(running.done());
}

TEST(Sleep, LastsAsLongAsAsked) {
  test::ManualClock clock;
  const Running running = Running::start(sleep(clock, Milliseconds(1500)));
  clock.advance(Milliseconds(1499));
  EXPECT_FALSE(running.done());
  clock.advance(Milliseconds(1));
  EXPECT_TRUE(running.done());
}

TEST(Sleep, LeavesNoTimerBehindWhenDestroyed) {
  test::ManualClock clock;
  {
    const Running running = Running::start(sleep(clock, Milliseconds(10)));
  }
  EXPECT_EQ(clock.pending(), 0U);
}

TEST(Sleep, OfNoTimeIsAPauseStill) {
  test::ManualClock clock;
  const Running running = Running::start(sleep(clock, Milliseconds(0)));
  EXPECT_FALSE(running.done());
  clock.settle();
  EXPECT_TRUE(running.done());
}

TEST(Timer, FiresOnce) {
  test::ManualClock clock;
  Timer timer(clock);
  int fired = 0;
  timer.start(Milliseconds(5), [&fired] { ++fired; });
  EXPECT_TRUE(timer.pending());
  clock.advance(Milliseconds(100));
  EXPECT_EQ(fired, 1);
  EXPECT_FALSE(timer.pending());
}

TEST(Timer, StartedAgainForgetsTheFirst) {
  test::ManualClock clock;
  Timer timer(clock);
  int first = 0;
  int second = 0;
  timer.start(Milliseconds(5), [&first] { ++first; });
  timer.start(Milliseconds(9), [&second] { ++second; });
  clock.advance(Milliseconds(100));
  EXPECT_EQ(first, 0);
  EXPECT_EQ(second, 1);
}

TEST(Timer, MayBeStartedAgainByItsOwnCallback) {
  test::ManualClock clock;
  Timer timer(clock);
  int fired = 0;
  timer.start(Milliseconds(5), [&] {
    ++fired;
    timer.start(Milliseconds(5), [&fired] { ++fired; });
  });
  clock.advance(Milliseconds(10));
  EXPECT_EQ(fired, 2);
}

TEST(Timer, MayBeDestroyedByItsOwnCallback) {
  test::ManualClock clock;
  std::optional<Timer> timer(std::in_place, clock);
  timer->start(Milliseconds(5), [&timer] { timer.reset(); });
  clock.advance(Milliseconds(5));
  EXPECT_FALSE(timer.has_value());
}

TEST(Timer, DestroyedNeverFires) {
  test::ManualClock clock;
  int fired = 0;
  {
    Timer timer(clock);
    timer.start(Milliseconds(5), [&fired] { ++fired; });
  }
  clock.advance(Milliseconds(100));
  EXPECT_EQ(fired, 0);
}

}  // namespace
}  // namespace parley
