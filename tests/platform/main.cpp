#include <emscripten.h>
#include <gmock/gmock.h>

// What main returns is lost once it has waited for the event loop, and cancelled timers count as
// work under way: the program ends itself.
int main(int argc, char** argv) {
  testing::InitGoogleMock(&argc, argv);
  emscripten_force_exit(RUN_ALL_TESTS());
}
