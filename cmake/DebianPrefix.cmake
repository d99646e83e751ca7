# Tools and libraries that Debian has in a newer suite, unpacked into a cache folder of the user.

include_guard(GLOBAL)

# Raise a revision when its recipe in debian_prefix.py changes, so that a new prefix is made.
set(PARLEY_PREFIX_emscripten emscripten-r1)
set(PARLEY_PREFIX_libraries libraries-r2)
set(PARLEY_PREFIX_lint lint-r2)
set(PARLEY_PREFIX_native native-r1)

# The folder that downloads are kept in, shared by all checkouts: $PARLEY_CACHE, or else the user's
# cache folder.
function(parley_cache_dir result)
  if(NOT "$ENV{PARLEY_CACHE}" STREQUAL "")
    set(folder "$ENV{PARLEY_CACHE}")
  elseif(NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(folder "$ENV{XDG_CACHE_HOME}/parley")
  else()
    set(folder "$ENV{HOME}/.cache/parley")
  endif()
  cmake_path(ABSOLUTE_PATH folder NORMALIZE)
  set(${result} "${folder}" PARENT_SCOPE)
endfunction()

# Sets `result` to the prefix of a recipe of debian_prefix.py, made now if it is not there yet, or to
# an empty string where it cannot be had; `reason` then says why.
function(parley_debian_prefix recipe result reason)
  set(${result} "" PARENT_SCOPE)
  set(${reason} "" PARENT_SCOPE)
  parley_cache_dir(cache)
  set(prefix "${cache}/${PARLEY_PREFIX_${recipe}}")
  if(EXISTS "${prefix}/.complete")
    set(${result} "${prefix}" PARENT_SCOPE)
    return()
  endif()

  cmake_host_system_information(RESULT distribution QUERY DISTRIB_ID)
  if(NOT distribution STREQUAL "debian")
    set(${reason} "it is fetched by itself on Debian only" PARENT_SCOPE)
    return()
  endif()
  find_program(PARLEY_PYTHON NAMES python3 DOC "Python 3, which unpacks Debian packages")
  if(NOT PARLEY_PYTHON)
    set(${reason} "python3 is missing: apt-get install python3" PARENT_SCOPE)
    return()
  endif()

  message(STATUS "Fetching Debian packages for '${recipe}' into ${prefix}")
  execute_process(
    COMMAND "${PARLEY_PYTHON}" "${CMAKE_CURRENT_FUNCTION_LIST_DIR}/debian_prefix.py" ${recipe} "${prefix}"
    RESULT_VARIABLE status ERROR_VARIABLE error ERROR_STRIP_TRAILING_WHITESPACE)
  if(status EQUAL 0)
    set(${result} "${prefix}" PARENT_SCOPE)
  else()
    set(${reason} "Debian packages could not be fetched (is there a network?)\n${error}" PARENT_SCOPE)
  endif()
endfunction()
