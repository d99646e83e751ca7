# nlohmann/json and the sources of GoogleTest: on Debian from its newest suite, elsewhere from the
# system, and where the system has none, downloaded in a pinned version.

include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/DebianPrefix.cmake")
include(FetchContent)

parley_debian_prefix(libraries PARLEY_LIBRARIES PARLEY_LIBRARIES_REASON)

# A library that only this project's sources include: its headers are not ours to warn about.
add_library(parley_json INTERFACE)

find_path(PARLEY_JSON_INCLUDE nlohmann/json.hpp
  HINTS "${PARLEY_LIBRARIES}/usr/include" PATHS /usr/include /usr/local/include /opt/homebrew/include
  NO_CMAKE_FIND_ROOT_PATH)
if(NOT PARLEY_JSON_INCLUDE)
  message(STATUS "Downloading nlohmann/json")
  FetchContent_Declare(nlohmann_json
    URL https://github.com/nlohmann/json/releases/download/v3.11.3/json.tar.xz
    URL_HASH SHA256=d6c65aca6b1ed68e7a182f4757257b107ae403032760ed6ef121c9d55e81757d)
  FetchContent_MakeAvailable(nlohmann_json)
  set(PARLEY_JSON_INCLUDE "${nlohmann_json_SOURCE_DIR}/include")
endif()
target_include_directories(parley_json SYSTEM INTERFACE "${PARLEY_JSON_INCLUDE}")
target_compile_definitions(parley_json INTERFACE JSON_NOEXCEPTION)

if(PARLEY_TESTS)
  find_path(PARLEY_GOOGLETEST googletest/src/gtest-all.cc
    HINTS "${PARLEY_LIBRARIES}/usr/src/googletest" PATHS /usr/src/googletest
    NO_CMAKE_FIND_ROOT_PATH)
  if(NOT PARLEY_GOOGLETEST)
    message(STATUS "Downloading GoogleTest")
    FetchContent_Declare(googletest
      URL https://github.com/google/googletest/archive/refs/tags/v1.14.0.tar.gz
      URL_HASH SHA256=8ad598c73ad796e0d8280b082cebd82a630d73e73cd3c70057938a6501bba5d7)
    FetchContent_Populate(googletest)
    set(PARLEY_GOOGLETEST "${googletest_SOURCE_DIR}")
  endif()
  add_library(parley_gtest STATIC EXCLUDE_FROM_ALL
    "${PARLEY_GOOGLETEST}/googletest/src/gtest-all.cc"
    "${PARLEY_GOOGLETEST}/googlemock/src/gmock-all.cc"
    "${PARLEY_GOOGLETEST}/googlemock/src/gmock_main.cc")
  target_include_directories(parley_gtest SYSTEM
    PUBLIC "${PARLEY_GOOGLETEST}/googletest/include" "${PARLEY_GOOGLETEST}/googlemock/include"
    PRIVATE "${PARLEY_GOOGLETEST}/googletest" "${PARLEY_GOOGLETEST}/googlemock")
  set_target_properties(parley_gtest PROPERTIES COMPILE_WARNING_AS_ERROR OFF)
endif()
