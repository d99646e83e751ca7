#include "event_loop.h"

#include <emscripten.h>

#include <cstdlib>

namespace parley {

namespace {

constexpr double kLongestWait = 30'000;
constexpr int kTurns = 25;

EM_JS_DEPS(server, "$UTF8ToString,$stringToNewUTF8")
EM_JS(char*, server, (const char* name),
      { return stringToNewUTF8(globalThis["parleyServers"][UTF8ToString(name)]); })

std::string compose(const char* name, std::string_view scheme, std::string_view path) {
  char* const host = server(name);
  std::string url(scheme);
  url.append("://").append(host).append(path);
  std::free(host);
  return url;
}

}  // namespace

bool eventually(const std::function<bool()>& done) {
  const double deadline = emscripten_get_now() + kLongestWait;
  while (!done()) {
    if (emscripten_get_now() > deadline) return false;
    emscripten_sleep(1);
  }
  return true;
}

void settle() {
  for (int turn = 0; turn < kTurns; ++turn) emscripten_sleep(1);
}

void runScript(const std::string& script) { emscripten_run_script(script.c_str()); }

std::string address(std::string_view scheme, std::string_view path) {
  return compose("here", scheme, path);
}

std::string otherAddress(std::string_view scheme, std::string_view path) {
  return compose("elsewhere", scheme, path);
}

std::string deadAddress(std::string_view scheme, std::string_view path) {
  return compose("nowhere", scheme, path);
}

}  // namespace parley
