# The toolchain file of the native build: a compiler of this machine that knows C++23 and has the
# sanitizers, or on Debian one that is fetched.

include("${CMAKE_CURRENT_LIST_DIR}/../NativeCompiler.cmake")

if(NOT CMAKE_CXX_COMPILER)
  parley_native_compiler(CMAKE_CXX_COMPILER link_flags reason)
  if(NOT CMAKE_CXX_COMPILER)
    message(FATAL_ERROR "The native build cannot be made: ${reason}")
  endif()
  if(link_flags MATCHES "libc\\+\\+")
    set(CMAKE_CXX_FLAGS_INIT -stdlib=libc++)
  endif()
  set(CMAKE_EXE_LINKER_FLAGS_INIT "${link_flags}")
endif()
