#pragma once

#include <optional>
#include <string>

#include "core/error.h"

namespace parley::divinci {

/// How a release guards its chat: reference, section 2.17. kHomepage is the older gate, which has
/// one form only.
enum class GateMode { kNone, kCaptchaOnly, kCaptchaOtp, kCaptchaMagicLink, kHomepage };

/// What a visitor sees: section 5.
enum class GateScreen {
  kLoading,
  kEmail,
  kCode,
  kLinkSent,
  kChat,
  kQuota,
  kTerms,
  kBlocked,
  kOffline,
  kError
};

/// A sentence beside a screen.
enum class GateNotice {
  kNone,
  kStillVerifying,
  kCodeRejected,
  kEmailRejected,
  kChallengeFailed,
  kTermsChanged,
  kSessionRenewed,
  kRateLimited,
  kServerError,
  kNetworkError
};

/// A Turnstile token that is wanted from the page.
struct Challenge {
  std::string siteKey;
  bool always = true;  ///< Visible from the start, or only when the visitor must act.
  int serial = 0;      ///< Grows with each token wanted: the one before is used up or was refused.
};

struct Terms {
  std::string tosId;
  std::string version;  ///< JSON text: its type is the server's business.
  std::string title;
  std::string content;  ///< Markdown.
};

/// All that a user interface needs to show a gate. One value, replaced whole.
struct GateState {
  GateScreen screen = GateScreen::kLoading;
  std::optional<GateMode> mode{};  ///< Unknown until the configuration is there.
  bool busy = false;
  std::optional<Challenge> challenge{};
  std::string email{};
  std::string pending{};    ///< The message on its way, or waiting to be sent.
  std::string draft{};      ///< A message that could not be sent, for the composer.
  std::string remaining{};  ///< JSON text of the number the server gave; empty when unknown.
  std::optional<Terms> terms{};
  GateNotice notice = GateNotice::kNone;
  std::optional<Error> error{};
};

/// The state as JSON, in the words of JavaScript's `GateState`.
[[nodiscard]] std::string stateJson(const GateState& state);

/// Reads `mode` as the wire spells it; nullopt for a word that is not known.
[[nodiscard]] std::optional<GateMode> readGateMode(std::string_view word);

}  // namespace parley::divinci
