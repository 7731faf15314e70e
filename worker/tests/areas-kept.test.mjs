// Whoever sees more children than a phone keeps chooses areas first: none are sent before, and only those of the areas afterwards.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, child, measurement, pack, provision, signIn, startServer, temporaryFolder } from "./harness.mjs";

const VILLAGE = "32.11.01.2001";
const [HERE, THERE] = [`${VILLAGE}.01`, `${VILLAGE}.02`];
const LIMIT = 6_000;
const folder = temporaryFolder();
let server;
let nutritionist;

before(async () => {
  server = await startServer({ persist: folder.path });
  await provision(server, pack(), [
    account("gizi", [VILLAGE], { role: "nutritionist" }),
    account("kader", [HERE]),
    account("lain", [THERE]),
  ]);
  nutritionist = await signIn(server, "32.11", "gizi");
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const keep = (person, areas) => person.put("/api/v1/me/areas", { areas });
const children = async (person) => (await person.pull()).rows.filter(({ kind }) => kind === "child").map((row) => row.child.id);

test("a device keeps the areas that were chosen, another of the same person keeps all, and none chosen are all", async () => {
  const [here, there] = [await signIn(server, "32.11", "kader"), await signIn(server, "32.11", "lain")];
  const [near, far] = [child(HERE), child(THERE)];
  await here.act([{ type: "registerChild", child: near }]);
  await there.act([{ type: "registerChild", child: far }]);
  const phone = await signIn(server, "32.11", "gizi");
  const kept = await keep(phone, [HERE]);
  assert.deepEqual([kept.status, kept.body.scope, kept.body.grants[0].areas], [200, [HERE], [VILLAGE]]);
  assert.deepEqual(await children(phone), [near.id]);
  assert.deepEqual((await children(nutritionist)).sort(), [near.id, far.id].sort());
  const all = await keep(phone, []);
  assert.deepEqual(all.body.scope, [VILLAGE]);
  assert.deepEqual((await children(phone)).sort(), [near.id, far.id].sort());
});

test("what a device keeps changes nothing of what its person may do, and nobody widens their areas with it", async () => {
  const phone = await signIn(server, "32.11", "gizi");
  const kader = await signIn(server, "32.11", "lain");
  const far = child(THERE);
  await kader.act([{ type: "registerChild", child: far }]);
  await keep(phone, [HERE]);
  const [verdict] = await phone.act([{ type: "recordMeasurement", measurement: measurement(far, phone.view.account) }]);
  assert.equal(verdict.verdict, "applied");
  const outside = await keep(kader, [HERE]);
  assert.deepEqual([outside.status, outside.body.errors[0].field], [422, "/areas/0"]);
  assert.deepEqual((await kader.get("/api/v1/session")).body.scope, [THERE]);
});

test("more children than a phone keeps are not sent, the session says so, and areas make them fewer", async () => {
  const kader = await signIn(server, "32.11", "kader");
  for (let sent = 0; sent <= LIMIT; sent += 200) {
    await kader.act(Array.from({ length: 200 }, () => ({ type: "registerChild", child: child(HERE) })));
  }
  const phone = await signIn(server, "32.11", "gizi");
  assert.deepEqual(phone.view.tooMany, { limit: LIMIT });
  const refused = await phone.get("/api/v1/sync/rows?since=0");
  assert.deepEqual([refused.status, refused.body.type], [403, "/problems/scope-too-wide"]);
  const kept = await keep(phone, [THERE]);
  assert.deepEqual([kept.body.tooMany, kept.body.scope], [undefined, [THERE]]);
  assert.equal((await phone.get("/api/v1/sync/rows?since=0")).status, 200);
});
