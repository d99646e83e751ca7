#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/error.h"
#include "core/socket.h"
#include "core/task.h"
#include "divinci/client.h"
#include "divinci/sdk/realtime_address.h"
#include "divinci/sdk/realtime_options.h"
#include "divinci/sdk/realtime_queue.h"
#include "divinci/sdk/realtime_ticket.h"

namespace parley::divinci::sdk {

enum class RealtimeState : std::uint8_t { kConnecting, kOpen, kClosing, kClosed, kReconnecting };

/// The state as JavaScript spells it.
[[nodiscard]] std::string_view stateName(RealtimeState state);

/// Why a socket is closed for good.
struct RealtimeFailure {
  std::uint16_t code;  ///< RFC 6455, 7.4; 1006 when no connection came about any more.
  std::string reason;
  std::optional<Error> error{};      ///< Of the ticket or the connection, where that was the cause.
  std::deque<std::string> unsent{};  ///< What still waited.
};

/// Hears of one socket. It may call the socket's methods, but must not destroy it from inside a
/// call.
class RealtimeObserver {
 public:
  virtual ~RealtimeObserver() = default;
  /// Once: a ticket was granted, or the first attempt is to be repeated.
  virtual void onUnderWay() = 0;
  virtual void onState(RealtimeState state) = 0;
  /// An attempt to connect again is arranged; the first in a row is 1.
  virtual void onReconnecting(int attempt) = 0;
  virtual void onMessage(std::string_view data, bool binary) = 0;
  virtual void onError(const Error& error) = 0;
  /// The last call, unless the socket was closed from this side.
  virtual void onFail(const RealtimeFailure& failure) = 0;
  /// What to send to find out whether the connection still lives; empty: nothing.
  [[nodiscard]] virtual std::string ping() = 0;
};

/// A WebSocket of the realtime service that is opened anew when it is lost, with a fresh ticket
/// each time (reference, section 2.3). Waits are drawn from zero to a bound that doubles up to 30
/// seconds, so that those who were dropped together do not come back together.
///
/// Lost is a connection that was not closed cleanly, or with one of 1006, 1011, 1012, 1013 and
/// 1014; any other end is final. So is a ticket that is refused with a status from 400 to 499 but
/// 408 and 429; a server that says how long to wait is not asked before.
class Realtime final : private SocketObserver {
 public:
  static constexpr Milliseconds kLongestDelay{30'000};
  static constexpr Milliseconds kStable{5000};  ///< What a connection lasts to end a row.
  static constexpr Milliseconds kLongestRetryAfter{3'600'000};
  static constexpr Milliseconds kClosingLimit{5000};  ///< For the server's part of the handshake.

  /// The references must outlive the socket. Nothing happens before `start`.
  Realtime(Client& client, SocketTransport& sockets, RealtimeAddress address,
           RealtimeOptions options, RealtimeObserver& observer);
  Realtime(const Realtime&) = delete;
  Realtime& operator=(const Realtime&) = delete;
  ~Realtime() override = default;

  /// Begins. Once.
  void start(bool isOnline);

  /// Sends a text, or keeps it until the connection is there. Errors: kInvalidArgument:
  /// `QUEUE_FULL` beyond the bounds of `RealtimeQueue`, `SOCKET_CLOSED`.
  Result<void> send(std::string text);

  /// Ends the connection for good; what still waits is dropped.
  void close();

  /// Something about the page has changed for the better: an attempt that waits is made now, as the
  /// first in a row, and a connection that can be pinged is.
  void nudge();

  /// While there is no network nothing is attempted; a `nudge` when it is back.
  void setOnline(bool isOnline);

  [[nodiscard]] RealtimeState state() const { return state_; }

 private:
  void onOpen() override;
  void onMessage(std::string_view data, bool binary) override;
  void onClose(SocketClose close) override;

  void attempt();
  Task<void> fetchTicket();
  void onTicket(Result<Ticket> ticket);
  void openWith(const Ticket& ticket);

  void tryAgain(const Error& cause);
  [[nodiscard]] bool isExhausted() const;
  [[nodiscard]] Milliseconds drawDelay();

  void onSilence();
  bool ping();
  void giveUp(std::string_view reason);

  void beUnderWay();
  void changeTo(RealtimeState state);
  void release();
  void fail(RealtimeFailure failure);

  [[nodiscard]] Clock& clock() const { return client_.environment().clock; }

  Client& client_;
  SocketTransport& sockets_;
  RealtimeAddress address_;
  RealtimeOptions options_;
  RealtimeObserver& observer_;

  RealtimeState state_ = RealtimeState::kConnecting;
  bool isOnline_ = true;
  bool isUnderWay_ = false;
  bool isWaiting_ = false;     // for the next attempt
  int attempts_ = 0;           // in a row
  Milliseconds notBefore_{0};  // as the server asked
  RealtimeQueue queue_;

  Timer next_;  // what the present stage waits for: an attempt, a ticket's turn, a handshake
  std::optional<Running> ticketing_;
  std::unique_ptr<Socket> socket_;

  Timer silence_;
  Milliseconds lastHeard_{0};
  bool isPinged_ = false;
};

}  // namespace parley::divinci::sdk
