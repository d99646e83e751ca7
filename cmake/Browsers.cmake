# Finds the browsers of the browser tests and the bench; for the tests, installs Debian's where that is
# allowed.

include_guard(GLOBAL)

find_program(PARLEY_CHROMIUM
  NAMES "$ENV{CHROMIUM}" chromium chromium-browser google-chrome-stable google-chrome chrome msedge
    "Google Chrome" Chromium
  PATHS "/Applications/Google Chrome.app/Contents/MacOS" "/Applications/Chromium.app/Contents/MacOS"
  DOC "The Chromium of the browser tests and the bench")

# Debian's alone: the tests' driver has to know the version.
find_program(PARLEY_FIREFOX
  NAMES "$ENV{FIREFOX}" firefox-esr
  DOC "The Firefox of the browser tests")

# Sets `result` to the path of a browser, CHROMIUM or FIREFOX, or to an empty string where there is none;
# `reason` then says why, and how to get one. Debian has it as `package`.
function(parley_browser browser package result reason)
  set(${reason} "" PARENT_SCOPE)
  set(path PARLEY_${browser})
  if(NOT ${path})
    parley_install_browser("${package}" problem)
    find_program(${path} NAMES "${package}")
  endif()
  if(${path})
    set(${result} "${${path}}" PARENT_SCOPE)
  else()
    set(${result} "" PARENT_SCOPE)
    set(${reason}
      "no ${package} was found (${problem}). Install one (Debian: apt-get install ${package}), or name \
it: ${browser}=/path/to/${package}" PARENT_SCOPE)
  endif()
endfunction()

# Installs a browser of Debian's if this is a Debian and its root. `problem` says why it is not installed.
function(parley_install_browser package problem)
  cmake_host_system_information(RESULT distribution QUERY DISTRIB_ID)
  execute_process(COMMAND id -u OUTPUT_VARIABLE user OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(NOT distribution STREQUAL "debian" OR NOT user STREQUAL "0")
    set(${problem} "it is installed by itself on Debian as root only" PARENT_SCOPE)
    return()
  endif()
  message(STATUS "Installing Debian's ${package}")
  foreach(step IN ITEMS "update" "install --yes --no-install-recommends ${package}")
    separate_arguments(arguments UNIX_COMMAND "${step}")
    execute_process(
      COMMAND "${CMAKE_COMMAND}" -E env DEBIAN_FRONTEND=noninteractive
        apt-get --quiet -o DPkg::Lock::Timeout=600 ${arguments}
      RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE error ERROR_STRIP_TRAILING_WHITESPACE)
    if(NOT status EQUAL 0)
      set(${problem} "apt-get ${step} failed: ${error}" PARENT_SCOPE)
      return()
    endif()
  endforeach()
  set(${problem} "" PARENT_SCOPE)
endfunction()
