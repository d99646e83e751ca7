# Finds a C++23 compiler for this machine with AddressSanitizer and UBSan, or fetches one on Debian.

include_guard(GLOBAL)
include("${CMAKE_CURRENT_LIST_DIR}/DebianPrefix.cmake")

# Sets `result` to whether a compiler, with some flags, builds under the sanitizers a program that
# uses what the core uses, and whether that program then runs.
function(parley_native_compiler_works compiler flags result)
  string(RANDOM LENGTH 12 name)
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/native-probe-${name}")
  file(WRITE "${folder}/probe.cpp" [[
#include <coroutine>
#include <expected>
int main() {
  const std::expected<int, char> made(1);
  return made.transform([](int value) { return value - 1; }).value_or(1);
}
]])
  separate_arguments(flags NATIVE_COMMAND "${flags}")
  execute_process(
    COMMAND "${compiler}" -std=c++23 -fno-exceptions -fno-rtti -fsanitize=address,undefined ${flags}
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

# Sets `result` to a compiler and `link_flags` to what it links with, or `result` to an empty string
# where there is none; `reason` then says why.
function(parley_native_compiler result link_flags reason)
  set(candidates "")
  foreach(name IN ITEMS
      $ENV{CXX} clang++-21 clang++-20 clang++-19 clang++-18 clang++ g++-15 g++-14 g++-13 g++)
    find_program(compiler NAMES "${name}" NO_CACHE)
    if(compiler)
      list(APPEND candidates "${compiler}")
    endif()
    unset(compiler)
  endforeach()
  parley_first_working("" ${candidates})
  if(NOT compiler)
    parley_debian_prefix(native prefix missing)
    if(prefix)
      # The machine's own C++ library may be older than the compiler: this one comes with it.
      parley_first_working("-stdlib=libc++ -static-libstdc++" "${prefix}/usr/bin/clang++-19")
      set(missing "the one in ${prefix} does not work. Is libc6-dev installed?")
    endif()
  endif()
  set(${result} "${compiler}" PARENT_SCOPE)
  set(${link_flags} "${working_flags}" PARENT_SCOPE)
  if(compiler)
    set(${reason} "" PARENT_SCOPE)
    return()
  endif()
  set(${reason}
    "no C++23 compiler with AddressSanitizer and UBSan was found, and ${missing}. Install clang 18 or \
newer with libc++ and its sanitizer runtime, or name one in \$CXX." PARENT_SCOPE)
endfunction()

# Sets `compiler` to the first that works with `flags`, and `working_flags` to those.
macro(parley_first_working flags)
  set(compiler "")
  set(working_flags "")
  foreach(candidate IN ITEMS ${ARGN})
    parley_native_compiler_works("${candidate}" "${flags}" works)
    if(works)
      set(compiler "${candidate}")
      set(working_flags "${flags}")
      break()
    endif()
  endforeach()
endmacro()
