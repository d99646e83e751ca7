#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/clock.h"
#include "core/task.h"
#include "core/wakeup.h"
#include "divinci/gate_api.h"
#include "divinci/gate_state.h"
#include "divinci/session.h"

namespace parley::divinci {

/// What a visitor, or the page, does at a gate.
struct GateAction {
  enum class Kind {
    kSubmitEmail,  ///< text: the address; flag: marketing consent
    kSubmitCode,   ///< text: the code
    kResendCode,
    kChangeEmail,
    kSend,  ///< text: the message
    kAcceptTerms,
    kDeclineTerms,
    kRetry,
    kTokenArrived,     ///< the session has a token from elsewhere: a magic link was followed
    kChallengeSolved,  ///< text: Turnstile's token
    kChallengeFailed,  ///< text: Turnstile's error code
    kChallengeExpired,
    kOnline,
    kOffline,
  };
  Kind kind;
  std::string text{};
  bool flag = false;
};

/// Reads {type, text, flag} as JavaScript sends it; nullopt for what is not known.
[[nodiscard]] std::optional<GateAction> readGateAction(std::string_view json);

/// Leads a visitor through a gate into the chat: reference, sections 2.17 and 5. Written as
/// coroutines that read from top to bottom as the visitor goes through; what a user interface shows
/// is `state`, what it does is `dispatch`.
class GateFlow {
 public:
  /// `changed` is called after each change of the state, from inside `dispatch` or a timer. It must
  /// not call back into the flow. The others must outlive the flow.
  GateFlow(std::unique_ptr<GateApi> api, SessionStore& session, Clock& clock,
           std::function<void(const GateState&)> changed);
  GateFlow(const GateFlow&) = delete;
  GateFlow& operator=(const GateFlow&) = delete;

  /// Begins. Once only.
  void start();

  /// Takes an action. One that the present screen has no use for is dropped.
  void dispatch(GateAction action);

  [[nodiscard]] const GateState& state() const { return state_; }

 private:
  using Kind = GateAction::Kind;

  Task<void> run();
  Task<void> loadSetup();
  Task<void> passByEmail();
  Task<void> begin();
  Task<bool> enterCode();
  Task<bool> awaitLink();
  Task<void> chat();
  Task<void> deliver(std::string prompt);
  Task<bool> startQuietly();
  Task<void> giveUp(Error error);
  Task<bool> agreeToTerms(Error error);
  Task<std::optional<std::string>> challengeToken();
  Task<void> leaveBlocked(Error reason);
  Task<void> awaitOnline();
  Task<GateAction> next();

  [[nodiscard]] bool asksForEmail() const;
  [[nodiscard]] bool hasToken() const;
  void forgetToken();
  void renew();
  void wantChallenge(bool always);
  void show(GateScreen screen);
  void changed();
  static GateNotice noticeOf(const Error& error);

  std::unique_ptr<GateApi> api_;
  SessionStore& session_;
  Clock& clock_;
  std::function<void(const GateState&)> changed_;
  GateState state_;
  GateSetup setup_;
  GateEntry entry_;
  bool online_ = true;
  int challenges_ = 0;

  std::deque<GateAction> actions_;
  Wakeup acted_;

  // Turnstile's side, which goes its own pace.
  std::string solved_;
  std::string challengeError_;
  Wakeup challenged_;

  std::optional<Running> running_;  // last: destroyed first
};

}  // namespace parley::divinci
