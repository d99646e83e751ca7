#include "platform/browser_clock.h"

#include <emscripten/emscripten.h>
#include <emscripten/eventloop.h>

#include <algorithm>
#include <utility>

namespace parley {

namespace {

// A host's timers count in a signed 32-bit number of milliseconds: a longer delay would be over at
// once.
constexpr double kLongestTimeout = 0x7FFFFFFF;

}  // namespace

struct BrowserClock::Pending {
  BrowserClock& clock;
  TimerId id;
  double due;  // On the scale of emscripten_get_now.
  std::function<void()> callback;
  int timeout = 0;
};

BrowserClock::BrowserClock() = default;

BrowserClock::~BrowserClock() {
  for (const auto& pending : pending_) emscripten_clear_timeout(pending->timeout);
}

Milliseconds BrowserClock::now() const {
  return Milliseconds(static_cast<Milliseconds::rep>(emscripten_get_now()));
}

TimerId BrowserClock::after(Milliseconds delay, std::function<void()> callback) {
  const double due = emscripten_get_now() + std::max(0.0, static_cast<double>(delay.count()));
  do ++lastId_;
  while (lastId_ == 0 || std::ranges::contains(pending_, lastId_, &Pending::id));
  pending_.push_back(std::make_unique<Pending>(*this, lastId_, due, std::move(callback)));
  arm(*pending_.back());
  return lastId_;
}

void BrowserClock::cancel(TimerId timer) {
  if (const auto pending = take(timer)) emscripten_clear_timeout(pending->timeout);
}

void BrowserClock::arm(Pending& pending) {
  const double wait = std::clamp(pending.due - emscripten_get_now(), 0.0, kLongestTimeout);
  pending.timeout = emscripten_set_timeout(&BrowserClock::fire, wait, &pending);
}

void BrowserClock::fire(void* argument) {
  auto& pending = *static_cast<Pending*>(argument);
  if (emscripten_get_now() < pending.due) {
    arm(pending);
    return;
  }
  // The callback may start and cancel timers, and destroy the clock.
  const std::unique_ptr<Pending> fired = pending.clock.take(pending.id);
  fired->callback();
}

std::unique_ptr<BrowserClock::Pending> BrowserClock::take(TimerId timer) {
  const auto found =
      std::ranges::find(pending_, timer, [](const auto& pending) { return pending->id; });
  if (found == pending_.end()) return nullptr;
  std::unique_ptr<Pending> taken = std::move(*found);
  pending_.erase(found);
  return taken;
}

}  // namespace parley
