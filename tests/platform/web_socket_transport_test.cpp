#include "platform/web_socket_transport.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <deque>
#include <format>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "event_loop.h"
#include "http_recorder.h"
#include "platform/fetch_transport.h"

namespace parley {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::Pair;

/// Keeps what one socket reports, and whether it keeps to the order that SocketObserver promises.
class SocketRecorder final : public SocketObserver {
 public:
  void open(SocketTransport& transport, std::string_view url) {
    opening_ = true;
    socket = transport.open(url, *this);
    opening_ = false;
  }

  [[nodiscard]] bool waitForOpen() {
    return eventually([this] { return opened; });
  }
  [[nodiscard]] bool waitForMessages(std::size_t count) {
    return eventually([this, count] { return messages.size() >= count; });
  }
  [[nodiscard]] bool waitForClose() {
    return eventually([this] { return closed.has_value(); });
  }

  void onOpen() override {
    inOrder = inOrder && !opening_ && !opened && !closed;
    opened = true;
    if (whenOpen) whenOpen();
  }
  void onMessage(std::string_view data, bool binary) override {
    inOrder = inOrder && opened && !closed;
    messages.emplace_back(data, binary);
    if (whenMessage) whenMessage();
  }
  void onClose(SocketClose close) override {
    inOrder = inOrder && !opening_ && !closed;
    closed = std::move(close);
    if (whenClose) whenClose();
  }

  std::unique_ptr<Socket> socket;
  std::function<void()> whenOpen;
  std::function<void()> whenMessage;
  std::function<void()> whenClose;

  bool opened = false;
  std::vector<std::pair<std::string, bool>> messages;
  std::optional<SocketClose> closed;
  bool inOrder = true;

 private:
  bool opening_ = false;
};

class WebSocketTransportTest : public testing::Test {
 protected:
  ~WebSocketTransportTest() override { EXPECT_TRUE(recorder.inOrder); }

  void open(std::string_view path) { recorder.open(transport, address("ws", path)); }

  /// The server's word that the connection named `id` is gone.
  static void expectGone(std::string_view id) {
    FetchTransport http;
    HttpRecorder witness;
    witness.start(http, get(address("http", std::format("/gone?id={}", id))));
    ASSERT_TRUE(witness.finish()) << "the connection is still open";
    EXPECT_EQ(witness.body, "gone");
  }

