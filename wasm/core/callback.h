#pragma once

#include <string>

#include "core/error.h"
#include "core/task.h"

namespace parley {

/// What the page contributes to a call under way: a model for delegated messages, whoever follows a
/// stream, the sender of an upload.
class Callback {
 public:
  virtual ~Callback() = default;
  /// `argument` is JSON text, whose meaning is the call's. The result is plain text.
  virtual Task<Result<std::string>> call(std::string argument) = 0;
};

}  // namespace parley
