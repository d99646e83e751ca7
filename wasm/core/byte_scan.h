#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace parley::scan {

// The scanners below look at a block of bytes at a time: 16 in a SIMD register where WebAssembly
// has one, 8 in an integer register elsewhere. The latter test is exact up to and including the
// first byte that matches, which is all that a search for the first match needs.

#ifdef __wasm_simd128__

using Block = v128_t;

[[nodiscard]] inline Block load(const char* bytes) { return wasm_v128_load(bytes); }
[[nodiscard]] inline Block equal(Block block, char byte) {
  return wasm_i8x16_eq(block, wasm_i8x16_splat(byte));
}
/// Bytes below `limit`, which is 128 at most.
[[nodiscard]] inline Block below(Block block, char limit) {
  return wasm_u8x16_lt(block, wasm_i8x16_splat(limit));
}
[[nodiscard]] inline Block either(Block a, Block b) { return wasm_v128_or(a, b); }
/// Bytes outside ASCII.
[[nodiscard]] inline bool anyHigh(Block block) { return wasm_i8x16_bitmask(block) != 0; }
[[nodiscard]] inline bool any(Block matches) { return wasm_v128_any_true(matches); }
[[nodiscard]] inline int first(Block matches) {
  return std::countr_zero(static_cast<std::uint32_t>(wasm_i8x16_bitmask(matches)));
}

#else

using Block = std::uint64_t;

static_assert(std::endian::native == std::endian::little);

inline constexpr Block kOnes = 0x0101010101010101;
inline constexpr Block kHighs = 0x8080808080808080;

[[nodiscard]] inline Block load(const char* bytes) {
  Block block;
  std::memcpy(&block, bytes, sizeof block);
  return block;
}
[[nodiscard]] inline Block below(Block block, char limit) {
  return (block - kOnes * static_cast<unsigned char>(limit)) & ~block & kHighs;
}
[[nodiscard]] inline Block equal(Block block, char byte) {
  return below(block ^ (kOnes * static_cast<unsigned char>(byte)), 1);
}
[[nodiscard]] inline Block either(Block a, Block b) { return a | b; }
[[nodiscard]] inline bool anyHigh(Block block) { return (block & kHighs) != 0; }
[[nodiscard]] inline bool any(Block matches) { return matches != 0; }
[[nodiscard]] inline int first(Block matches) { return std::countr_zero(matches) / 8; }

#endif

/// The first byte in [begin, end) of a class; `end` when there is none. The class says it for a
/// block and for a byte.
template <typename Class>
[[nodiscard]] inline const char* find(const char* begin, const char* end, Class matches) {
  while (end - begin >= static_cast<std::ptrdiff_t>(sizeof(Block))) {
    const Block found = matches(load(begin));
    if (any(found)) return begin + first(found);
    begin += sizeof(Block);
  }
  while (begin != end && !matches(*begin)) ++begin;
  return begin;
}

/// LF or CR.
struct LineEnd {
  [[nodiscard]] Block operator()(Block block) const {
    return either(equal(block, '\n'), equal(block, '\r'));
  }
  [[nodiscard]] bool operator()(char byte) const { return byte == '\n' || byte == '\r'; }
};

/// What cannot stand for itself inside a JSON string (RFC 8259, section 7).
struct JsonStringEnd {
  [[nodiscard]] Block operator()(Block block) const {
    return either(either(equal(block, '"'), equal(block, '\\')), below(block, ' '));
  }
  [[nodiscard]] bool operator()(char byte) const {
    return byte == '"' || byte == '\\' || static_cast<unsigned char>(byte) < ' ';
  }
};

/// How many bytes at the front of `bytes` are ASCII, rounded down to where a block with another one
/// begins.
[[nodiscard]] inline std::size_t asciiBlocks(std::string_view bytes) {
  std::size_t at = 0;
  while (bytes.size() - at >= sizeof(Block) && !anyHigh(load(bytes.data() + at)))
    at += sizeof(Block);
  return at;
}

[[nodiscard]] inline bool isAscii(std::string_view bytes) {
  for (const char byte : bytes.substr(asciiBlocks(bytes))) {
    if (static_cast<signed char>(byte) < 0) return false;
  }
  return true;
}

}  // namespace parley::scan
