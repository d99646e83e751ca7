#include "divinci/sdk/realtime.h"

#include <algorithm>
#include <array>
#include <utility>

namespace parley::divinci::sdk {

namespace {

constexpr std::uint16_t kNormalClosure = 1000;
constexpr std::uint16_t kAbnormalClosure = 1006;

/// Codes with which a server says that it is worth coming back (reference, section 2.3).
constexpr auto kPassingCodes = std::to_array<std::uint16_t>({1006, 1011, 1012, 1013, 1014});

bool isFinal(const SocketClose& close) {
  return close.wasClean && !std::ranges::contains(kPassingCodes, close.code);
}

Error lostConnection(const SocketClose& close) {
  Error error;
  error.kind = ErrorKind::kNetwork;
  error.code = "NETWORK_ERROR";
  error.message = close.reason.empty()
                      ? "The connection was lost (" + std::to_string(close.code) + ")"
                      : close.reason;
  return error;
}

std::unexpected<Error> refused(std::string_view code, std::string_view message) {
  return failure(ErrorKind::kInvalidArgument, std::string(code), std::string(message));
}

}  // namespace

std::string_view stateName(RealtimeState state) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"connecting", "open", "closing", "closed", "reconnecting"});
  return kNames[static_cast<std::size_t>(state)];
}

Realtime::Realtime(Client& client, SocketTransport& sockets, RealtimeAddress address,
                   RealtimeOptions options, RealtimeObserver& observer)
    : client_(client),
      sockets_(sockets),
      address_(std::move(address)),
      options_(options),
      observer_(observer),
      next_(client.environment().clock),
      silence_(client.environment().clock) {}

void Realtime::start(bool isOnline) {
  isOnline_ = isOnline;
  attempt();
  if (!isOnline_) beUnderWay();
}

Result<void> Realtime::send(std::string text) {
  if (state_ == RealtimeState::kClosing || state_ == RealtimeState::kClosed) {
    return refused("SOCKET_CLOSED", "The socket is closed");
  }
  const bool isNext = state_ == RealtimeState::kOpen && queue_.empty();
  if (isNext && socket_->send(text)) return {};
  if (!queue_.add(std::move(text))) {
    return refused("QUEUE_FULL", "Too many messages wait for the connection");
  }
  return {};
}

void Realtime::close() {
  if (state_ == RealtimeState::kClosing || state_ == RealtimeState::kClosed) return;
  const bool wasOpen = state_ == RealtimeState::kOpen;
  queue_ = {};
  silence_.stop();
  if (wasOpen) {
    next_.start(kClosingLimit, [this] { release(); });
    socket_->close(kNormalClosure, {});
    changeTo(RealtimeState::kClosing);
  } else {
    release();
  }
}

void Realtime::nudge() {
  if (state_ == RealtimeState::kOpen) {
    if (options_.silence > Milliseconds(0) && !isPinged_) ping();
  } else if (isWaiting_ && isOnline_ && clock().now() >= notBefore_) {
    attempts_ = std::min(attempts_, 1);
    attempt();
  }
}

void Realtime::setOnline(bool isOnline) {
  isOnline_ = isOnline;
  if (isOnline) nudge();
}

// --- Connecting ----------------------------------------------------------------------------------

void Realtime::attempt() {
  next_.stop();
  isWaiting_ = !isOnline_;
  if (isOnline_) ticketing_.emplace(Running::start(fetchTicket()));
}

Task<void> Realtime::fetchTicket() {
  const Milliseconds asked = clock().now();
  const auto answer = co_await requestTicket(client_, address_.ticketArguments);
  Result<Ticket> ticket = answer ? readTicket(*answer, asked) : std::unexpected(answer.error());
  // In a turn of its own: what follows may end this task.
  next_.start(Milliseconds(0), [this, ticket = std::move(ticket)] { onTicket(ticket); });
}

void Realtime::onTicket(Result<Ticket> ticket) {
  if (ticket && ticket->expiry && clock().now() >= *ticket->expiry) {
    ticket = failure(ErrorKind::kProtocol, "TICKET_EXPIRED", "The ticket came too late");
  }
  if (ticket) {
    openWith(*ticket);
    beUnderWay();
  } else if (isPassing(ticket.error())) {
    tryAgain(ticket.error());
  } else {
    const Error& error = ticket.error();
    fail({.code = kAbnormalClosure, .reason = error.message, .error = error});
  }
}

