# Finds a C++23 compiler for this machine with AddressSanitizer and UBSan, or fetches one on Debian.

include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/DebianPrefix.cmake")

# Sets `result` to whether a compiler builds, under the sanitizers, a program that uses what the core
# uses, and whether that program then runs.
function(parley_native_compiler_works compiler result)
  string(RANDOM LENGTH 12 name)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/native-probe-${name}")
  file(WRITE "${folder}/probe.cpp" [[
#include <coroutine>
#include <expected>
#include <memory>
int main() { return std::expected<std::unique_ptr<int>, int>(std::make_unique<int>(0)).value() ? 0 : 1; }
]])
  execute_process(
    COMMAND "${compiler}" -std=c++23 -fno-exceptions -fno-rtti -fsanitize=address,undefined
      "${folder}/probe.cpp" -o "${folder}/probe"
    RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
  if(status EQUAL 0)
    execute_process(COMMAND "${folder}/probe" RESULT_VARIABLE status OUTPUT_QUIET ERROR_QUIET)
  endif()
  file(REMOVE_RECURSE "${folder}")
  if(status EQUAL 0)
    set(${result} TRUE PARENT_SCOPE)
  else()
    set(${result} FALSE PARENT_SCOPE)
  endif()
endfunction()

# Sets `result` to a compiler, or to an empty string where there is none; `reason` then says why.
# GCC 12 is not among the names: it compiles the core, but not its coroutines as they are meant.
function(parley_native_compiler result reason)
  set(${result} "" PARENT_SCOPE)
  foreach(name IN ITEMS clang++-21 clang++-20 clang++-19 clang++-18 clang++ g++-15 g++-14 g++-13)
    find_program(compiler NAMES ${name} NO_CACHE)
    if(compiler)
      parley_native_compiler_works("${compiler}" works)
      if(works)
        set(${result} "${compiler}" PARENT_SCOPE)
        return()
      endif()
    endif()
    unset(compiler)
  endforeach()

  parley_debian_prefix(native prefix missing)
  if(prefix)
    set(compiler "${prefix}/usr/bin/clang++-19")
    parley_native_compiler_works("${compiler}" works)
    if(works)
      set(${result} "${compiler}" PARENT_SCOPE)
      return()
    endif()
    set(missing "the one in ${prefix} does not work: does the machine have g++ and its C library's headers?")
  endif()
  set(${reason}
    "No C++23 compiler with AddressSanitizer and UBSan was found, and ${missing}. Install clang 18 or \
newer with its sanitizer runtime (Debian: clang-19 libclang-rt-19-dev), or name one in $CXX."
    PARENT_SCOPE)
endfunction()
