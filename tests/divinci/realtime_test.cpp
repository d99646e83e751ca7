#include "divinci/sdk/realtime.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/support/fixed_random.h"
#include "core/support/manual_clock.h"
#include "core/support/memory_tokens.h"
#include "core/support/scripted_http.h"
#include "core/support/scripted_sockets.h"
#include "core/support/text_of.h"
#include "divinci/api_error.h"
#include "divinci/sdk/sdk_catalogue.h"
#include "divinci/sdk/token_refresh.h"

namespace parley::divinci::sdk {
namespace {

using namespace std::chrono_literals;
using test::brokenConnection;
using test::headersOf;
using test::json;
using test::Reply;
using test::silence;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::string_view kTicket = "POST /live/websocket/ticket";
constexpr std::string_view kRefresh = "POST /embed/validate-login";

std::string codeOf(const Result<void>& sent) { return sent ? "" : sent.error().code; }

/// Writes down what it hears.
class Witness final : public RealtimeObserver {
 public:
  void onUnderWay() override { note("under way"); }
  void onState(RealtimeState state) override { note(std::string(stateName(state))); }
  void onReconnecting(int attempt) override { note("attempt " + std::to_string(attempt)); }
  void onMessage(std::string_view data, bool binary) override {
    messages.emplace_back(std::string(binary ? "binary " : "") + std::string(data));
    if (whenTold) whenTold("message");
  }
  void onError(const Error& error) override {
    errors.push_back(error.code);
    note("error");
  }
  void onFail(const RealtimeFailure& failure) override {
    failed = failure;
    note("fail");
  }
  std::string ping() override {
    ++pings;
    return pingText;
  }

  /// What was noted since the last call.
  std::vector<std::string> take() { return std::exchange(notes, {}); }

  std::vector<std::string> notes;
  std::vector<std::string> messages;
  std::vector<std::string> errors;
  std::optional<RealtimeFailure> failed;
  std::function<void(std::string_view)> whenTold;
  std::string pingText;
  int pings = 0;

 private:
  void note(const std::string& what) {
    notes.push_back(what);
    if (whenTold) whenTold(what);
  }
};

class RealtimeTest : public testing::Test {
 protected:
  test::ManualClock clock;
  test::ScriptedHttp http{clock};
  test::ScriptedSockets sockets;
  test::FixedRandom random{0.5};
  Environment environment{http, clock, random};
  test::MemoryTokens tokens{clock};
  Config config{.releaseId = "rel_1",
                .baseUrl = std::string(test::ScriptedHttp::kOrigin),
                .wsBaseUrl = "wss://api.test/live/",
                .apiKey = "key_1",
                .headers = {{"X-Tenant", "blue"}}};
  RealtimeOptions options;
  Witness witness;
  std::optional<TokenRefresh> store;
  std::optional<Client> client;
  std::optional<Realtime> socket;
  bool isOnline = true;
  int tickets = 0;

  void expectTicket(Reply reply) { http.expect(std::string(kTicket), std::move(reply)); }
  /// The next tickets are "t1", "t2", …
  void expectTickets(int count) {
    for (int i = 0; i < count; ++i) {
      expectTicket(json(R"({"ticket":"t)" + std::to_string(++tickets) + R"(","expiresIn":30})"));
    }
  }

  void makeClient() {
    if (client) return;
    store.emplace(environment, config, tokens);
    client.emplace(environment, config, *store, kSdkCatalogue);
  }

  void start(std::string_view method = "websocket.connectToChat",
             std::string_view arguments = R"(["c/1"])") {
    makeClient();
    auto address = realtimeAddress(*client, method, arguments);
    ASSERT_TRUE(address) << address.error().code;
    socket.emplace(*client, sockets, std::move(*address), options, witness);
    socket->start(isOnline);
    clock.settle();
  }

  /// An open socket, with nothing noted so far.
  void startOpen() {
    const std::size_t before = sockets.count();
    expectTickets(1);
    start();
    ASSERT_EQ(sockets.count(), before + 1);
    sockets.accept();
    witness.take();
  }

