#include "divinci/gate_flow.h"

#include <array>
#include <utility>

#include "core/json.h"
#include "divinci/api_error.h"

namespace parley::divinci {

namespace {

// Section 5: how long a quiet challenge may take before the visitor is told.
constexpr Milliseconds kQuietChallenge{800};
// …and how long it may take in all: Turnstile gives an interactive challenge up by itself after two
// minutes.
constexpr Milliseconds kLongestChallenge{150'000};
// Section 5: the last answer stands for a moment before the home page's gate closes.
constexpr Milliseconds kLastAnswerShown{1500};
constexpr int kConflict = 409;
constexpr int kTooManyRequests = 429;
constexpr std::string_view kChallengeFailed = "CHALLENGE_FAILED";

struct ActionWord {
  std::string_view word;
  GateAction::Kind kind;
};

constexpr auto kActions = std::to_array<ActionWord>({
    {"submitEmail", GateAction::Kind::kSubmitEmail},
    {"submitCode", GateAction::Kind::kSubmitCode},
    {"resendCode", GateAction::Kind::kResendCode},
    {"changeEmail", GateAction::Kind::kChangeEmail},
    {"send", GateAction::Kind::kSend},
    {"acceptTerms", GateAction::Kind::kAcceptTerms},
    {"declineTerms", GateAction::Kind::kDeclineTerms},
    {"retry", GateAction::Kind::kRetry},
    {"tokenArrived", GateAction::Kind::kTokenArrived},
    {"challengeSolved", GateAction::Kind::kChallengeSolved},
    {"challengeFailed", GateAction::Kind::kChallengeFailed},
    {"challengeExpired", GateAction::Kind::kChallengeExpired},
    {"online", GateAction::Kind::kOnline},
    {"offline", GateAction::Kind::kOffline},
});

/// Whether the present screen has a use for what a visitor does. What comes from elsewhere may come
/// at any time.
bool isFor(GateScreen screen, GateAction::Kind kind) {
  switch (kind) {
    case GateAction::Kind::kSubmitEmail:
      return screen == GateScreen::kEmail;
    case GateAction::Kind::kSubmitCode:
      return screen == GateScreen::kCode;
    case GateAction::Kind::kResendCode:
    case GateAction::Kind::kChangeEmail:
      return screen == GateScreen::kCode || screen == GateScreen::kLinkSent;
    case GateAction::Kind::kSend:
      return screen == GateScreen::kChat;
    case GateAction::Kind::kAcceptTerms:
    case GateAction::Kind::kDeclineTerms:
      return screen == GateScreen::kTerms;
    case GateAction::Kind::kRetry:
      return screen == GateScreen::kError || screen == GateScreen::kOffline ||
             screen == GateScreen::kBlocked;
    default:
      return true;
  }
}

Terms termsOf(const Error& error) {
  Terms terms;
  const auto details = json::readObject(error.details);
  if (!details) return terms;
  terms.tosId = details->string("tosId").value_or("");
  terms.version = (*details)["version"];
  terms.title = details->string("title").value_or("");
  terms.content = details->string("content").value_or("");
  return terms;
}

bool announcesLink(std::string_view begun) {
  const auto answer = json::readObject(begun);
  return answer && answer->string("nextStep") == "link";
}

Error challengeFailure(std::string code) {
  return {.kind = ErrorKind::kInvalidArgument,
          .code = std::string(kChallengeFailed),
          .message = "Turnstile gave no token: " + std::move(code)};
}

/// Whether the visitor could not be told from a robot: by Turnstile, by the server, or by a token
/// refused a second time.
bool isVerificationFailure(const Error& error) {
  return error.code == kChallengeFailed || isBotRejection(error) || isStaleToken(error);
}

}  // namespace

std::optional<GateAction> readGateAction(std::string_view json) {
  const auto object = json::readObject(json);
  if (!object) return std::nullopt;
  const std::string type = object->string("type").value_or("");
  for (const auto& [word, kind] : kActions) {
    if (type != word) continue;
    return GateAction{.kind = kind,
                      .text = object->string("text").value_or(""),
                      .flag = object->boolean("flag").value_or(false)};
  }
  return std::nullopt;
}

GateFlow::GateFlow(std::unique_ptr<GateApi> api, SessionStore& session, Clock& clock,
                   std::function<void(const GateState&)> changed)
    : api_(std::move(api)), session_(session), clock_(clock), changed_(std::move(changed)) {}

void GateFlow::start() {
  if (!running_) running_.emplace(Running::start(run()));
}

void GateFlow::dispatch(GateAction action) {
  switch (action.kind) {
    case Kind::kChallengeSolved:
      solved_ = std::move(action.text);
      challengeError_.clear();
      challenged_.notify();
      return;
    case Kind::kChallengeFailed:
      challengeError_ = action.text.empty() ? "unknown" : std::move(action.text);
      solved_.clear();
      challenged_.notify();
      return;
    case Kind::kChallengeExpired:
      solved_.clear();
      return;
    case Kind::kOnline:
    case Kind::kOffline:
      online_ = action.kind == Kind::kOnline;
      break;
    case Kind::kTokenArrived:
      break;
    default:
      if (state_.busy || !isFor(state_.screen, action.kind)) return;  // a second click
  }
  actions_.push_back(std::move(action));
  acted_.notify();
}

Task<void> GateFlow::run() {
  co_await loadSetup();
  for (;;) {
    if (asksForEmail() && !hasToken()) co_await passByEmail();
    co_await chat();
  }
}

/// Returns when the gate's mode is known.
Task<void> GateFlow::loadSetup() {
  for (;;) {
    co_await awaitOnline();
    show(GateScreen::kLoading);
    auto setup = co_await api_->setUp();
    if (setup) {
      setup_ = std::move(*setup);
      state_.mode = setup_.mode;
      state_.error.reset();
      co_return;
    }
    if (!online_) continue;
    state_.error = std::move(setup.error());
    show(GateScreen::kError);
    while ((co_await next()).kind != Kind::kRetry) {
    }
    state_.error.reset();
  }
}

/// Returns when the visitor has proved an e-mail address, or a token came from elsewhere.
Task<void> GateFlow::passByEmail() {
  wantChallenge(true);
  while (!hasToken()) {
    show(GateScreen::kEmail);
    GateAction action = co_await next();
    if (action.kind != Kind::kSubmitEmail) continue;
    entry_ = {.turnstileToken = {},
              .email = std::move(action.text),
              .marketingConsent = action.flag,
              .wantsLink = setup_.mode == GateMode::kCaptchaMagicLink};
    state_.email = entry_.email;
    co_await begin();
  }
}

/// From a submitted address to the token, or back to the address.
Task<void> GateFlow::begin() {
  for (;;) {
    state_.busy = true;
    state_.notice = GateNotice::kNone;
    state_.error.reset();
    changed();
    auto token = co_await challengeToken();
    if (!token) {
      co_await leaveBlocked(challengeFailure(challengeError_));
      co_return;
    }
    entry_.turnstileToken = std::move(*token);
    const auto begun = co_await api_->begin(entry_);
    if (!begun) {
      if (isVerificationFailure(begun.error())) {
        co_await leaveBlocked(begun.error());
        co_return;
      }
      state_.error = begun.error();
      const bool refused = begun.error().status == 400 || begun.error().status == 422;
      state_.notice = refused ? GateNotice::kEmailRejected : noticeOf(begun.error());
      wantChallenge(true);
      co_return;
    }
    state_.challenge.reset();
    if (hasToken()) co_return;
    const bool link = entry_.wantsLink || announcesLink(*begun);
    const bool again = link ? co_await awaitLink() : co_await enterCode();
    if (hasToken()) co_return;
    wantChallenge(true);
    if (!again) co_return;
  }
}

/// Returns when the code was right, or the visitor wants another (true) or to change the address
/// (false).
Task<bool> GateFlow::enterCode() {
  for (;;) {
    show(GateScreen::kCode);
    const GateAction action = co_await next();
    if (action.kind == Kind::kResendCode) co_return true;
    if (action.kind == Kind::kChangeEmail) co_return false;
    if (action.kind != Kind::kSubmitCode) continue;
    state_.busy = true;
    state_.notice = GateNotice::kNone;
    changed();
    const auto confirmed = co_await api_->confirm(entry_.email, action.text);
    if (confirmed) {
      state_.error.reset();
      co_return true;
    }
    state_.error = confirmed.error();
    const int status = confirmed.error().status;
    const bool refused = status >= 400 && status < 500 && status != kTooManyRequests;
    state_.notice = refused ? GateNotice::kCodeRejected : noticeOf(confirmed.error());
  }
}

/// Returns when the link was followed in this browser, or as `enterCode`.
Task<bool> GateFlow::awaitLink() {
  for (;;) {
    show(GateScreen::kLinkSent);
    const GateAction action = co_await next();
    if (action.kind == Kind::kTokenArrived && hasToken()) co_return true;
    if (action.kind == Kind::kResendCode) co_return true;
    if (action.kind == Kind::kChangeEmail) co_return false;
  }
}

/// Returns when the gate has to be passed again.
Task<void> GateFlow::chat() {
  if (!state_.pending.empty()) co_await deliver(std::exchange(state_.pending, {}));
  for (;;) {
    if (asksForEmail() && !hasToken()) co_return;
    if (setup_.mode == GateMode::kCaptchaOnly && !hasToken() && !state_.challenge) {
      wantChallenge(false);
    }
    const bool spent = state_.screen == GateScreen::kQuota;
    co_await awaitOnline();
    show(spent ? GateScreen::kQuota : GateScreen::kChat);
    GateAction action = co_await next();
    if (action.kind != Kind::kSend) continue;
    state_.notice = GateNotice::kNone;
    co_await deliver(std::move(action.text));
  }
}

/// Sends one message, through whatever stands in its way. It is answered, given back as a draft, or
/// left pending because the gate has to be passed again first.
Task<void> GateFlow::deliver(std::string prompt) {
  bool renewed = false;
  state_.pending = prompt;
  state_.draft.clear();
  state_.error.reset();
  for (;;) {
    co_await awaitOnline();
    state_.busy = true;
    show(GateScreen::kChat);
    if (!hasToken()) {
      if (asksForEmail()) co_return;
      const bool started = co_await startQuietly();
      if (!started) co_return;
    }
    const auto answer = co_await api_->send(prompt);
    if (answer) {
      const auto object = json::readObject(*answer);
      const auto remaining = object ? object->integer("remaining") : std::nullopt;
      state_.remaining = remaining ? (*object)["remaining"] : std::string_view();
      state_.pending.clear();
      state_.notice = GateNotice::kNone;
      if (!remaining || *remaining > 0) co_return;
      if (setup_.mode == GateMode::kHomepage) {
        changed();
        co_await sleep(clock_, kLastAnswerShown);
      }
      show(GateScreen::kQuota);
      co_return;
    }
    const Error& error = answer.error();
    if (isTermsNotAccepted(error)) {
      const bool agreed = co_await agreeToTerms(error);
      if (agreed) continue;
      co_return;
    }
    if (isStaleToken(error) && !renewed) {
      renewed = true;
      renew();
      continue;
    }
    co_await giveUp(error);
    co_return;
  }
}

/// Puts the message on its way back into the visitor's hands, and tells why.
Task<void> GateFlow::giveUp(Error error) {
  state_.draft = std::exchange(state_.pending, {});
  state_.error = error;
  state_.notice = noticeOf(error);
  if (isQuotaExceeded(error)) {
    state_.notice = GateNotice::kNone;
    show(GateScreen::kQuota);
  } else if (isVerificationFailure(error)) {
    forgetToken();
    co_await leaveBlocked(std::move(error));
  }
}

/// Starts a session without asking the visitor anything, as far as Turnstile permits. False: the
/// message was given back.
Task<bool> GateFlow::startQuietly() {
  GateEntry entry;
  if (setup_.mode == GateMode::kCaptchaOnly) {
    if (!state_.challenge) wantChallenge(false);
    auto token = co_await challengeToken();
    if (!token) {
      co_await giveUp(challengeFailure(challengeError_));
      co_return false;
    }
    entry.turnstileToken = std::move(*token);
  }
  auto started = co_await api_->begin(entry);
  state_.challenge.reset();
  if (started && hasToken()) {
    state_.notice = GateNotice::kNone;
    co_return true;
  }
  co_await giveUp(started ? Error{.kind = ErrorKind::kProtocol,
                                  .code = "INVALID_RESPONSE",
                                  .message = "The session is not ready, and no e-mail is asked for"}
                          : std::move(started.error()));
  co_return false;
}

/// Gives a token up that no longer counts: the next message passes the gate again first.
void GateFlow::renew() {
  forgetToken();
  state_.notice = GateNotice::kSessionRenewed;
  if (setup_.mode == GateMode::kCaptchaOnly) wantChallenge(false);
}

/// Shows the terms that an answer demands. True: they are accepted, send again.
Task<bool> GateFlow::agreeToTerms(Error error) {
  state_.terms = termsOf(error);
  for (;;) {
    state_.busy = false;
    show(GateScreen::kTerms);
    const GateAction action = co_await next();
    if (action.kind == Kind::kDeclineTerms) {
      state_.terms.reset();
      state_.draft = std::exchange(state_.pending, {});
      co_return false;
    }
    if (action.kind != Kind::kAcceptTerms) continue;
    state_.busy = true;
    state_.notice = GateNotice::kNone;
    changed();
    const auto accepted = co_await api_->acceptTerms(*state_.terms);
    if (!accepted) {
      const Error& refusal = accepted.error();
      if (isStaleToken(refusal)) {
        renew();  // terms take longer to read than a token may last
      } else if (refusal.status == kConflict) {
        state_.notice = GateNotice::kTermsChanged;  // sending again brings the newer version
      } else {
        state_.error = refusal;
        state_.notice = noticeOf(refusal);
        continue;
      }
    }
    state_.terms.reset();
    state_.error.reset();
    co_return true;
  }
}

/// Waits for Turnstile; nullopt when it failed, with `challengeError_` set. Uses the token up.
Task<std::optional<std::string>> GateFlow::challengeToken() {
  Timer quiet(clock_);
  Timer patience(clock_);
  quiet.start(kQuietChallenge, [this] {
    state_.notice = GateNotice::kStillVerifying;
    changed();
  });
  patience.start(kLongestChallenge, [this] {
    challengeError_ = "no answer";
    challenged_.notify();
  });
  while (solved_.empty() && challengeError_.empty()) co_await challenged_;
  if (state_.notice == GateNotice::kStillVerifying) state_.notice = GateNotice::kNone;
  if (solved_.empty()) co_return std::nullopt;
  co_return std::exchange(solved_, {});
}

/// Tells that the visitor was taken for a robot, until they try again.
Task<void> GateFlow::leaveBlocked(Error reason) {
  state_.error = std::move(reason);
  state_.notice = GateNotice::kChallengeFailed;
  state_.challenge.reset();
  show(GateScreen::kBlocked);
  while ((co_await next()).kind != Kind::kRetry) {
  }
  state_.error.reset();
  state_.notice = GateNotice::kNone;
  if (setup_.mode != GateMode::kNone) wantChallenge(asksForEmail());
}

Task<void> GateFlow::awaitOnline() {
  while (!online_) {
    show(GateScreen::kOffline);
    const GateAction action = co_await next();
    if (action.kind == Kind::kRetry) break;  // the browser may be wrong about the network
  }
  online_ = true;
}

Task<GateAction> GateFlow::next() {
  while (actions_.empty()) co_await acted_;
  GateAction action = std::move(actions_.front());
  actions_.pop_front();
  co_return action;
}

bool GateFlow::asksForEmail() const {
  return setup_.mode == GateMode::kCaptchaOtp || setup_.mode == GateMode::kCaptchaMagicLink ||
         setup_.mode == GateMode::kHomepage;
}

bool GateFlow::hasToken() const { return !session_.load().token.empty(); }

void GateFlow::forgetToken() {
  Session session = session_.load();
  session.token.clear();
  session_.save(session);
}

void GateFlow::wantChallenge(bool always) {
  solved_.clear();
  challengeError_.clear();
  const int serial = ++challenges_;
  state_.challenge = {.siteKey = setup_.siteKey, .always = always, .serial = serial};
}

void GateFlow::show(GateScreen screen) {
  if (screen != GateScreen::kChat || state_.pending.empty()) state_.busy = false;
  state_.screen = screen;
  changed();
}

void GateFlow::changed() { changed_(state_); }

GateNotice GateFlow::noticeOf(const Error& error) {
  if (error.status == kTooManyRequests) return GateNotice::kRateLimited;
  const std::string_view name = errorClass(error);
  if (name == "NetworkError" || name == "TimeoutError") return GateNotice::kNetworkError;
  return GateNotice::kServerError;
}

}  // namespace parley::divinci
