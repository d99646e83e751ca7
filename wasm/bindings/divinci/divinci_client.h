#pragma once

#include <emscripten/val.h>

#include <memory>
#include <optional>
#include <string>

#include "bindings/page_client.h"
#include "core/environment.h"
#include "core/error.h"
#include "divinci/client.h"
#include "divinci/token_store.h"

namespace parley::bindings {

/// One `DivinciClient` of JavaScript.
class DivinciClient final : public PageClient {
 public:
  /// A configuration that cannot be used is reported by every call.
  DivinciClient(const Environment& environment, const std::string& config, emscripten::val ask);

  [[nodiscard]] Result<void> ready() const;
  /// Only when `ready`.
  [[nodiscard]] divinci::Client& client() { return *client_; }

  [[nodiscard]] DivinciClient* asDivinci() override { return this; }

 private:
  Task<void> run(int call, std::string method, std::string arguments, emscripten::val session,
                 emscripten::val settle) override;

  std::unique_ptr<divinci::TokenStore> tokens_;
  std::optional<Error> fault_;
  std::optional<divinci::Client> client_;
};

/// The client that JavaScript knows by a number; nullptr when there is none, or it is closed.
[[nodiscard]] DivinciClient* findDivinciClient(int handle);

}  // namespace parley::bindings
