#pragma once

#include <memory>

#include "core/http.h"

namespace parley {

/// HTTP over the host's `fetch` (WHATWG Fetch): browsers, and Node 18 or later. The body arrives as
/// it is received. Redirects are followed, and cookies go to the page's own origin only, as `fetch`
/// does by default. A request that cannot be sent (an address that is not http or https, unsafe
/// headers, a GET with a body) ends with kInvalidArgument.
class FetchTransport final : public HttpTransport {
 public:
  [[nodiscard]] std::unique_ptr<HttpExchange> start(HttpRequest request,
                                                    HttpObserver& observer) override;
};

}  // namespace parley
