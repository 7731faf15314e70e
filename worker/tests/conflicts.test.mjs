// What two people, or one phone twice, say of the same thing: nothing is overwritten, hidden or taken for something else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, child, day, measurement, MELATI, pack, provision, signIn, startServer, temporaryFolder } from "./harness.mjs";

const folder = temporaryFolder();
let server;
let melati;
let other;

before(async () => {
  server = await startServer({ persist: folder.path });
  const accounts = [account("melati", [MELATI]), account("lain", [MELATI])];
  assert.equal((await provision(server, pack(), accounts)).status, 201);
  melati = await signIn(server, "32.11", "melati");
  other = await signIn(server, "32.11", "lain");
});

after(async () => {
  await server?.kill();
  folder.remove();
});

async function measured(fields) {
  const of = child(MELATI);
  const reading = measurement(of, melati.view.account, fields);
  const verdicts = await melati.act([
    { type: "registerChild", child: of },
    { type: "recordMeasurement", measurement: reading },
  ]);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), ["applied", "applied"]);
  return { of, reading };
}

const correct = (person, { of, reading }, weightGrams) => {
  const right = measurement(of, person.view.account, { weightGrams });
  return [right, { type: "correctMeasurement", corrects: reading.id, measurement: right, reason: "salah baca" }];
};

const rowsOf = async (person, { id }) =>
  Object.fromEntries(
    (await person.pull()).rows
      .filter((row) => row.measurement?.child === id)
      .map((row) => [row.measurement.id, row]),
  );

test("of two corrections of one reading both are kept, one counts, and the other waits for a supervisor", async () => {
  const one = await measured();
  const [first, byMelati] = correct(melati, one, 9_000);
  const [second, byOther] = correct(other, one, 8_000);
  assert.equal((await melati.act([byMelati]))[0].verdict, "applied");
  const [verdict] = await other.act([byOther]);
  assert.deepEqual([verdict.verdict, verdict.conflicts], ["merged", []]);
  let rows = await rowsOf(melati, one.of);
  assert.equal(rows[one.reading.id].superseded.by, first.id);
  assert.deepEqual([rows[first.id].superseded, rows[first.id].dispute], [null, undefined]);
  assert.deepEqual(rows[second.id].dispute, { why: "rival", counted: first.id });
  const take = { type: "retractMeasurement", child: one.of.id, measurement: first.id, reason: "yang lain benar" };
  assert.equal((await melati.act([take]))[0].verdict, "applied");
  rows = await rowsOf(other, one.of);
  assert.deepEqual([rows[second.id].superseded, rows[second.id].dispute], [null, undefined]);
});

test("an act that claims to have seen what is not there yet wins nothing", async () => {
  const { of } = await measured();
  const { cursor } = await other.pull();
  const rename = (value) => ({ type: "editChild", child: of.id, changes: [{ field: "name", value }] });
  assert.equal((await melati.act([rename("Ayu A")], cursor))[0].verdict, "applied");
  const [verdict] = await other.act([rename("Ayu B")], 2 ** 40);
  assert.deepEqual([verdict.verdict, verdict.conflicts], ["merged", ["name"]]);
});

test("parents agreed to a notice that the regency told, or the consent is none", async () => {
  const { of } = await measured();
  const agreed = (noticeVersion) => ({ ...of.consent, noticeVersion });
  const answer = async (act) => (await melati.act([act], (await melati.pull()).cursor))[0].reason?.code;
  const register = (version) => ({ type: "registerChild", child: { ...child(MELATI), consent: agreed(version) } });
  const change = (version) => {
    const changes = [{ field: "consent", value: agreed(version) }];
    return { type: "editChild", child: of.id, changes };
  };
  for (const act of [register, change]) {
    assert.equal(await answer(act(2)), "unknownNotice", "no such version was ever in force");
    assert.equal(await answer(act(1)), undefined);
  }
});

test("a birth date stays before the readings, a day of death after them, and nobody is measured after death", async () => {
  const { of, reading } = await measured({ daysAgo: 30 });
  const edit = (field, value) => ({ type: "editChild", child: of.id, changes: [{ field, value }] });
  const died = (daysAgo) => edit("status", { state: "closed", reason: "died", on: day(daysAgo), remark: null });
  const reason = async (act) => (await melati.act([act], (await melati.pull()).cursor))[0].reason;
  const moved = await reason(edit("birthDate", day(20)));
  assert.equal(moved.code, "dateBeforeBirth", "the consent would be before the birth");
  const consent = { givenBy: "Ibu", on: day(10), noticeVersion: 1 };
  const both = edit("birthDate", day(20));
  both.changes.push({ field: "consent", value: consent });
  assert.deepEqual(await reason(both), { code: "readingBeforeBirth", on: reading.date });
  assert.deepEqual(await reason(died(60)), { code: "readingAfterDeath", on: reading.date });
  assert.equal(await reason(died(15)), undefined);
  const later = { type: "recordMeasurement", measurement: measurement(of, melati.view.account, { daysAgo: 5 }) };
  assert.deepEqual(await reason(later), { code: "afterDeath", died: day(15) });
  const earlier = { type: "recordMeasurement", measurement: measurement(of, melati.view.account, { daysAgo: 20 }) };
  assert.equal(await reason(earlier), undefined);
});

test("a name that was used does not bring another act the old answer", async () => {
  const act = melati.mutation({ type: "registerChild", child: child(MELATI) });
  const push = async (mutation) => (await melati.push([mutation])).body.verdicts[0];
  const verdict = await push(act);
  assert.equal(verdict.verdict, "applied");
  const changed = { ...act, act: { type: "registerChild", child: { ...act.act.child, name: "Lain" } } };
  assert.equal((await push(changed)).reason.code, "otherBody");
  const { serverOffsetMillis, ...silent } = act;
  assert.equal(serverOffsetMillis, null);
  assert.deepEqual(await push(silent), verdict, "an app that was updated may leave out what says nothing");
});
