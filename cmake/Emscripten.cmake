# Finds an Emscripten that is new enough, or fetches one on Debian.

include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/DebianPrefix.cmake")

set(PARLEY_EMSCRIPTEN_MINIMUM 5)

# Sets `result` to the version of the Emscripten in a folder; empty where there is none.
function(parley_emscripten_version root result)
  set(version "")
  if(EXISTS "${root}/emscripten-version.txt"
     AND EXISTS "${root}/cmake/Modules/Platform/Emscripten.cmake")
    file(READ "${root}/emscripten-version.txt" text)
    string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" version "${text}")
  endif()
  set(${result} "${version}" PARENT_SCOPE)
endfunction()

# Sets `result` to the folder that holds emcc and its CMake platform module. Ends the configuration
# with advice where no Emscripten can be had.
function(parley_emscripten_root result)
  set(candidates "$ENV{EMSDK}/upstream/emscripten" "$ENV{EMSCRIPTEN}")
  find_program(PARLEY_EMCC NAMES emcc NO_CACHE)
  if(PARLEY_EMCC)
    file(REAL_PATH "${PARLEY_EMCC}" emcc)
    cmake_path(GET emcc PARENT_PATH folder)
    # Homebrew puts a script into bin/ that starts the one in libexec/.
    list(APPEND candidates "${folder}" "${folder}/../libexec")
  endif()
  set(rejected "")
  foreach(candidate IN LISTS candidates)
    parley_emscripten_version("${candidate}" version)
    if(version VERSION_GREATER_EQUAL PARLEY_EMSCRIPTEN_MINIMUM)
      set(${result} "${candidate}" PARENT_SCOPE)
      return()
    elseif(version)
      string(APPEND rejected "  ${candidate} is version ${version}.\n")
    endif()
  endforeach()

  parley_debian_prefix(emscripten prefix reason)
  if(NOT prefix)
    message(FATAL_ERROR
      "Emscripten ${PARLEY_EMSCRIPTEN_MINIMUM} or newer was not found, and ${reason}\n${rejected}"
      "Install it with the emsdk, then run the same command again in that shell:\n"
      "  git clone https://github.com/emscripten-core/emsdk.git && cd emsdk\n"
      "  ./emsdk install latest && ./emsdk activate latest && . ./emsdk_env.sh")
  endif()
  set(${result} "${prefix}/usr/share/emscripten" PARENT_SCOPE)
endfunction()
