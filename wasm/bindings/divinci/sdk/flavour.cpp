#include "bindings/divinci/flavour.h"

#include "bindings/divinci/sdk/page_tokens.h"
#include "divinci/sdk/sdk_catalogue.h"

namespace parley::bindings {

const divinci::Catalogue& catalogue() { return divinci::sdk::kSdkCatalogue; }

std::unique_ptr<divinci::TokenStore> makeTokens(Page& page, const Environment& environment,
                                                const divinci::Config& config) {
  return std::make_unique<PageTokens>(page, environment, config);
}

}  // namespace parley::bindings
