#include "bindings/flavour.h"

#include "divinci/sdk/sdk_catalogue.h"

namespace parley::bindings {

const divinci::Catalogue& catalogue() { return divinci::sdk::kSdkCatalogue; }

}  // namespace parley::bindings
