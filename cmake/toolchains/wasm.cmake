# The toolchain file of the WebAssembly builds: Emscripten's own, once an Emscripten is there.

include("${CMAKE_CURRENT_LIST_DIR}/../Emscripten.cmake")
parley_emscripten_root(EMSCRIPTEN_ROOT_PATH)
include("${EMSCRIPTEN_ROOT_PATH}/cmake/Modules/Platform/Emscripten.cmake")
