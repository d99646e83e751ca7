# What a workflow runs in the foreground: the demo and the benches.

include_guard(GLOBAL)
include(Browsers)

add_custom_target(demo
  COMMAND "${PARLEY_NODE}" demo/gateway/main.mjs
  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
  COMMENT "Serving the demo" USES_TERMINAL VERBATIM)
add_dependencies(demo dist)

add_custom_target(bench
  COMMAND "${CMAKE_COMMAND}" -E env "CHROMIUM_PATH=$<IF:$<BOOL:${PARLEY_CHROMIUM}>,${PARLEY_CHROMIUM},>"
    "${PARLEY_NODE}" tests/bench/run.mjs --out "${PARLEY_BENCH}"
  WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
  COMMENT "Measuring" USES_TERMINAL VERBATIM)
add_dependencies(bench dist)
