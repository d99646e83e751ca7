#pragma once

#include <string>

#include "core/error.h"

namespace parley::test {

/// A result in a form that tests can compare and print: the value, or the error's code.
inline std::string textOf(const Result<std::string>& result) {
  return result ? *result : "error " + result.error().code;
}

}  // namespace parley::test
