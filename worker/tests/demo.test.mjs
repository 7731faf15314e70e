// The demo goes on where an older start left it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { resumed } from "../demo/document.mjs";

const fresh = { pack: { code: "99.01" }, accounts: [{ username: "admin", grants: [] }], posyandu: ["today"] };

test("a demo that is kept shows the same children, to the people of this version", () => {
  assert.deepEqual(resumed(fresh, undefined), { demo: fresh, isNew: true });
  const kept = { ...fresh, posyandu: ["then"] };
  assert.deepEqual(resumed(fresh, kept), { demo: kept, isNew: false });
  const older = { pack: fresh.pack, accounts: [{ username: "kader01", role: "kader" }], posyandu: ["then"] };
  assert.deepEqual(resumed(fresh, older), { demo: kept, isNew: true });
});
