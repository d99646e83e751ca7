# dist/: what is published, and what its size may be.

include_guard(GLOBAL)

set(PARLEY_BENCH "${PROJECT_SOURCE_DIR}/build/bench")
set(PARLEY_DIST "${PROJECT_SOURCE_DIR}/dist")

# The TypeScript and the reference of endpoints and types, written by a program that reads the tables of the core.
set(PARLEY_GENERATED "${PROJECT_BINARY_DIR}/generated")
add_custom_command(
  OUTPUT "${PROJECT_BINARY_DIR}/generated.stamp"
  COMMAND "${CMAKE_COMMAND}" -E rm -rf "${PARLEY_GENERATED}"
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${PARLEY_GENERATED}/reference/imbrace"
  COMMAND "${PARLEY_NODE}" "$<TARGET_FILE:parley_generate>" "${PARLEY_GENERATED}"
  COMMAND "${CMAKE_COMMAND}" -E touch "${PROJECT_BINARY_DIR}/generated.stamp"
  DEPENDS parley_generate
  COMMENT "Generating TypeScript" VERBATIM)
add_custom_target(parley_generated DEPENDS "${PROJECT_BINARY_DIR}/generated.stamp")

# Renews the part of docs/ that is generated; a test tells when that is due.
set(PARLEY_REFERENCE "${PROJECT_SOURCE_DIR}/docs/reference")
add_custom_target(docs
  COMMAND "${CMAKE_COMMAND}" -E rm -rf "${PARLEY_REFERENCE}"
  COMMAND "${CMAKE_COMMAND}" -E copy_directory "${PARLEY_GENERATED}/reference" "${PARLEY_REFERENCE}"
  DEPENDS parley_generated
  COMMENT "Renewing docs/reference" VERBATIM)

file(GLOB_RECURSE dist_sources CONFIGURE_DEPENDS
  js/*.ts js/*.mjs js/*.json widget/*.ts widget/*.json)
add_custom_command(
  OUTPUT "${PARLEY_DIST}/index.js" "${PARLEY_DIST}/element.js" "${PARLEY_DIST}/parley.js"
    "${PARLEY_DIST}/chat.wasm" "${PARLEY_DIST}/sdk.wasm" "${PARLEY_DIST}/index.d.ts"
    "${PARLEY_DIST}/chat.wasm.js" "${PARLEY_DIST}/sdk.wasm.js" "${PARLEY_DIST}/integrity.json"
  COMMAND "${PARLEY_NODE}" js/bundle.mjs --modules "${PROJECT_BINARY_DIR}"
    --generated "${PARLEY_GENERATED}" --out "${PARLEY_DIST}"
  DEPENDS parley_chat parley_sdk parley_generated "${PROJECT_BINARY_DIR}/generated.stamp"
    ${dist_sources} package.json tsconfig.json package-lock.json
  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
  COMMENT "Bundling dist/" VERBATIM)

# A build that has grown past its budget fails.
add_custom_command(
  OUTPUT "${PARLEY_BENCH}/size.json"
  COMMAND "${PARLEY_NODE}" tests/bench/size.mjs --dist "${PARLEY_DIST}"
    --out "${PARLEY_BENCH}/size.json"
  DEPENDS "${PARLEY_DIST}/index.js" tests/bench/size.mjs tests/bench/budgets.json
  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
  COMMENT "Weighing dist/" VERBATIM)
add_custom_target(dist ALL DEPENDS "${PARLEY_BENCH}/size.json")