void Realtime::openWith(const Ticket& ticket) {
  const Milliseconds limit(client_.config().timeoutMs);
  if (limit > Milliseconds(0)) {
    next_.start(limit, [this] { giveUp("The server did not open the socket in time"); });
  }
  socket_ = sockets_.open(withTicket(address_.url, ticket.text), *this);
}

void Realtime::onOpen() {
  next_.start(kStable, [this] { attempts_ = 0; });
  lastHeard_ = clock().now();
  isPinged_ = false;
  if (options_.silence > Milliseconds(0)) silence_.start(options_.silence, [this] { onSilence(); });
  queue_.deliver([this](const std::string& text) { return socket_->send(text); });
  changeTo(RealtimeState::kOpen);
}

void Realtime::onMessage(std::string_view data, bool binary) {
  lastHeard_ = clock().now();
  isPinged_ = false;
  if (state_ == RealtimeState::kOpen) observer_.onMessage(data, binary);
}

void Realtime::onClose(SocketClose close) {
  socket_.reset();
  if (state_ == RealtimeState::kClosing) {
    release();
  } else if (isFinal(close)) {
    fail({.code = close.code, .reason = std::move(close.reason)});
  } else {
    tryAgain(lostConnection(close));
  }
}

// --- Connecting again ----------------------------------------------------------------------------

void Realtime::tryAgain(const Error& cause) {
  socket_.reset();
  silence_.stop();
  if (isExhausted()) {
    fail({.code = kAbnormalClosure,
          .reason = "Given up after " + std::to_string(attempts_) + " attempts: " + cause.message,
          .error = cause});
    return;
  }
  ++attempts_;
  const double asked = cause.retryAfter.value_or(0) * 1000;
  const Milliseconds least(static_cast<Milliseconds::rep>(
      std::min(asked, static_cast<double>(kLongestRetryAfter.count()))));
  notBefore_ = clock().now() + least;
  isWaiting_ = true;
  next_.start(least + drawDelay(), [this] { attempt(); });

  // Any of these calls may close the socket.
  const bool isNew = state_ != RealtimeState::kReconnecting;
  state_ = RealtimeState::kReconnecting;
  observer_.onError(cause);
  if (isWaiting_ && isNew) observer_.onState(state_);
  if (isWaiting_) observer_.onReconnecting(attempts_);
  beUnderWay();
}

bool Realtime::isExhausted() const {
  return options_.maxReconnectAttempts > 0 && attempts_ >= options_.maxReconnectAttempts;
}

/// Between nothing and a bound that doubles with every attempt in a row.
Milliseconds Realtime::drawDelay() {
  Milliseconds bound = options_.reconnectDelay;
  for (int i = 1; i < attempts_ && bound < kLongestDelay; ++i) bound *= 2;
  bound = std::min(bound, std::max(kLongestDelay, options_.reconnectDelay));
  const double drawn = client_.environment().random.unit() * static_cast<double>(bound.count());
  return Milliseconds(static_cast<Milliseconds::rep>(drawn));
}

// --- Liveness ------------------------------------------------------------------------------------

void Realtime::onSilence() {
  const Milliseconds silent = clock().now() - lastHeard_;
  if (silent < options_.silence) {
    silence_.start(options_.silence - silent, [this] { onSilence(); });
  } else if (isPinged_ || !ping()) {
    giveUp("Nothing was received in time");
  }
}

/// False when there is nothing to send. After it, an answer is waited for.
bool Realtime::ping() {
  const std::string text = observer_.ping();
  if (state_ != RealtimeState::kOpen) return true;  // closed meanwhile
  if (text.empty() || !socket_->send(text)) return false;
  isPinged_ = true;
  lastHeard_ = clock().now();
  silence_.start(options_.silence, [this] { onSilence(); });
  return true;
}

void Realtime::giveUp(std::string_view reason) {
  onClose({.code = kAbnormalClosure, .reason = std::string(reason), .wasClean = false});
}

// --- Telling -------------------------------------------------------------------------------------

void Realtime::beUnderWay() {
  const bool isOver = state_ == RealtimeState::kClosed;
  if (!isOver && !std::exchange(isUnderWay_, true)) observer_.onUnderWay();
}

void Realtime::changeTo(RealtimeState state) {
  state_ = state;
  observer_.onState(state);
}

void Realtime::release() {
  next_.stop();
  silence_.stop();
  ticketing_.reset();
  socket_.reset();
  isWaiting_ = false;
  changeTo(RealtimeState::kClosed);
}

void Realtime::fail(RealtimeFailure failure) {
  failure.unsent = queue_.take();
  release();
  observer_.onFail(failure);
}

}  // namespace parley::divinci::sdk
