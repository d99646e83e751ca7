# Tests with a reason not to run, and tests that Node.js runs.

include_guard(GLOBAL)

# parley_add_test(<name> COMMAND <command>... [SKIP <reason>] [PROPERTIES <name> <value>...])
#
# With a reason to skip it, CTest reports the test as skipped, and the reason stands in its output.
function(parley_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SKIP" "COMMAND;PROPERTIES")
  if(arg_SKIP)
    message(STATUS "Test '${name}' will be skipped: ${arg_SKIP}")
    set(arg_COMMAND "${CMAKE_COMMAND}" -E echo "Skipped: ${arg_SKIP}")
  endif()
  add_test(NAME ${name} COMMAND ${arg_COMMAND} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES SKIP_REGULAR_EXPRESSION "^Skipped: ")
  if(arg_PROPERTIES)
    set_tests_properties(${name} PROPERTIES ${arg_PROPERTIES})
  endif()
endfunction()

# parley_add_node_tests(<group> <pattern>... [SKIP <reason>] [ENVIRONMENT <name=value>...]
#                       [PROPERTIES <name> <value>...])
#
# Adds a test for every file of node:test that a pattern finds, named after the group and the file.
# TypeScript is read by tests/typescript.mjs.
function(parley_add_node_tests group)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SKIP" "ENVIRONMENT;PROPERTIES")
  file(GLOB files CONFIGURE_DEPENDS ${arg_UNPARSED_ARGUMENTS})
  foreach(file IN LISTS files)
    cmake_path(GET file STEM LAST_ONLY stem)
    cmake_path(REPLACE_EXTENSION stem LAST_ONLY "" OUTPUT_VARIABLE stem)
    set(loader "")
    if(file MATCHES "\\.ts$")
      set(loader --import ./tests/typescript.mjs)
    endif()
    parley_add_test(${group}.${stem} SKIP "${arg_SKIP}"
      COMMAND "${PARLEY_NODE}" ${loader} --test "${file}"
      PROPERTIES ${arg_PROPERTIES})
    set_tests_properties(${group}.${stem} PROPERTIES ENVIRONMENT
      "PARLEY_BUILD=${PROJECT_BINARY_DIR};${arg_ENVIRONMENT}")
  endforeach()
endfunction()
