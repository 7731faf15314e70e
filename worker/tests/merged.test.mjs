// One child registered twice: one record goes on with what was measured under both names, and the two can be taken apart again.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, child, day, measurement, pack, provision, signIn, startServer, temporaryFolder, uuid } from "./harness.mjs";

const HERE = "32.11.01.2001.01";
const THERE = "32.11.01.2001.02";
const ON = day(1);
const folder = temporaryFolder();
let server;
let midwife;
let kader;

before(async () => {
  server = await startServer({ persist: folder.path });
  await provision(server, pack(), [account("bidan", ["32.11.01.2001"], { role: "midwife" }), account("kader", [HERE])]);
  midwife = await signIn(server, "32.11", "bidan");
  kader = await signIn(server, "32.11", "kader");
});

after(async () => {
  await server?.kill();
  folder.remove();
});

/** A child registered at a posyandu and weighed there. */
async function weighed(posyandu) {
  const of = child(posyandu);
  const reading = measurement(of, midwife.view.account);
  await applied({ type: "registerChild", child: of }, { type: "recordMeasurement", measurement: reading });
  return { of, reading };
}

async function applied(...acts) {
  const verdicts = await midwife.act(acts);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), acts.map(() => "applied"), JSON.stringify(verdicts));
}

const merge = ({ of }, into, ...more) => ({
  type: "editChild",
  child: of.id,
  changes: [{ field: "status", value: { state: "merged", into: into.of.id, on: ON } }, ...more],
});
const apart = ({ of }) => ({ type: "editChild", child: of.id, changes: [{ field: "status", value: { state: "active" } }] });
const refused = async (person, act) => (await person.act([act]))[0]?.reason?.code;

test("readings of both names are one history, and are two again when the records are taken apart", async () => {
  const [kept, double] = [await weighed(HERE), await weighed(HERE)];
  const readings = async ({ of }) => {
    const { status, body } = await midwife.get(`/api/v1/children/${of.id}/case`);
    assert.equal(status, 200, JSON.stringify(body));
    return body.measurements.map(({ measurement }) => measurement.id).sort();
  };
  await applied(merge(double, kept));
  assert.deepEqual(await readings(kept), [kept.reading.id, double.reading.id].sort());
  assert.deepEqual(await readings(double), [double.reading.id]);
  await applied(apart(double));
  assert.deepEqual(await readings(kept), [kept.reading.id]);
});

test("a record is merged only into one that is followed, and not into itself: two never wait for each other", async () => {
  const [one, other] = [await weighed(HERE), await weighed(HERE)];
  assert.equal(await refused(midwife, merge(one, one)), "notFollowed");
  assert.equal(await refused(midwife, merge(one, { of: child(HERE) })), "notFollowed");
  const status = { state: "merged", into: uuid(), on: ON };
  assert.equal(await refused(midwife, { type: "registerChild", child: child(HERE, { status }) }), "notFollowed");
  await applied(merge(one, other));
  assert.equal(await refused(midwife, merge(other, one)), "notFollowed");
});

test("a kader merges nothing into a record out of sight, and learns nothing of it", async () => {
  const [near, far] = [await weighed(HERE), await weighed(THERE)];
  assert.equal(await refused(kader, merge(near, far)), "notFollowed");
});

test("a record under which a child is being handled is merged into no other: the case would be left behind", async () => {
  const [kept, double] = [await weighed(HERE), await weighed(HERE)];
  const care = (type, fields) => ({ type: "care", child: double.of.id, role: "midwife", step: { type, case: uuid(), ...fields } });
  const open = care("openCase", { found: { on: day(10), measurement: double.reading.id, findings: ["short"] } });
  const again = measurement(double.of, midwife.view.account, { daysAgo: 8 });
  const difference = { grams: 0, millimetres: 0, armMillimetres: 0 };
  const validation = { on: day(8), first: double.reading.id, again: again.id, difference, calibratedOn: day(20) };
  await applied(open);
  // What is only detected holds nobody up.
  await applied(merge(double, kept));
  await applied(apart(double));
  const validate = care("validateCase", { validation });
  validate.step.case = open.step.case;
  await applied({ type: "recordMeasurement", measurement: again }, validate);
  assert.equal(await refused(midwife, merge(double, kept)), "stillHandled");
  await applied(merge(kept, double));
});

test("what was measured before word came that the child has left is taken all the same, and shows nothing of it", async () => {
  const { of } = await weighed(HERE);
  const base = (await kader.pull()).cursor;
  await applied({ type: "editChild", child: of.id, changes: [{ field: "posyandu", value: THERE }] });
  const act = { type: "recordMeasurement", measurement: measurement(of, kader.view.account, { daysAgo: 1 }) };
  assert.equal((await kader.act([act], base))[0].verdict, "applied");
  // Whoever knows that it left has nothing to do with it any more.
  const { cursor } = await kader.pull();
  const later = { type: "recordMeasurement", measurement: measurement(of, kader.view.account) };
  assert.equal((await kader.act([later], cursor))[0].reason.code, "unknownChild");
  assert.deepEqual((await kader.pull()).rows.filter((row) => row.measurement?.id === act.measurement.id), []);
});

test("a record merged into one of another posyandu goes there with its readings", async () => {
  const [kept, double] = [await weighed(HERE), await weighed(THERE)];
  const about = async () => (await kader.pull()).rows.filter((row) => row.measurement?.child === double.of.id);
  assert.equal((await about()).length, 0);
  const away = merge(double, kept, { field: "posyandu", value: HERE });
  away.changes[0].value.from = THERE;
  await applied(away);
  assert.equal((await about()).length, 1);
  // Where it came from is kept, so that it can go back.
  const row = (await kader.pull()).rows.find(({ child }) => child?.id === double.of.id);
  assert.deepEqual(row.child.status, { state: "merged", into: kept.of.id, on: ON, from: THERE });
  const back = apart(double);
  back.changes.push({ field: "posyandu", value: THERE });
  await applied(back);
  assert.equal((await about()).length, 0);
});
