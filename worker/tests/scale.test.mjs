// What one phone sends costs the same in a small regency and in a large one: a query that goes through everything would let a
// regency of thousands of children stand still on the morning when all its phones find a signal.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, child, measurement, MELATI, pack, settle, startServer, temporaryFolder } from "./harness.mjs";

const folder = temporaryFolder();
let server;
let kader;

before(async () => {
  server = await startServer({ persist: folder.path });
  ({ melati: kader } = await settle(server, pack(), [account("melati", [MELATI])]));
});

after(async () => {
  await server?.kill();
  folder.remove();
});

/** Five children with seven readings each, as one phone sends them; milliseconds. */
async function sends() {
  const children = Array.from({ length: 5 }, () => child(MELATI));
  const readings = children.flatMap((of) =>
    Array.from({ length: 7 }, (_, month) => measurement(of, kader.view.account, { daysAgo: month * 30 + 1 })),
  );
  const acts = [
    ...children.map((record) => ({ type: "registerChild", child: record })),
    ...readings.map((reading) => ({ type: "recordMeasurement", measurement: reading })),
  ];
  const mutations = acts.map((act) => kader.mutation(act));
  const began = performance.now();
  const { status, body } = await kader.push(mutations);
  const millis = performance.now() - began;
  assert.equal(status, 200);
  assert.ok(body.verdicts.every(({ verdict }) => verdict === "applied"));
  return millis;
}

async function quickest(times) {
  const millis = [];
  for (let time = 0; time < times; time += 1) millis.push(await sends());
  return Math.min(...millis);
}

test("a batch costs the same after ten thousand records", async () => {
  await sends();
  const small = await quickest(15);
  await quickest(220);
  const large = await quickest(15);
  assert.ok(large < 2 * small + 5, `${small.toFixed(1)} ms in a small regency, ${large.toFixed(1)} ms in a large one`);
});
