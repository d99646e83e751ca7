# The linters, as tests. Their versions are pinned, so that everybody sees the same complaints:
# clang-format and clang-tidy by their major version, the others by the lock file.

include_guard(GLOBAL)
include(DebianPrefix)

set(PARLEY_LLVM_MAJOR 22)

file(GLOB_RECURSE cpp_files CONFIGURE_DEPENDS
  "${PROJECT_SOURCE_DIR}/wasm/*.h" "${PROJECT_SOURCE_DIR}/wasm/*.cpp"
  "${PROJECT_SOURCE_DIR}/tests/*.h" "${PROJECT_SOURCE_DIR}/tests/*.cpp")

# Sets `result` to one of LLVM's tools in the pinned version; `reason` says why it is empty.
function(parley_llvm_tool name result reason)
  set(${reason} "" PARENT_SCOPE)
  string(MAKE_C_IDENTIFIER "PARLEY_${name}-${PARLEY_LLVM_MAJOR}" variable)
  parley_debian_prefix(lint prefix missing)
  find_program(${variable} NAMES "${name}-${PARLEY_LLVM_MAJOR}" HINTS "${prefix}/usr/bin")
  if(NOT ${variable})
    set(${reason} "${name}-${PARLEY_LLVM_MAJOR} was not found, and ${missing}" PARENT_SCOPE)
  endif()
  set(${result} "${${variable}}" PARENT_SCOPE)
endfunction()

parley_llvm_tool(clang-format clang_format reason)
parley_add_test(lint.clang-format SKIP "${reason}"
  COMMAND "${clang_format}" --dry-run --Werror ${cpp_files})

parley_llvm_tool(clang-tidy clang_tidy reason)
parley_add_test(lint.clang-tidy SKIP "${reason}"
  COMMAND "${PARLEY_NODE}" cmake/clang-tidy.mjs --clang-tidy "${clang_tidy}"
    --build "${PROJECT_BINARY_DIR}" --sysroot "${EMSCRIPTEN_SYSROOT}"
  PROPERTIES TIMEOUT 1200 PROCESSORS 2)

parley_add_test(lint.eslint COMMAND "${PARLEY_NODE}" node_modules/eslint/bin/eslint.js .)
parley_add_test(lint.tsc COMMAND "${PARLEY_NODE}" node_modules/typescript/bin/tsc -p tsconfig.json)
if(EXISTS "${PROJECT_SOURCE_DIR}/demo/gateway/tsconfig.json")
  parley_add_test(lint.tsc-gateway
    COMMAND "${PARLEY_NODE}" node_modules/typescript/bin/tsc -p demo/gateway/tsconfig.json)
endif()
