// `mount` where there is no page, as while a server renders.

import assert from "node:assert/strict";
import { test } from "node:test";

import { parley } from "./support/parley.mjs";

test("importing it is safe there, and calling it says what to do", () => {
  assert.throws(() => parley.mount({ releaseId: "release1" }), /^Error: mount\(\) needs a page/);
});
