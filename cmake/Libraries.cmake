# RapidJSON, and the sources of GoogleTest: on Debian from its newest suite, elsewhere from the
# system, and where the system has none, downloaded in a pinned version.

include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/DebianPrefix.cmake")
include(FetchContent)

parley_debian_prefix(libraries libraries_prefix reason)

# parley_find_sources(<result> <file> SYSTEM <folder>... URL <url> SHA256 <hash> [IN <subfolder>])
#
# Sets `result` to the folder that `file` lies in: below the Debian prefix, below a folder of the
# system, or in the archive at `url`. SOURCE_SUBDIR names no folder, so that nothing is configured.
function(parley_find_sources result file)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "URL;SHA256;IN" "SYSTEM")
  list(TRANSFORM arg_SYSTEM PREPEND "${libraries_prefix}" OUTPUT_VARIABLE hints)
  find_path(${result} ${file} HINTS ${hints} PATHS ${arg_SYSTEM} NO_CMAKE_FIND_ROOT_PATH)
  if(NOT ${result})
    message(STATUS "Downloading ${arg_URL}")
    FetchContent_Declare(${result} URL "${arg_URL}" URL_HASH SHA256=${arg_SHA256} SOURCE_SUBDIR none)
    FetchContent_MakeAvailable(${result})
    string(TOLOWER ${result} name)
    set(${result} "${${name}_SOURCE_DIR}${arg_IN}" PARENT_SCOPE)
  endif()
endfunction()

parley_find_sources(PARLEY_RAPIDJSON rapidjson/reader.h
  SYSTEM /usr/include /usr/local/include /opt/homebrew/include
  URL https://github.com/Tencent/rapidjson/archive/v1.1.0.tar.gz
  SHA256 bf7ced29704a1e696fbccf2a2b4ea068e7774fa37f6d7dd4039d0787f8bed98e IN /include)

add_library(parley_rapidjson INTERFACE)
target_include_directories(parley_rapidjson SYSTEM INTERFACE "${PARLEY_RAPIDJSON}")

if(PARLEY_TESTS)
  parley_find_sources(PARLEY_GOOGLETEST googletest/src/gtest-all.cc
    SYSTEM /usr/src/googletest
    URL https://github.com/google/googletest/archive/refs/tags/v1.17.0.tar.gz
    SHA256 65fab701d9829d38cb77c14acdc431d2108bfdbf8979e40eb8ae567edf10b27c)

  add_library(parley_gtest STATIC EXCLUDE_FROM_ALL
    "${PARLEY_GOOGLETEST}/googletest/src/gtest-all.cc"
    "${PARLEY_GOOGLETEST}/googlemock/src/gmock-all.cc"
    "${PARLEY_GOOGLETEST}/googlemock/src/gmock_main.cc")
  target_include_directories(parley_gtest SYSTEM
    PUBLIC "${PARLEY_GOOGLETEST}/googletest/include" "${PARLEY_GOOGLETEST}/googlemock/include"
    PRIVATE "${PARLEY_GOOGLETEST}/googletest" "${PARLEY_GOOGLETEST}/googlemock")
  set_target_properties(parley_gtest PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
endif()
