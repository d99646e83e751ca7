# Configures, builds and runs the native tests: the body of the test "native".

foreach(step IN ITEMS "cmake --preset native" "cmake --build --preset native" "ctest --preset native")
  separate_arguments(command UNIX_COMMAND "${step}")
  list(POP_FRONT command tool)
  cmake_path(GET CMAKE_COMMAND PARENT_PATH folder)
  execute_process(COMMAND "${folder}/${tool}" ${command} RESULT_VARIABLE status)
  if(NOT status EQUAL 0)
    message(FATAL_ERROR "${step} failed")
  endif()
endforeach()
