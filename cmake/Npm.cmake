# Node.js, and the npm packages of the lock file.

include_guard(GLOBAL)

set(PARLEY_NODE_MINIMUM 20.19)

find_program(PARLEY_NODE NAMES node nodejs DOC "Node.js, which bundles, tests and serves" REQUIRED)
find_program(PARLEY_NPM NAMES npm DOC "npm, which installs the JavaScript packages" REQUIRED)
execute_process(COMMAND "${PARLEY_NODE}" --version OUTPUT_VARIABLE node_version
  OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
string(REPLACE "v" "" node_version "${node_version}")
if(node_version VERSION_LESS PARLEY_NODE_MINIMUM)
  message(FATAL_ERROR
    "Node.js ${PARLEY_NODE_MINIMUM} or newer is needed; ${PARLEY_NODE} is ${node_version}. "
    "Install a newer one (https://nodejs.org), or name it: -DPARLEY_NODE=/path/to/node")
endif()

# npm ci empties node_modules first: it runs only when the lock file is another than last time. The
# note of that lies inside node_modules, so that it goes when the packages go.
set(lock_file "${PROJECT_SOURCE_DIR}/package-lock.json")
set(stamp "${PROJECT_SOURCE_DIR}/node_modules/.parley-lock")
set_property(DIRECTORY "${PROJECT_SOURCE_DIR}" APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${lock_file}")

file(LOCK "${PROJECT_BINARY_DIR}/npm.lock" GUARD FILE TIMEOUT 900)
file(SHA256 "${lock_file}" wanted)
set(installed "")
if(EXISTS "${stamp}")
  file(READ "${stamp}" installed)
endif()
if(NOT installed STREQUAL wanted)
  message(STATUS "Installing npm packages (a minute or two: one is compiled where no binary fits)")
  execute_process(COMMAND "${PARLEY_NPM}" ci --no-audit --no-fund
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" RESULT_VARIABLE status
    OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR
      "npm ci failed in ${PROJECT_SOURCE_DIR}. It needs the npm registry, or a cache that it filled "
      "before; better-sqlite3 needs a C++ compiler, make and Python 3 where no binary of it fits.\n"
      "${output}")
  endif()
  file(WRITE "${stamp}" "${wanted}")
endif()
file(LOCK "${PROJECT_BINARY_DIR}/npm.lock" RELEASE)

# The programs of the npm packages.
set(PARLEY_NODE_BIN "${PROJECT_SOURCE_DIR}/node_modules/.bin")
