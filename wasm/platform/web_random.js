// The JavaScript half of web_random.cpp.
/* global addToLibrary */

addToLibrary({
  parleyRandom32: () => crypto.getRandomValues(new Uint32Array(1))[0],
});
