// What Embind keeps in a library of its own, for the types that bindings here use. The library
// binds every type of C++ that it knows, wide strings and memory views among them, and names types
// by printf: a kilobyte of what each visitor loads, and four of printf. It is linked only where one
// of these functions is missing.

#include <emscripten/bind.h>

#include <cstdlib>
#include <limits>
#include <string>
#include <typeinfo>

namespace {

using emscripten::internal::TypeID;

/// What has bound something, the latest first.
emscripten::internal::InitFunc* initializers = nullptr;

template <typename Integer>
void registerInteger(const char* name) {
  using Limits = std::numeric_limits<Integer>;
  emscripten::internal::_embind_register_integer(TypeID<Integer>::get(), name, sizeof(Integer),
                                                 Limits::min(), Limits::max());
}

}  // namespace

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier, readability-identifier-naming): Embind's names

/// A name of a type, for an error that would be a mistake in the bindings; JavaScript frees it.
const char* __getTypeName(const std::type_info* /*type*/) {
  return static_cast<const char*>(std::calloc(1, 1));
}

void _embind_initialize_bindings() {
  for (auto* each = initializers; each != nullptr; each = each->next) each->init_func();
}

void _embind_register_bindings(emscripten::internal::InitFunc* initializer) {
  initializer->next = initializers;
  initializers = initializer;
}

// The linker asks for these two with every `val`, whether or not a coroutine waits for its promise.

void _emval_coro_resume(emscripten::val::awaiter* awaiter, emscripten::EM_VAL result) {
  awaiter->resume_with(emscripten::val::take_ownership(result));
}

void _emval_coro_reject(emscripten::val::awaiter* awaiter, emscripten::EM_VAL error) {
  awaiter->reject_with(emscripten::val::take_ownership(error));
}

// NOLINTEND(bugprone-reserved-identifier, readability-identifier-naming)

}  // extern "C"

EMSCRIPTEN_BINDINGS(builtin_types) {
  using namespace emscripten::internal;
  _embind_register_void(TypeID<void>::get(), "void");
  _embind_register_bool(TypeID<bool>::get(), "bool", true, false);
  registerInteger<int>("int");
  registerInteger<unsigned long>("unsigned long");
  _embind_register_std_string(TypeID<std::string>::get(), "string");
  _embind_register_emval(TypeID<emscripten::val>::get());
}
