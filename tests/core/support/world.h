#pragma once

#include "core/environment.h"
#include "core/support/fixed_random.h"
#include "core/support/manual_clock.h"
#include "core/support/scripted_http.h"

namespace parley::test {

/// All that a client needs from the outside, in the test's hand.
struct World {
  ManualClock clock;
  ScriptedHttp http{clock};
  FixedRandom random;
  Environment environment{http, clock, random};
};

}  // namespace parley::test
