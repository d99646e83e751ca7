#pragma once

#include <emscripten/val.h>

#include <string>
#include <utility>
#include <vector>

#include "bindings/page.h"
#include "core/task.h"

namespace parley::bindings {

class DivinciClient;

/// A client of JavaScript, with the calls under way. `settle(ok, text)` is called once for each:
/// the result's JSON text (empty for undefined), or the error's.
class PageClient {
 public:
  explicit PageClient(emscripten::val ask) : page_(std::move(ask)) {}
  PageClient(const PageClient&) = delete;
  PageClient& operator=(const PageClient&) = delete;
  virtual ~PageClient() = default;

  /// Starts a call, whose number is returned. It may be settled before this returns. What the
  /// method asks of the function that was given along with it goes to `ask`, as "callback", with
  /// the call's number. `session` is the conversation that it belongs to, for vendors that have
  /// those.
  int call(std::string method, std::string arguments, emscripten::val session,
           emscripten::val settle);

  /// Ends a call: its request is aborted, and it is not settled.
  void cancel(int call);

  [[nodiscard]] Page& page() { return page_; }

  /// This, when it is one of Divinci's that can be used.
  [[nodiscard]] virtual DivinciClient* asDivinci() { return nullptr; }

 protected:
  virtual Task<void> run(int call, std::string method, std::string arguments,
                         emscripten::val session, emscripten::val settle) = 0;

 private:
  Page page_;
  std::vector<std::pair<int, Running>> calls_;
  int lastCall_ = 0;
};

}  // namespace parley::bindings
