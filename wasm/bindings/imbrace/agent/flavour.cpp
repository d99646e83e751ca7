#include "bindings/imbrace/flavour.h"

namespace parley::bindings {

const imbrace::Catalogue& imbraceCatalogue() { return imbrace::kWidgetCatalogue; }

}  // namespace parley::bindings
