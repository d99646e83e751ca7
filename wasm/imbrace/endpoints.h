#pragma once

#include <cstdint>

#include "core/endpoint.h"

namespace parley::imbrace {

/// How a call is sent, and what of its answer is the result: bits of `Endpoint::traits` (reference,
/// section 5). Without any of them the result is the answer's JSON.
enum Trait : std::uint32_t {
  kUnwrapsData = 1U << 0U,     ///< It is the answer's `data`, where that is not null.
  kUnwrapsFolder = 1U << 1U,   ///< …and of that `folder`, where there is one.
  kAnswersNothing = 1U << 2U,  ///< Whatever comes back is not looked at.
  kAnswersTrue = 1U << 3U,     ///< The same, and the result is `true`.
  kIsResponse = 1U << 4U,      ///< The page gets the `Response` itself, whose body it reads.
  kIsChat = 1U << 5U,          ///< The server keeps the message even when it fails to answer it.
};

}  // namespace parley::imbrace