  /// Lets time go by, and expects so many sockets to have been opened by then.
  void expectSocketsAfter(Milliseconds time, std::size_t count) {
    clock.advance(time);
    EXPECT_EQ(sockets.count(), count);
  }
};

// --- Where it connects ---------------------------------------------------------------------------

TEST_F(RealtimeTest, OpensAChatWithATicketOfTheUser) {
  tokens.access = "at_1";
  expectTicket(json(R"({"ticket":"a b&c=/+é","expiresIn":30})"));
  start();
  const HttpRequest& request = http.last();
  EXPECT_EQ(request.url, "https://api.test/live/websocket/ticket");
  EXPECT_EQ(request.body, R"({"purpose":"chat","resourceId":"c/1"})");
  EXPECT_THAT(headersOf(request, "authorization"), ElementsAre("Bearer at_1"));
  EXPECT_THAT(headersOf(request, "content-type"), ElementsAre("application/json"));
  EXPECT_THAT(headersOf(request, "x-api-key"), IsEmpty());
  EXPECT_THAT(headersOf(request, "x-tenant"), IsEmpty());
  ASSERT_EQ(sockets.count(), 1U);
  EXPECT_EQ(sockets.last().url,
            "wss://api.test/live/ai-chat/c%2F1/transcript?ticket=a%20b%26c%3D%2F%2B%C3%A9");
}

TEST_F(RealtimeTest, OpensATranscriptOfAWorkspace) {
  config.wsBaseUrl = "ws://api.test";
  http.expect("POST http://api.test/websocket/ticket", json(R"({"ticket":"t1"})"));
  start("websocket.connectToTranscript", R"(["ws_1","tr_1"])");
  EXPECT_EQ(http.last().body, R"({"purpose":"transcript","resourceId":"tr_1"})");
  EXPECT_EQ(sockets.last().url, "ws://api.test/white-label/ws_1/transcript/tr_1?ticket=t1");
}

TEST_F(RealtimeTest, OpensAnotherPath) {
  expectTickets(1);
  start("websocket.connect", R"(["/feed?since=5",null,"feed","f1"])");
  EXPECT_EQ(http.last().body, R"({"purpose":"feed","resourceId":"f1"})");
  EXPECT_EQ(sockets.last().url, "wss://api.test/live/feed?since=5&ticket=t1");
}

TEST_F(RealtimeTest, RefusesPathsThatMightLeadElsewhere) {
  makeClient();
  const auto codeFor = [this](std::string_view method, std::string_view arguments) {
    const auto address = realtimeAddress(*client, method, arguments);
    return address ? address->url : address.error().code;
  };
  for (const std::string_view path : {R"("")", R"("feed")", R"(".evil.test/")", R"("@evil.test")",
                                      R"("/a b")", R"("/a#b")", R"("/a\n")", "5", "null"}) {
    EXPECT_EQ(codeFor("websocket.connect", "[" + std::string(path) + R"(,null,"p","r"])"),
              "INVALID_PATH")
        << path;
  }
  EXPECT_EQ(codeFor("websocket.connectToChat", "[]"), "MISSING_ARGUMENT");
  EXPECT_EQ(codeFor("websocket.connectToChat", R"([".."])"), "MISSING_ARGUMENT");
  EXPECT_EQ(codeFor("websocket.connectToTranscript", R"(["ws_1",""])"), "MISSING_ARGUMENT");
  EXPECT_EQ(codeFor("websocket.ticket", R"(["chat","c1"])"), "UNKNOWN_METHOD");
}

// --- Messages ------------------------------------------------------------------------------------

TEST_F(RealtimeTest, PassesMessagesOnAndTellsItsState) {
  expectTickets(1);
  start();
  EXPECT_EQ(socket->state(), RealtimeState::kConnecting);
  sockets.accept();
  sockets.say("hello");
  sockets.say(std::string("\0\xFF", 2), true);
  EXPECT_THAT(witness.notes, ElementsAre("under way", "open"));
  EXPECT_THAT(witness.messages, ElementsAre("hello", std::string("binary \0\xFF", 9)));
}

TEST_F(RealtimeTest, KeepsMessagesUntilItIsOpenAndSendsThemInOrder) {
  expectTickets(1);
  start();
  EXPECT_TRUE(socket->send("1"));
  EXPECT_TRUE(socket->send("2"));
  witness.whenTold = [this](std::string_view what) {
    if (what == "open") EXPECT_TRUE(socket->send("3"));
  };
  sockets.accept();
  EXPECT_TRUE(socket->send("4"));
  EXPECT_THAT(sockets.last().sent, ElementsAre("1", "2", "3", "4"));
}

TEST_F(RealtimeTest, KeepsMessagesWhileItConnectsAgain) {
  startOpen();
  EXPECT_TRUE(socket->send("1"));
  sockets.breakOff();
  EXPECT_TRUE(socket->send("2"));
  expectTickets(1);
  expectSocketsAfter(1s, 2);
  sockets.accept();
  EXPECT_THAT(sockets[0].sent, ElementsAre("1"));
  EXPECT_THAT(sockets[1].sent, ElementsAre("2"));
}

TEST_F(RealtimeTest, KeepsSoManyMessagesAndNoMore) {
  expectTickets(1);
  start();
  for (std::size_t i = 0; i < RealtimeQueue::kMostMessages; ++i) {
    EXPECT_TRUE(socket->send(std::to_string(i)));
  }
  EXPECT_EQ(codeOf(socket->send("one too many")), "QUEUE_FULL");
  sockets.accept();
  EXPECT_TRUE(socket->send("now there is room"));
  EXPECT_EQ(sockets.last().sent.size(), RealtimeQueue::kMostMessages + 1);
}

TEST_F(RealtimeTest, KeepsSoMuchTextAndNoMore) {
  expectTickets(1);
  start();
  EXPECT_EQ(codeOf(socket->send(std::string(RealtimeQueue::kMostBytes + 1, 'x'))), "QUEUE_FULL");
  EXPECT_TRUE(socket->send(std::string(RealtimeQueue::kMostBytes - 1, 'x')));
  EXPECT_EQ(codeOf(socket->send("xy")), "QUEUE_FULL");
  EXPECT_TRUE(socket->send("x"));
}

// --- Connecting again ----------------------------------------------------------------------------

TEST_F(RealtimeTest, ConnectsAgainWithAFreshTicket) {
  startOpen();
  sockets.breakOff();
  EXPECT_EQ(socket->state(), RealtimeState::kReconnecting);
  expectTickets(1);
  expectSocketsAfter(499ms, 1);
  expectSocketsAfter(1ms, 2);
  EXPECT_THAT(sockets.last().url, HasSubstr("ticket=t2"));
  sockets.accept();
  EXPECT_THAT(witness.take(), ElementsAre("error", "reconnecting", "attempt 1", "open"));
  EXPECT_THAT(witness.errors, ElementsAre("NETWORK_ERROR"));
}

TEST_F(RealtimeTest, ConnectsAgainAfterCodesThatSaySo) {
  for (const std::uint16_t code :
       std::initializer_list<std::uint16_t>{1006, 1011, 1012, 1013, 1014}) {
    startOpen();
    sockets.end({.code = code, .reason = "", .wasClean = true});
    EXPECT_EQ(socket->state(), RealtimeState::kReconnecting) << code;
    EXPECT_FALSE(witness.failed) << code;
  }
  startOpen();
  sockets.end({.code = 1000, .reason = "", .wasClean = false});
  EXPECT_EQ(socket->state(), RealtimeState::kReconnecting);
}

TEST_F(RealtimeTest, AnyOtherCleanCloseIsFinal) {
  for (const std::uint16_t code :
       std::initializer_list<std::uint16_t>{1000, 1001, 1005, 1008, 4001}) {
    startOpen();
    sockets.end({.code = code, .reason = "bye", .wasClean = true});
    EXPECT_THAT(witness.take(), ElementsAre("closed", "fail")) << code;
    ASSERT_TRUE(witness.failed);
    EXPECT_EQ(witness.failed->code, code);
    EXPECT_EQ(witness.failed->reason, "bye");
    EXPECT_FALSE(witness.failed->error);
    EXPECT_EQ(codeOf(socket->send("late")), "SOCKET_CLOSED");
    expectSocketsAfter(1h, sockets.count());
  }
}

TEST_F(RealtimeTest, WaitsTwiceAsLongEachTimeUpToABound) {
  options.maxReconnectAttempts = 0;
  startOpen();
  for (const Milliseconds wait : {500ms, 1000ms, 2000ms, 4000ms, 8000ms, 15'000ms, 15'000ms}) {
    sockets.breakOff();
    expectTickets(1);
    const std::size_t before = sockets.count();
    expectSocketsAfter(wait - 1ms, before);
    expectSocketsAfter(1ms, before + 1);
  }
}

TEST_F(RealtimeTest, GivesUpAfterSoManyAttempts) {
  options.maxReconnectAttempts = 2;
  startOpen();
  sockets.breakOff();
  expectTickets(1);
  clock.advance(500ms);
  sockets.breakOff();
  expectTicket(brokenConnection());
  EXPECT_TRUE(socket->send("never sent"));
  clock.advance(1s);
  EXPECT_THAT(witness.take(), ElementsAre("error", "reconnecting", "attempt 1", "error",
                                          "attempt 2", "closed", "fail"));
  ASSERT_TRUE(witness.failed);
  EXPECT_EQ(witness.failed->code, 1006);
  EXPECT_THAT(witness.failed->reason, HasSubstr("2 attempts"));
  EXPECT_EQ(witness.failed->error.value_or(Error()).kind, ErrorKind::kNetwork);
  EXPECT_THAT(witness.failed->unsent, ElementsAre("never sent"));
  expectSocketsAfter(1h, 2);
}

TEST_F(RealtimeTest, NeverGivesUpWhenToldSo) {
  options.maxReconnectAttempts = 0;
  startOpen();
  sockets.breakOff();
  for (int i = 0; i < 50; ++i) {
    expectTicket(brokenConnection());
    const std::size_t before = http.requests().size();
    while (http.requests().size() == before) clock.advance(100ms);
    EXPECT_EQ(socket->state(), RealtimeState::kReconnecting);
  }
}

TEST_F(RealtimeTest, AConnectionThatHoldsBeginsTheCountAnew) {
  options.maxReconnectAttempts = 1;
  startOpen();
  for (int i = 0; i < 5; ++i) {
    sockets.breakOff();
    expectTickets(1);
    clock.advance(500ms);
    sockets.accept();
    clock.advance(Realtime::kStable);
  }
  EXPECT_EQ(socket->state(), RealtimeState::kOpen);
  sockets.breakOff();
  expectTickets(1);
  clock.advance(500ms);
  sockets.accept();
  clock.advance(Realtime::kStable - 1ms);
  sockets.breakOff();
  EXPECT_EQ(socket->state(), RealtimeState::kClosed);
}

TEST_F(RealtimeTest, AHandshakeThatTakesTooLongIsALoss) {
  expectTickets(2);
  start();
  clock.advance(30s);
  EXPECT_TRUE(sockets[0].isDropped);
  EXPECT_EQ(socket->state(), RealtimeState::kReconnecting);
  expectSocketsAfter(500ms, 2);
}

// --- Tickets -------------------------------------------------------------------------------------

TEST_F(RealtimeTest, ARefusedTicketIsFinal) {
  for (const int status : {400, 401, 402, 403, 404, 409}) {
    expectTicket(json(R"({"code":"NO","message":"Not you"})", status));
    start();
    EXPECT_THAT(witness.take(), ElementsAre("closed", "fail")) << status;
    ASSERT_TRUE(witness.failed);
    EXPECT_EQ(witness.failed->code, 1006);
    EXPECT_EQ(witness.failed->reason, "Not you");
    EXPECT_EQ(witness.failed->error.value_or(Error()).status, status);
    clock.advance(1h);
  }
  EXPECT_EQ(sockets.count(), 0U);
}

TEST_F(RealtimeTest, ARefusalWhileConnectingAgainIsFinal) {
  startOpen();
  sockets.breakOff();
  expectTicket(json("{}", 404));
  clock.advance(1h);
  EXPECT_THAT(witness.take(), ElementsAre("error", "reconnecting", "attempt 1", "closed", "fail"));
}

TEST_F(RealtimeTest, AFaultOnTheWayToATicketCountsAsAnAttempt) {
  const std::vector<Reply> faults = {brokenConnection(),
                                     silence(),
                                     json("{}", 500),
                                     json("{}", 503),
                                     json("{}", 429),
                                     json("{}", 408),
                                     test::text(200, "<h1>Sign in to the hotel</h1>"),
                                     json(R"({"ticket":""})"),
                                     json(R"({"ticket":5})")};
  for (const Reply& fault : faults) {
    expectTicket(fault);
    start();
    if (fault.isSilent) clock.advance(30s);
    EXPECT_THAT(witness.take(), ElementsAre("error", "reconnecting", "attempt 1", "under way"));
    expectTickets(1);
    clock.advance(500ms);
    sockets.accept();
    EXPECT_THAT(witness.take(), ElementsAre("open"));
  }
}

TEST_F(RealtimeTest, AServerThatNamesATimeIsNotAskedBefore) {
  for (const int status : {429, 503}) {
    expectTicket(json("{}", status).with("retry-after", "20"));
    start();
    socket->nudge();
    const std::size_t before = sockets.count();
    expectSocketsAfter(20s, before);
    expectTickets(1);
    expectSocketsAfter(500ms, before + 1);
  }
}

TEST_F(RealtimeTest, NobodyIsWaitedForLongerThanAnHour) {
  expectTicket(json("{}", 429).with("retry-after", "99999999999"));
  start();
  expectSocketsAfter(1h, 0);
  expectTickets(1);
  expectSocketsAfter(500ms, 1);
}

TEST_F(RealtimeTest, ATicketIsNotUsedAfterItHasExpired) {
  expectTicket(json(R"({"ticket":"old","expiresIn":5})").after(2s));  // each of head, body, end
  start();
  clock.advance(6s);
  EXPECT_EQ(sockets.count(), 0U);
  EXPECT_THAT(witness.errors, ElementsAre("TICKET_EXPIRED"));
  expectTicket(json(R"({"ticket":"new","expiresIn":5})").after(1s));
  expectSocketsAfter(4s, 1);
  EXPECT_THAT(sockets.last().url, HasSubstr("ticket=new"));
}

TEST_F(RealtimeTest, ARefusedTokenIsRenewedOnce) {
  config.origin = "https://example.org";
  tokens.access = "old";
  tokens.refresh = "rt_1";
  expectTicket(json("{}", 401));
  http.expect(std::string(kRefresh), json(R"({"valid":true,"accessToken":"new"})"));
  expectTickets(1);
  start();
  EXPECT_THAT(headersOf(http.last(), "authorization"), ElementsAre("Bearer new"));
  EXPECT_EQ(tokens.access, "new");
  EXPECT_EQ(sockets.count(), 1U);

  sockets.accept();
  sockets.breakOff();
  expectTicket(json("{}", 401));
  http.expect(std::string(kRefresh), json(R"({"valid":true,"accessToken":"newer"})"));
  expectTicket(json("{}", 401));
  clock.advance(1s);
  EXPECT_EQ(socket->state(), RealtimeState::kClosed);
  ASSERT_TRUE(witness.failed);
  EXPECT_EQ(errorClass(witness.failed->error.value_or(Error())), "AuthenticationError");
}

TEST_F(RealtimeTest, ATokenThatChangesReachesTheNextTicket) {
  tokens.access = "at_1";
  startOpen();
  tokens.access = "at_2";
  sockets.breakOff();
  expectTickets(1);
  clock.advance(1s);
  EXPECT_THAT(headersOf(http.last(), "authorization"), ElementsAre("Bearer at_2"));
}

// --- The page ------------------------------------------------------------------------------------

TEST_F(RealtimeTest, ANudgeEndsTheWait) {
  startOpen();
  for (int i = 0; i < 3; ++i) {
    sockets.breakOff();
    expectTickets(1);
    const std::size_t before = sockets.count();
    socket->nudge();
    socket->nudge();
    expectSocketsAfter(0ms, before + 1);
  }
  EXPECT_EQ(sockets.count(), 4U);
  sockets.breakOff();
  EXPECT_THAT(witness.notes.back(), "attempt 2");
}

TEST_F(RealtimeTest, WaitsWhileThereIsNoNetwork) {
  startOpen();
  socket->setOnline(false);
  EXPECT_EQ(socket->state(), RealtimeState::kOpen);
  sockets.breakOff();
  expectSocketsAfter(1h, 1);
  socket->nudge();
  expectSocketsAfter(1h, 1);
  expectTickets(1);
  socket->setOnline(true);
  expectSocketsAfter(0ms, 2);
}

TEST_F(RealtimeTest, BeginsWhenThereIsANetwork) {
  isOnline = false;
  start();
  EXPECT_THAT(witness.take(), ElementsAre("under way"));
  clock.advance(1h);
  EXPECT_EQ(socket->state(), RealtimeState::kConnecting);
  EXPECT_TRUE(socket->send("kept"));
  expectTickets(1);
  socket->setOnline(true);
  clock.settle();
  sockets.accept();
  EXPECT_THAT(sockets.last().sent, ElementsAre("kept"));
}

// --- Liveness ------------------------------------------------------------------------------------

TEST_F(RealtimeTest, SilenceIsTakenAsItIs) {
  startOpen();
  witness.pingText = "ping";
  clock.advance(24h);
  socket->nudge();
  EXPECT_EQ(socket->state(), RealtimeState::kOpen);
  EXPECT_EQ(witness.pings, 0);
}

TEST_F(RealtimeTest, ASilentConnectionIsGivenUpWhenThatIsAskedFor) {
  options.silence = 10s;
  startOpen();
  clock.advance(6s);
  sockets.say("still here");
  clock.advance(10s - 1ms);
  EXPECT_EQ(socket->state(), RealtimeState::kOpen);
  clock.advance(1ms);
  EXPECT_EQ(socket->state(), RealtimeState::kReconnecting);
  EXPECT_TRUE(sockets[0].isDropped);
}

TEST_F(RealtimeTest, ASilentConnectionIsAskedFirstWhenThereAreWordsForIt) {
  options.silence = 10s;
  witness.pingText = "are you there?";
  startOpen();
  for (int i = 0; i < 3; ++i) {
    clock.advance(10s);
    EXPECT_EQ(sockets.last().sent.size(), static_cast<std::size_t>(i) + 1);
    clock.advance(10s - 1ms);
    sockets.say("yes");
  }
  EXPECT_THAT(sockets.last().sent,
              ElementsAre("are you there?", "are you there?", "are you there?"));
  clock.advance(20s - 1ms);
  EXPECT_EQ(socket->state(), RealtimeState::kOpen);
  clock.advance(1ms);
  EXPECT_EQ(socket->state(), RealtimeState::kReconnecting);
}

TEST_F(RealtimeTest, ANudgeAsksWhetherTheConnectionLives) {
  options.silence = 10s;
  witness.pingText = "are you there?";
  startOpen();
  clock.advance(1s);
  socket->nudge();
  socket->nudge();
  EXPECT_THAT(sockets.last().sent, ElementsAre("are you there?"));
  clock.advance(10s);
  EXPECT_EQ(socket->state(), RealtimeState::kReconnecting);
}

// --- Closing -------------------------------------------------------------------------------------

TEST_F(RealtimeTest, ClosesInWhateverState) {
  const auto expectClosed = [this] {
    EXPECT_EQ(socket->state(), RealtimeState::kClosed);
    EXPECT_FALSE(witness.failed);
    const std::size_t before = sockets.count();
    socket->nudge();
    socket->setOnline(true);
    expectSocketsAfter(1h, before);
    EXPECT_EQ(codeOf(socket->send("late")), "SOCKET_CLOSED");
  };
  expectTicket(silence());
  start();
  socket->close();
  EXPECT_EQ(http.open(), 0);
  expectClosed();

  expectTickets(1);
  start();
  socket->close();
  EXPECT_TRUE(sockets.last().isDropped);
  expectClosed();

  startOpen();
  sockets.breakOff();
  socket->close();
  expectClosed();

  startOpen();
  socket->close();
  socket->close();
  EXPECT_EQ(socket->state(), RealtimeState::kClosing);
  sockets.say("too late");
  EXPECT_THAT(witness.messages, IsEmpty());
  sockets.end({.code = 1000, .reason = "", .wasClean = true});
  expectClosed();
  EXPECT_THAT(witness.take(), ElementsAre("closing", "closed"));
}

TEST_F(RealtimeTest, AServerThatDoesNotSayGoodbyeIsNotWaitedFor) {
  startOpen();
  socket->close();
  clock.advance(Realtime::kClosingLimit);
  EXPECT_EQ(socket->state(), RealtimeState::kClosed);
  EXPECT_TRUE(sockets.last().isDropped);
}

TEST_F(RealtimeTest, MayBeClosedFromInsideAnyCall) {
  for (const std::string_view moment :
       {"under way", "open", "message", "error", "reconnecting", "attempt 1", "closing"}) {
    witness = {};
    witness.whenTold = [this, moment](std::string_view what) {
      if (what == moment) socket->close();
    };
    expectTickets(1);
    start();
    if (socket->state() == RealtimeState::kConnecting) sockets.accept();
    if (sockets.last().isOpen) sockets.say("hello");
    if (socket->state() == RealtimeState::kOpen && moment == "closing") socket->close();
    if (!sockets.last().isDropped) sockets.breakOff();
    EXPECT_EQ(socket->state(), RealtimeState::kClosed) << moment;
    EXPECT_EQ(witness.notes.back(), "closed") << moment;
    clock.advance(1h);
  }
}

TEST_F(RealtimeTest, CanBeDestroyedInWhateverState) {
  const std::vector<std::function<void()>> states = {[] {}, [this] { sockets.accept(); },
                                                     [this] {
                                                       sockets.accept();
                                                       sockets.breakOff();
                                                     },
                                                     [this] {
                                                       sockets.accept();
                                                       socket->close();
                                                     }};
  for (const auto& reach : states) {
    expectTickets(1);
    start();
    reach();
    socket.reset();
    EXPECT_TRUE(sockets.last().isDropped);
    EXPECT_EQ(clock.pending(), 0U);
  }
}

}  // namespace
}  // namespace parley::divinci::sdk
