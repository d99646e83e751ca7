/**
 * Whether the page's policy forbids WebAssembly, or the engine has none: found out with a module
 * that is empty, so that nothing is loaded in vain.
 */
export function isWebAssemblyForbidden(): boolean {
  try {
    return !new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0));
  } catch {
    return true;
  }
}
