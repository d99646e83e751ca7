#pragma once

#include "bindings/handles.h"
#include "bindings/page_client.h"
#include "core/environment.h"
#include "platform/browser_clock.h"
#include "platform/fetch_transport.h"
#include "platform/web_random.h"

namespace parley::bindings {

/// The browser, and the clients that live in it.
struct Module {
  FetchTransport http;
  BrowserClock clock;
  WebRandom random;
  Environment environment{http, clock, random};
  Handles<PageClient> clients;
};

/// Lives as long as the page.
[[nodiscard]] Module& module();

}  // namespace parley::bindings
