#pragma once

#include <cstdint>
#include <string>

namespace parley::divinci::sdk {

/// An answer as the vendor's client returns it, by the traits of its row: taken out of its
/// envelope, and with the documented names beside those of the wire. `answer` is JSON text; one of
/// another form is returned as it is.
[[nodiscard]] std::string shaped(std::uint32_t traits, std::string answer);

}  // namespace parley::divinci::sdk
