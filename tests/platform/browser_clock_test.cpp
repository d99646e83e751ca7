#include "platform/browser_clock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <set>
#include <vector>

#include "event_loop.h"

namespace parley {
namespace {

using testing::ElementsAre;

using namespace std::chrono_literals;

TEST(BrowserClockTest, TimeAdvances) {
  const BrowserClock clock;
  const Milliseconds start = clock.now();
  Milliseconds last = start;
  EXPECT_TRUE(eventually([&] {
    EXPECT_GE(clock.now(), last);
    last = clock.now();
    return last > start;
  }));
}

TEST(BrowserClockTest, ATimerFiresOnce) {
  BrowserClock clock;
  int fired = 0;
  EXPECT_NE(clock.after(1ms, [&] { ++fired; }), 0U);
  EXPECT_EQ(fired, 0);
  EXPECT_TRUE(eventually([&] { return fired > 0; }));
  settle();
  EXPECT_EQ(fired, 1);
}

TEST(BrowserClockTest, NoDelayIsStillLater) {
  BrowserClock clock;
  std::vector<int> fired;
  clock.after(0ms, [&] { fired.push_back(1); });
  clock.after(-5ms, [&] { fired.push_back(2); });
  clock.after(Milliseconds::min(), [&] { fired.push_back(3); });
  EXPECT_TRUE(fired.empty());
  EXPECT_TRUE(eventually([&] { return fired.size() == 3; }));
}

TEST(BrowserClockTest, ATimerIsNeverEarly) {
  BrowserClock clock;
  int waiting = 0;
  for (int delay = 0; delay <= 40; ++delay) {
    ++waiting;
    const Milliseconds due = clock.now() + Milliseconds(delay);
    clock.after(Milliseconds(delay), [&, due] {
      EXPECT_GE(clock.now(), due);
      --waiting;
    });
  }
  EXPECT_TRUE(eventually([&] { return waiting == 0; }));
}

TEST(BrowserClockTest, ALongDelayIsLong) {
  BrowserClock clock;
  bool fired = false;
  // As a signed 32-bit number of milliseconds these are 0 or negative.
  for (const Milliseconds delay : {Milliseconds(0x8000'0000), Milliseconds(0x1'0000'0000),
                                   Milliseconds(24h * 365), Milliseconds::max()}) {
    clock.after(delay, [&] { fired = true; });
  }
  settle();
  EXPECT_FALSE(fired);
}

TEST(BrowserClockTest, ACancelledTimerDoesNotFire) {
  BrowserClock clock;
  std::vector<int> fired;
  clock.after(1ms, [&] { fired.push_back(1); });
  const TimerId second = clock.after(1ms, [&] { fired.push_back(2); });
  clock.after(1ms, [&] { fired.push_back(3); });
  clock.cancel(second);
  EXPECT_TRUE(eventually([&] { return fired.size() == 2; }));
  settle();
  EXPECT_THAT(fired, ElementsAre(1, 3));
}

TEST(BrowserClockTest, CancellingNothingIsAllowed) {
  BrowserClock clock;
  bool fired = false;
  const TimerId timer = clock.after(0ms, [&] { fired = true; });
  clock.cancel(0);
  clock.cancel(timer + 1);
  EXPECT_TRUE(eventually([&] { return fired; }));
  clock.cancel(timer);
}

TEST(BrowserClockTest, ATimerMayCancelItselfAndOthers) {
  BrowserClock clock;
  TimerId own = 0;
  TimerId other = 0;
  bool ownFired = false;
  bool otherFired = false;
  own = clock.after(0ms, [&] {
    ownFired = true;
    clock.cancel(own);
    clock.cancel(other);
  });
  other = clock.after(5ms, [&] { otherFired = true; });
  EXPECT_TRUE(eventually([&] { return ownFired; }));
  settle();
  EXPECT_FALSE(otherFired);
}

TEST(BrowserClockTest, ATimerMayStartTheNext) {
  BrowserClock clock;
  int fired = 0;
  std::function<void()> again = [&] {
    if (++fired < 10) clock.after(0ms, again);
  };
  clock.after(0ms, again);
  EXPECT_TRUE(eventually([&] { return fired == 10; }));
}

TEST(BrowserClockTest, IdsAreUniqueAmongPendingTimers) {
  BrowserClock clock;
  std::set<TimerId> ids;
  int fired = 0;
  for (int i = 0; i < 1000; ++i) ids.insert(clock.after(1ms, [&] { ++fired; }));
  EXPECT_EQ(ids.size(), 1000U);
  EXPECT_FALSE(ids.contains(0));
  EXPECT_TRUE(eventually([&] { return fired == 1000; }));
}

TEST(BrowserClockTest, ItsTimersEndWithTheClock) {
  bool fired = false;
  {
    BrowserClock clock;
    clock.after(1ms, [&] { fired = true; });
  }
  settle();
  EXPECT_FALSE(fired);
}

TEST(BrowserClockTest, MayBeDestroyedByItsTimer) {
  std::optional<BrowserClock> clock(std::in_place);
  bool other = false;
  clock->after(0ms, [&] { clock.reset(); });
  clock->after(2ms, [&] { other = true; });
  EXPECT_TRUE(eventually([&] { return !clock; }));
  settle();
  EXPECT_FALSE(other);
}

TEST(BrowserClockTest, ATimerObjectMayBeDestroyedByItsOwnCallback) {
  BrowserClock clock;
  std::optional<Timer> timer(std::in_place, clock);
  timer->start(0ms, [&] { timer.reset(); });
  EXPECT_TRUE(timer->pending());
  EXPECT_TRUE(eventually([&] { return !timer; }));
}

}  // namespace
}  // namespace parley
