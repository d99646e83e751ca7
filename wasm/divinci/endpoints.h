#pragma once

#include <cstdint>
#include <string_view>

#include "core/endpoint.h"

namespace parley::divinci {

/// What a call needs before it can be sent, and what its answer does to the conversation: bits of
/// `Endpoint::traits`.
enum Trait : std::uint32_t {
  kNeedsToken = 1U << 0U,         ///< The gate has been passed.
  kNeedsTranscript = 1U << 1U,    ///< A message has been answered and signed.
  kNeedsRelease = 1U << 2U,       ///< A release is known: named in the call, or started with.
  kNeedsMessageIndex = 1U << 3U,  ///< The first argument is the index of a transcript entry.
  kKeepsToken = 1U << 4U,  ///< The `token` of an answer whose `status` is "ready" opens the gate.
  kRequiresToken = 1U << 5U,  ///< …of any answer, and one without is an error.
  kKeepsRelease = 1U << 6U,   ///< The release asked for becomes the conversation's.
  kKeepsTranscript =
      1U << 7U,  ///< A signed transcript comes back; the result is {reply, remaining, transcript}.
  kCountsRemaining = 1U << 8U,  ///< …and `remaining` is 0 when the server does not say.
  kGateConfig = 1U << 9U,       ///< `turnstileSiteKey` and `siteActions` get their defaults.
  kAnswersNothing = 1U << 10U,  ///< Whatever comes back is not passed on.

  // Of the calls in divinci/sdk: see shapes.h there.
  kIsChat = 1U << 12U,      ///< `chat` is taken out of its envelope, and gets its documented names.
  kIsChatPage = 1U << 13U,  ///< So do the chats of a page; a bare list becomes one.
  kIsTranscript = 1U << 14U,  ///< `messages` is taken out, and each gets its `id`.
  kIsPreset = 1U << 15U,      ///< `preset` is taken out.
  kIsPresets = 1U << 16U,     ///< `presets` is taken out.
  kIsRelease = 1U << 17U,     ///< `id` and `name` are added.
  kIsText = 1U << 18U,        ///< The answer is a text of whatever type.
  kIsSocket = 1U << 22U,  ///< A WebSocket of the realtime service is opened, not a request sent;
                          ///< the body is what a ticket is asked for with.
};

/// The row of a method; nullptr when there is none.
[[nodiscard]] const Endpoint* findEndpoint(std::string_view name);

}  // namespace parley::divinci
