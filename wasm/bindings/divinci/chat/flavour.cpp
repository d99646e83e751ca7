#include "bindings/divinci/flavour.h"

namespace parley::bindings {

namespace {

/// A widget has no user to sign in again.
class PageToken final : public divinci::TokenStore {
 public:
  explicit PageToken(Page& page) : page_(page) {}
  Task<Result<std::string>> accessToken() override { return page_.ask("accessToken", {}); }

 private:
  Page& page_;
};

}  // namespace

const divinci::Catalogue& catalogue() { return divinci::kWidgetCatalogue; }

std::unique_ptr<divinci::TokenStore> makeTokens(Page& page, const Environment& /*environment*/,
                                                const divinci::Config& /*config*/) {
  return std::make_unique<PageToken>(page);
}

}  // namespace parley::bindings