  WebSocketTransport transport;
  SocketRecorder recorder;
};

// Messages

TEST_F(WebSocketTransportTest, CarriesTextBothWays) {
  open("/ws/echo");
  ASSERT_TRUE(recorder.waitForOpen());
  const std::vector<std::string> texts = {"hello",
                                          "Grüße 🌍",
                                          "",
                                          std::string("before\0after", 12),
                                          "\ufeffmarked with much after it",
                                          std::string(70'000, 'x')};
  for (const std::string& text : texts) EXPECT_TRUE(recorder.socket->send(text));
  ASSERT_TRUE(recorder.waitForMessages(texts.size()));
  for (std::size_t i = 0; i < texts.size(); ++i) {
    EXPECT_THAT(recorder.messages[i], Pair(texts[i], false));
  }
}

TEST_F(WebSocketTransportTest, RepairsTextThatIsNoUtf8) {
  open("/ws/echo");
  ASSERT_TRUE(recorder.waitForOpen());
  EXPECT_TRUE(recorder.socket->send("a\xC3(\xFF"));
  ASSERT_TRUE(recorder.waitForMessages(1));
  EXPECT_EQ(recorder.messages[0].first, "a\uFFFD(\uFFFD");
}

TEST_F(WebSocketTransportTest, ReceivesMessagesOfEveryKind) {
  open("/ws/greet");
  ASSERT_TRUE(recorder.waitForMessages(6));
  EXPECT_THAT(
      recorder.messages,
      ElementsAre(Pair("Grüße 🌍", false), Pair(std::string("\0\xFF\0\x01", 4), true),
                  Pair("", false), Pair("", true), Pair(std::string("before\0after", 12), false),
                  Pair("\ufeffmarked", false)));
}

TEST_F(WebSocketTransportTest, ReceivesALargeMessage) {
  open("/ws/big?bytes=20000000");
  ASSERT_TRUE(recorder.waitForMessages(1));
  EXPECT_EQ(recorder.messages[0].first, std::string(20'000'000, 'x'));
}

TEST_F(WebSocketTransportTest, SendsOnlyWhileOpen) {
  open("/ws/echo");
  EXPECT_FALSE(recorder.socket->send("too early"));
  ASSERT_TRUE(recorder.waitForOpen());
  EXPECT_TRUE(recorder.socket->send("in time"));
  ASSERT_TRUE(recorder.waitForMessages(1));
  recorder.socket->close(1000, "");
  EXPECT_FALSE(recorder.socket->send("too late"));
  ASSERT_TRUE(recorder.waitForClose());
  EXPECT_FALSE(recorder.socket->send("much too late"));
  EXPECT_THAT(recorder.messages, ElementsAre(Pair("in time", false)));
}

TEST_F(WebSocketTransportTest, MaySendFromInsideOpenAndMessage) {
  recorder.whenOpen = [this] { EXPECT_TRUE(recorder.socket->send("1")); };
  recorder.whenMessage = [this] {
    if (recorder.messages.size() < 5) EXPECT_TRUE(recorder.socket->send("again"));
  };
  open("/ws/echo");
  ASSERT_TRUE(recorder.waitForMessages(5));
}

TEST_F(WebSocketTransportTest, KeepsFiftySocketsApart) {
  std::deque<SocketRecorder> recorders(50);
  for (SocketRecorder& each : recorders) each.open(transport, address("ws", "/ws/echo"));
  for (std::size_t i = 0; i < recorders.size(); ++i) {
    ASSERT_TRUE(recorders[i].waitForOpen());
    EXPECT_TRUE(recorders[i].socket->send(std::to_string(i)));
  }
  for (std::size_t i = 0; i < recorders.size(); ++i) {
    ASSERT_TRUE(recorders[i].waitForMessages(1));
    EXPECT_EQ(recorders[i].messages[0].first, std::to_string(i));
    EXPECT_TRUE(recorders[i].inOrder);
  }
}

// Closing

TEST_F(WebSocketTransportTest, ReportsHowTheServerCloses) {
  for (const auto& [path, code, reason] : std::vector<std::tuple<std::string, int, std::string>>{
           {"/ws/close?code=1000", 1000, ""},
           {"/ws/close?code=1001&reason=restart", 1001, "restart"},
           {"/ws/close?code=4321&reason=Gr%C3%BCnde", 4321, "Gründe"},
           {"/ws/close", 1005, ""}}) {
    SocketRecorder each;
    each.open(transport, address("ws", path));
    ASSERT_TRUE(each.waitForClose());
    EXPECT_TRUE(each.opened);
    EXPECT_TRUE(each.inOrder);
    EXPECT_EQ(each.closed->code, code);
    EXPECT_EQ(each.closed->reason, reason);
    EXPECT_TRUE(each.closed->wasClean);
  }
}

TEST_F(WebSocketTransportTest, ReportsAConnectionThatBreaks) {
  open("/ws/drop");
  ASSERT_TRUE(recorder.waitForClose());
  EXPECT_THAT(recorder.messages, ElementsAre(Pair("last", false)));
  EXPECT_EQ(recorder.closed->code, 1006);
  EXPECT_FALSE(recorder.closed->wasClean);
}

TEST_F(WebSocketTransportTest, ReportsAConnectionThatNeverCameAbout) {
  for (const std::string& url : {address("ws", "/ws/refuse"), address("ws", "/ws/garbage"),
                                 deadAddress("ws", "/"), std::string("ws://host.invalid/")}) {
    SocketRecorder each;
    each.open(transport, url);
    ASSERT_TRUE(each.waitForClose()) << url;
    settle();
    EXPECT_TRUE(each.inOrder) << url;
    EXPECT_FALSE(each.opened) << url;
    EXPECT_EQ(each.closed->code, 1006) << url;
    EXPECT_FALSE(each.closed->wasClean) << url;
  }
}

TEST_F(WebSocketTransportTest, ClosesWhenTheServerBreaksTheProtocol) {
  for (const char* path : {"/ws/bad-text", "/ws/bad-frame"}) {
    SocketRecorder each;
    each.open(transport, address("ws", path));
    ASSERT_TRUE(each.waitForClose()) << path;
    settle();
    EXPECT_TRUE(each.inOrder) << path;
    EXPECT_TRUE(each.messages.empty()) << path;
  }
}

TEST_F(WebSocketTransportTest, ClosesWithACodeAndAReason) {
  open("/ws/echo?id=closing");
  ASSERT_TRUE(recorder.waitForOpen());
  recorder.socket->close(4000, "Feierabend für heute");
  recorder.socket->close(4001, "twice");
  ASSERT_TRUE(recorder.waitForClose());
  EXPECT_EQ(recorder.closed->code, 4000);
  EXPECT_EQ(recorder.closed->reason, "Feierabend für heute");
  EXPECT_TRUE(recorder.closed->wasClean);
  expectGone("closing");
}

TEST_F(WebSocketTransportTest, ClosesEvenWhenAskedToSendWhatMayNotBeSent) {
  const std::vector<std::pair<std::uint16_t, std::string>> cases = {
      {0, ""},
      {999, ""},
      {1006, "x"},
      {5000, ""},
      {65535, ""},
      {1000, std::string(124, 'x')},
      {4000, std::string(41, '\xFF') + "x"}};
  for (const auto& [code, reason] : cases) {
    SocketRecorder each;
    each.open(transport, address("ws", "/ws/echo"));
    ASSERT_TRUE(each.waitForOpen());
    each.socket->close(code, reason);
    ASSERT_TRUE(each.waitForClose()) << code;
    EXPECT_TRUE(each.inOrder);
  }
}

TEST_F(WebSocketTransportTest, ClosesBeforeItIsOpen) {
  open("/ws/hold?id=never-open");
  settle();
  recorder.socket->close(1000, "changed my mind");
  ASSERT_TRUE(recorder.waitForClose());
  EXPECT_FALSE(recorder.opened);
  EXPECT_EQ(recorder.closed->code, 1006);
  expectGone("never-open");
}

TEST_F(WebSocketTransportTest, ClosingAClosedSocketDoesNothing) {
  open("/ws/close?code=1000");
  ASSERT_TRUE(recorder.waitForClose());
  recorder.socket->close(1000, "");
  settle();
}

TEST_F(WebSocketTransportTest, RefusesBadAddresses) {
  for (const std::string& url :
       {std::string(), std::string("/ws/echo"), std::string("ws:"), std::string("ws://"),
        std::string("ws://["), std::string("ws://127.0.0.1:99999/"), address("http", "/ws/echo"),
        std::string("ftp://127.0.0.1/"), address("ws", "/ws/echo#fragment"),
        std::string("javascript:alert(1)")}) {
    SocketRecorder each;
    each.open(transport, url);
    EXPECT_FALSE(each.closed);
    EXPECT_FALSE(each.socket->send("x"));
    each.socket->close(1000, "");
    ASSERT_TRUE(each.waitForClose()) << url;
    settle();
    EXPECT_TRUE(each.inOrder) << url;
    EXPECT_FALSE(each.opened) << url;
    EXPECT_EQ(each.closed->code, 1006) << url;
    EXPECT_NE(each.closed->reason, "") << url;
  }
}

// Destroying

TEST_F(WebSocketTransportTest, CanBeDroppedAtOnce) {
  open("/ws/echo");
  recorder.socket.reset();
  settle();
  EXPECT_FALSE(recorder.opened);
  EXPECT_FALSE(recorder.closed);
}

TEST_F(WebSocketTransportTest, CanBeDroppedAtOnceWhenRefused) {
  recorder.open(transport, "nowhere");
  recorder.socket.reset();
  settle();
  EXPECT_FALSE(recorder.closed);
}

TEST_F(WebSocketTransportTest, CanBeDroppedBeforeItIsOpen) {
  open("/ws/hold?id=dropped-early");
  settle();
  recorder.socket.reset();
  expectGone("dropped-early");
  EXPECT_FALSE(recorder.closed);
}

TEST_F(WebSocketTransportTest, CanBeDroppedFromInsideOpen) {
  recorder.whenOpen = [this] { recorder.socket.reset(); };
  open("/ws/flood?id=in-open");
  expectGone("in-open");
  EXPECT_TRUE(recorder.messages.empty());
  EXPECT_FALSE(recorder.closed);
}

TEST_F(WebSocketTransportTest, CanBeDroppedFromInsideAMessage) {
  recorder.whenMessage = [this] { recorder.socket.reset(); };
  open("/ws/flood?id=in-message");
  expectGone("in-message");
  EXPECT_EQ(recorder.messages.size(), 1U);
  EXPECT_FALSE(recorder.closed);
}

TEST_F(WebSocketTransportTest, CanBeDroppedFromInsideClose) {
  recorder.whenClose = [this] { recorder.socket.reset(); };
  open("/ws/close?code=1000");
  ASSERT_TRUE(recorder.waitForClose());
  settle();
  EXPECT_FALSE(recorder.socket);
}

TEST_F(WebSocketTransportTest, CanBeDroppedWhileClosing) {
  open("/ws/echo?id=while-closing");
  ASSERT_TRUE(recorder.waitForOpen());
  recorder.socket->close(1000, "");
  recorder.socket.reset();
  expectGone("while-closing");
  EXPECT_FALSE(recorder.closed);
}

TEST_F(WebSocketTransportTest, ASocketGetsNothingThatWasMeantForAnother) {
  for (int i = 0; i < 30; ++i) {
    SocketRecorder victim;
    victim.open(transport, address("ws", "/ws/flood"));
    if (i % 2 == 1) EXPECT_TRUE(victim.waitForMessages(1));
    victim.socket.reset();
    SocketRecorder next;
    next.open(transport, address("ws", "/ws/echo"));
    ASSERT_TRUE(next.waitForOpen());
    EXPECT_TRUE(next.socket->send("mine"));
    ASSERT_TRUE(next.waitForMessages(1));
    EXPECT_THAT(next.messages, ElementsAre(Pair("mine", false)));
    EXPECT_TRUE(next.inOrder);
  }
}

// Hosts whose WebSocket has ways of its own.

class PatchedWebSocketTest : public WebSocketTransportTest {
 protected:
  ~PatchedWebSocketTest() override { runScript("globalThis.WebSocket = hostWebSocket"); }

  /// `body` is that of the class to be used in place of WebSocket.
  static void patch(std::string_view body) {
    runScript(
        std::format("globalThis.hostWebSocket = WebSocket;"
                    "globalThis.WebSocket = class {{ {} }}",
                    body));
  }
};

TEST_F(PatchedWebSocketTest, APolicyMayForbidIt) {
  patch("constructor() { throw new DOMException('insecure', 'SecurityError'); }");
  open("/");
  EXPECT_FALSE(recorder.closed);
  EXPECT_FALSE(recorder.socket->send("x"));
  ASSERT_TRUE(recorder.waitForClose());
  EXPECT_EQ(recorder.closed->code, 1006);
  EXPECT_EQ(recorder.closed->reason, "insecure");
}

TEST_F(PatchedWebSocketTest, MayFailWithoutClosing) {
  patch("constructor() { setTimeout(() => this.onerror()) } close() {}");
  open("/");
  ASSERT_TRUE(recorder.waitForClose());
  EXPECT_EQ(recorder.closed->code, 1006);
}

TEST_F(PatchedWebSocketTest, MayFailTwice) {
  patch(
      "constructor() { setTimeout(() => {"
      "  this.onerror();"
      "  this.onclose({ code: 1015, reason: 'handshake', wasClean: false });"
      "}) } close() {}");
  open("/");
  ASSERT_TRUE(recorder.waitForClose());
  settle();
  EXPECT_EQ(recorder.closed->code, 1015);
  EXPECT_EQ(recorder.closed->reason, "handshake");
}

// Run by itself, where the host has no WebSocket.
class WebSocketMissingTest : public WebSocketTransportTest {};

TEST_F(WebSocketMissingTest, SaysWhatToDo) {
  open("/ws/echo");
  EXPECT_FALSE(recorder.socket->send("x"));
  ASSERT_TRUE(recorder.waitForClose());
  EXPECT_EQ(recorder.closed->code, 1006);
  EXPECT_THAT(recorder.closed->reason, HasSubstr("Node 22"));
  EXPECT_THAT(recorder.closed->reason, HasSubstr("the ws package"));
}

}  // namespace
}  // namespace parley
