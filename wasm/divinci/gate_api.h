#pragma once

#include <optional>
#include <string>

#include "core/error.h"
#include "core/task.h"
#include "divinci/client.h"
#include "divinci/gate_state.h"

namespace parley::divinci {

/// How a gate is set up.
struct GateSetup {
  GateMode mode = GateMode::kHomepage;
  std::string siteKey;
};

/// What a visitor gave to begin with. The e-mail address is empty in the modes that ask for none.
struct GateEntry {
  std::string turnstileToken;
  std::string email;
  bool marketingConsent = false;
  bool wantsLink = false;  ///< A magic link rather than a code.
};

/// One call's answer as JSON text. Tasks of the client are passed on as they are: a coroutine
/// around each would be as large as all that is done here.
using Answer = Task<Result<std::string>>;

/// The calls that one kind of gate makes, behind names that both kinds share.
class GateApi {
 public:
  virtual ~GateApi() = default;
  virtual Task<Result<GateSetup>> setUp() = 0;
  virtual Answer begin(const GateEntry& entry) = 0;
  virtual Answer confirm(const std::string& email, const std::string& code) = 0;
  /// {reply, remaining, transcript}
  virtual Answer send(const std::string& prompt) = 0;
  virtual Answer acceptTerms(const Terms& terms) = 0;
};

/// The free-chat gate.
class FreeChatApi final : public GateApi {
 public:
  /// `redirectTo` is where a magic link leads. The others must outlive this object.
  FreeChatApi(Client& client, SessionStore& session, std::string redirectTo)
      : client_(client), session_(session), redirectTo_(std::move(redirectTo)) {}

  Task<Result<GateSetup>> setUp() override;
  Answer begin(const GateEntry& entry) override;
  Answer confirm(const std::string& email, const std::string& code) override;
  Answer send(const std::string& prompt) override;
  Answer acceptTerms(const Terms& terms) override;

 private:
  [[nodiscard]] std::string releaseId() const;

  Client& client_;
  SessionStore& session_;
  std::string redirectTo_;
};

/// The older gate of a home page. It has no configuration on the server: the page names the site
/// key.
class HomepageApi final : public GateApi {
 public:
  HomepageApi(Client& client, SessionStore& session, std::string siteKey)
      : client_(client), session_(session), siteKey_(std::move(siteKey)) {}

  Task<Result<GateSetup>> setUp() override;
  Answer begin(const GateEntry& entry) override;
  Answer confirm(const std::string& email, const std::string& code) override;
  Answer send(const std::string& prompt) override;
  Answer acceptTerms(const Terms& terms) override;

 private:
  Client& client_;
  SessionStore& session_;
  std::string siteKey_;
};

}  // namespace parley::divinci
