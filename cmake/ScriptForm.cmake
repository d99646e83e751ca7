# A module once more as JavaScript, for pages that forbid WebAssembly.

include_guard(GLOBAL)

execute_process(COMMAND "${EMSCRIPTEN_ROOT_PATH}/em-config${EMCC_SUFFIX}" BINARYEN_ROOT
  OUTPUT_VARIABLE binaryen_root OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
find_program(PARLEY_WASM_OPT wasm-opt HINTS "${binaryen_root}/bin" NO_CMAKE_FIND_ROOT_PATH REQUIRED)
find_program(PARLEY_WASM2JS wasm2js HINTS "${binaryen_root}/bin" NO_CMAKE_FIND_ROOT_PATH REQUIRED)

# Writes <name>.wasm.js beside the <name>.wasm of a target: a function that takes the imports and
# returns the exports, so that the target's own glue can use either.
#
# The module is translated as it was linked. Another link with -sWASM=0 would bring a second glue,
# which is another 5 kB to load. wasm2js reads WebAssembly's first version only: what came later is
# put in its terms before. 64-bit integers cross as two halves each; only Embind's registration of
# BigInt types has any, and no binding uses those.
function(parley_add_script_form target)
  set(name "$<TARGET_FILE_DIR:${target}>/$<TARGET_FILE_BASE_NAME:${target}>")
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND "${PARLEY_WASM_OPT}" "${name}.wasm" -o "${name}.mvp.wasm" -Oz
      --enable-bulk-memory --enable-bulk-memory-opt --enable-mutable-globals
      --enable-nontrapping-float-to-int --enable-sign-ext
      --legalize-js-interface --llvm-memory-copy-fill-lowering
      --llvm-nontrapping-fptoint-lowering --signext-lowering
    COMMAND "${PARLEY_WASM2JS}" "${name}.mvp.wasm" -o "${name}.wasm.js" -O --emscripten
    COMMENT "Translating ${target} to JavaScript" VERBATIM)
endfunction()
