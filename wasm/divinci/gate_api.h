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
};

/// What follows the start of a session.
enum class GateStep { kChat, kCode, kLink };

/// The calls that one kind of gate makes, behind names that both kinds share.
class GateApi {
 public:
  virtual ~GateApi() = default;
  virtual Task<Result<GateSetup>> setUp() = 0;
  virtual Task<Result<GateStep>> begin(GateEntry entry) = 0;
  virtual Task<Result<void>> confirm(std::string email, std::string code) = 0;
  /// JSON text {reply, remaining, transcript}.
  virtual Task<Result<std::string>> send(std::string prompt) = 0;
  virtual Task<Result<void>> acceptTerms(Terms terms) = 0;
};

/// The free-chat gate.
class FreeChatApi final : public GateApi {
 public:
  /// `redirectTo` is where a magic link leads. The others must outlive this object.
  FreeChatApi(Client& client, SessionStore& session, std::string redirectTo)
      : client_(client), session_(session), redirectTo_(std::move(redirectTo)) {}

  Task<Result<GateSetup>> setUp() override;
  Task<Result<GateStep>> begin(GateEntry entry) override;
  Task<Result<void>> confirm(std::string email, std::string code) override;
  Task<Result<std::string>> send(std::string prompt) override;
  Task<Result<void>> acceptTerms(Terms terms) override;

 private:
  [[nodiscard]] std::string releaseId() const;

  Client& client_;
  SessionStore& session_;
  std::string redirectTo_;
  GateMode mode_ = GateMode::kCaptchaOtp;
};

/// The older gate of a home page. It has no configuration on the server: the page names the site key.
class HomepageApi final : public GateApi {
 public:
  HomepageApi(Client& client, SessionStore& session, std::string siteKey)
      : client_(client), session_(session), siteKey_(std::move(siteKey)) {}

  Task<Result<GateSetup>> setUp() override;
  Task<Result<GateStep>> begin(GateEntry entry) override;
  Task<Result<void>> confirm(std::string email, std::string code) override;
  Task<Result<std::string>> send(std::string prompt) override;
  Task<Result<void>> acceptTerms(Terms terms) override;

 private:
  Client& client_;
  SessionStore& session_;
  std::string siteKey_;
};

}  // namespace parley::divinci
