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
  kInternal = 1U << 11U,        ///< A step of another call: not a method in JavaScript.

  // Of the calls in divinci/sdk: see shapes.h there.
  kIsChat = 1U << 12U,      ///< `chat` is taken out of its envelope, and gets its documented names.
  kIsChatPage = 1U << 13U,  ///< So do the chats of a page; a bare list becomes one.
  kIsTranscript = 1U << 14U,  ///< `messages` is taken out, and each gets its `id`.
  kIsPreset = 1U << 15U,      ///< `preset` is taken out.
  kIsPresets = 1U << 16U,     ///< `presets` is taken out.
  kIsRelease = 1U << 17U,     ///< `id` and `name` are added.
  kIsText = 1U << 18U,        ///< The answer is a text of whatever type.
  kSteps = 1U << 19U,  ///< A function of this name makes several calls, or reads a stream; the row
                       ///< is for people and declarations.
  kScoped =
      1U << 20U,  ///< The first argument is given once, to the namespace: `notes(p).add(content)`.
  kMultipart = 1U << 21U,  ///< The members of the body are the parts of a form, files among them.
  kIsSocket = 1U << 22U,   ///< A WebSocket of the realtime service is opened, not a request sent;
                           ///< the body is what a ticket is asked for with.
};

/// A row with what only people and the generators of declarations and reference read; it costs the
/// shipped module nothing.
struct EndpointRow {
  Endpoint call;
  std::string_view types;  ///< TypeScript types of the parameters, parted by "; ", `?` in front of
                           ///< an optional one.
  std::string_view returns;  ///< TypeScript type of the result, which a promise brings; with `=` in
                             ///< front, of what is returned at once.
  std::string_view summary;  ///< One sentence.
};

/// The row of a method; nullptr when there is none.
[[nodiscard]] const Endpoint* findEndpoint(std::string_view name);

}  // namespace parley::divinci
