// The demo goes on where an older start left it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { demoText, resumed } from "../demo/document.mjs";
import { seed } from "../demo/seed.mjs";
import { OPERATOR_SECRET, startServer, temporaryFolder } from "./harness.mjs";

const fresh = { pack: { code: "99.01" }, accounts: [{ username: "admin", grants: [] }], posyandu: ["today"] };

test("a demo that is kept shows the same children, to the people of this version", () => {
  assert.deepEqual(resumed(fresh, undefined), { demo: fresh, isNew: true });
  const kept = { ...fresh, posyandu: ["then"] };
  assert.deepEqual(resumed(fresh, kept), { demo: kept, isNew: false });
  const older = { pack: fresh.pack, accounts: [{ username: "kader01", role: "kader" }], posyandu: ["then"] };
  assert.deepEqual(resumed(fresh, older), { demo: kept, isNew: true });
});

test("a demo whose pack an older version made otherwise keeps that pack, and its people come in", async () => {
  const folder = temporaryFolder();
  const server = await startServer({ persist: folder.path });
  try {
    const demo = JSON.parse(demoText(2));
    const older = structuredClone(demo);
    older.pack.settings[0].foodDays.wasted += 1;
    await seed(server.url, OPERATOR_SECRET, older);
    await seed(server.url, OPERATOR_SECRET, demo);
    const headers = { authorization: `Bearer ${OPERATOR_SECRET}` };
    const response = await fetch(`${server.url}/api/v1/operator/regencies/${demo.pack.code}/pack`, { headers });
    assert.deepEqual((await response.json()).settings[0].foodDays, older.pack.settings[0].foodDays);
  } finally {
    await server.kill();
    folder.remove();
  }
});
