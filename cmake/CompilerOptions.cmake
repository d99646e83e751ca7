# How every C++ source of the project is compiled.

include_guard(GLOBAL)

# Errors are values: nothing throws, and nothing asks for a type at run time. It holds for every
# target, GoogleTest too, because the coroutine headers mean something else with exceptions on.
# Emscripten's linker chooses its libraries by the same flags.
add_compile_options(-fno-exceptions -fno-rtti)
add_link_options(-fno-exceptions -fno-rtti)

if(EMSCRIPTEN)
  # Embind names unregistered types through RTTI unless it is told not to.
  add_compile_definitions(EMSCRIPTEN_HAS_UNBOUND_TYPE_NAMES=0)
  add_compile_options(-flto)
  add_link_options(-flto)
  # What a page loads counts, and the few hot files are named in wasm/CMakeLists.txt: the module is
  # a seventh smaller than with -Os, after compression.
  set(CMAKE_CXX_FLAGS_MINSIZEREL "-Oz -DNDEBUG")
else()
  add_compile_options(
    -O1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
    # GCC has no list of exceptions.
    "$<IF:$<CXX_COMPILER_ID:GNU>,-fno-sanitize=pointer-overflow,-fsanitize-ignorelist=${CMAKE_CURRENT_LIST_DIR}/sanitizer-ignore.txt>")
  add_link_options(-fsanitize=address,undefined)
endif()

# Linked by the project's own targets only.
add_library(parley_warnings INTERFACE)
target_compile_options(parley_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wimplicit-fallthrough)
