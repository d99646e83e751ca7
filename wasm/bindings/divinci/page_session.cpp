#include "bindings/divinci/page_session.h"

#include <string>

namespace parley::bindings {

divinci::Session PageSession::load() const {
  return divinci::readSession(read_().as<std::string>());
}

void PageSession::save(const divinci::Session& session) {
  write_(session.releaseId, session.token, session.language, session.transcript, session.signature);
}

}  // namespace parley::bindings
