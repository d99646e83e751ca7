#include "bindings/flavour.h"

namespace parley::bindings {

const divinci::Catalogue& catalogue() { return divinci::kWidgetCatalogue; }

}  // namespace parley::bindings
