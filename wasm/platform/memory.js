// How the platform's JavaScript reads from and writes to the module's memory.
/* global addToLibrary, HEAPU8, parleyLend, _free, _malloc */

addToLibrary({
  // Text, whatever characters it holds: a string that ends at the first NUL would change it, and so
  // would a decoder that drops a byte order mark.
  $parleyText: (at, size) =>
    new TextDecoder("utf-8", { ignoreBOM: true }).decode(HEAPU8.slice(at, at + size)),

  // Gives `use(at, size)` a copy of `bytes` for the length of the call. False when there is no
  // memory for it.
  $parleyLend__deps: ["free", "malloc"],
  $parleyLend: (bytes, use) => {
    const at = _malloc(bytes.length);
    if (!at) return false;
    HEAPU8.set(bytes, at);
    use(at, bytes.length);
    _free(at);
    return true;
  },

  $parleyLendText__deps: ["$parleyLend"],
  $parleyLendText: (text, use) => parleyLend(new TextEncoder().encode(text), use),
});
