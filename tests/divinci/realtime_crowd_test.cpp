// A thousand pages that are dropped together must not come back together.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <iostream>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/support/manual_clock.h"
#include "core/support/memory_tokens.h"
#include "core/support/scripted_sockets.h"
#include "divinci/sdk/realtime.h"
#include "divinci/sdk/sdk_catalogue.h"

namespace parley::divinci::sdk {
namespace {

using namespace std::chrono_literals;

constexpr std::size_t kPages = 1000;

/// Even enough, and the same in every run (Knuth's MMIX).
class EvenRandom final : public Random {
 public:
  double unit() override {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<double>(state_ >> 11U) / static_cast<double>(1ULL << 53U);
  }

 private:
  std::uint64_t state_ = 2026;
};

/// Grants every ticket, or answers 503 while it is `isDown`.
class TicketOffice final : public HttpTransport {
 public:
  explicit TicketOffice(Clock& clock) : clock_(clock) {}

  std::unique_ptr<HttpExchange> start(HttpRequest /*request*/, HttpObserver& observer) override {
    return std::make_unique<Answer>(clock_, observer, isDown ? 503 : 200);
  }

  bool isDown = false;

 private:
  class Answer final : public HttpExchange {
   public:
    Answer(Clock& clock, HttpObserver& observer, int status) : timer_(clock) {
      timer_.start(0ms, [&observer, status] {
        observer.onHead({.status = status, .headers = {{"content-type", "application/json"}}});
        observer.onBody(R"({"ticket":"t","expiresIn":30})");
        observer.onEnd({});
      });
    }

   private:
    Timer timer_;
  };

  Clock& clock_;
};

class SilentObserver final : public RealtimeObserver {
 public:
  void onUnderWay() override {}
  void onState(RealtimeState /*state*/) override {}
  void onReconnecting(int /*attempt*/) override {}
  void onMessage(std::string_view /*data*/, bool /*binary*/) override {}
  void onError(const Error& /*error*/) override {}
  void onFail(const RealtimeFailure& /*failure*/) override { ++failures; }
  std::string ping() override { return {}; }

  int failures = 0;
};

class RealtimeCrowd : public testing::Test {
 protected:
  RealtimeCrowd() {
    for (std::size_t i = 0; i < kPages; ++i) {
      auto address = realtimeAddress(client, "websocket.connectToChat", R"(["c1"])");
      pages.emplace_back(client, sockets, *address, RealtimeOptions{}, observer);
      pages.back().start(true);
    }
    clock.settle();
    for (std::size_t i = 0; i < kPages; ++i) sockets.accept(i);
    clock.advance(1min);
  }

  void dropAll() {
    for (std::size_t i = 0; i < kPages; ++i)
      sockets.end(i, {.code = 1012, .reason = {}, .wasClean = true});
  }

  /// How many sockets were opened in each stretch of time, until all are back.
  std::map<Milliseconds, std::size_t> returns(Milliseconds stretch) {
    std::map<Milliseconds, std::size_t> histogram;
    const Milliseconds start = clock.now();
    while (sockets.count() < 2 * kPages && clock.now() - start < 10min) {
      const std::size_t before = sockets.count();
      const Milliseconds since = clock.now() - start;
      clock.advance(stretch);
      histogram[since] = sockets.count() - before;
    }
    return histogram;
  }

  /// Prints a histogram; returns its largest share.
  static double largestShare(const std::map<Milliseconds, std::size_t>& histogram,
                             std::string_view title) {
    std::cout << title << '\n';
    std::size_t most = 0;
    for (const auto& [since, count] : histogram) {
      std::cout << "  from " << since.count() << " ms: " << count << '\n';
      most = std::max(most, count);
    }
    return static_cast<double>(most) / kPages;
  }

  test::ManualClock clock;
  TicketOffice http{clock};
  test::ScriptedSockets sockets;
  EvenRandom random;
  Environment environment{http, clock, random};
  test::MemoryTokens tokens{clock};
  Client client{environment, {.releaseId = "rel_1"}, tokens, kSdkCatalogue};
  SilentObserver observer;
  std::deque<Realtime> pages;
};

TEST_F(RealtimeCrowd, ComesBackSpreadOverTheFirstDelay) {
  dropAll();
  const auto histogram = returns(100ms);
  EXPECT_LT(largestShare(histogram, "After a restart:"), 0.13);
  EXPECT_LE(histogram.rbegin()->first, 1s);
  EXPECT_EQ(sockets.count(), 2 * kPages);
  EXPECT_EQ(observer.failures, 0);
}

TEST_F(RealtimeCrowd, ComesBackSpreadWiderTheLongerTheServerIsAway) {
  http.isDown = true;
  dropAll();
  clock.advance(20s);
  http.isDown = false;
  const auto histogram = returns(1s);
  EXPECT_LT(largestShare(histogram, "After 20 s of refused tickets:"), 0.1);
  EXPECT_LE(histogram.rbegin()->first, Realtime::kLongestDelay);
  EXPECT_EQ(sockets.count(), 2 * kPages);
  EXPECT_EQ(observer.failures, 0);
}

}  // namespace
}  // namespace parley::divinci::sdk
