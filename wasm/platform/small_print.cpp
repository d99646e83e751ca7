// Embind names types that nobody bound by sprintf, for a message that this module never gives. This
// stands in for it (--wrap, wasm/CMakeLists.txt): printf would be 4 kB.

extern "C" {

// NOLINTBEGIN(bugprone-reserved-identifier, readability-identifier-naming): the linker's names
int __wrap_siprintf(char* text, const char* /*format*/, ...);
int __wrap___small_sprintf(char* text, const char* /*format*/, ...);

int __wrap_siprintf(char* text, const char* /*format*/, ...) {
  *text = '\0';
  return 0;
}

int __wrap___small_sprintf(char* text, const char* /*format*/, ...) {
  *text = '\0';
  return 0;
}
// NOLINTEND(bugprone-reserved-identifier, readability-identifier-naming)

}  // extern "C"
