// What the regency refuses of what people send waits for whoever looks after the place, until its author repairs it or someone says what
// became of it; whom it is not for sees nothing of it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import {
  account,
  ANGGREK,
  child,
  day,
  enrol,
  MAWAR,
  measurement,
  MELATI,
  pack,
  pregnant,
  registerStep,
  settle as settled,
  startServer,
  stores,
  temporaryFolder,
  uuid,
  VILLAGE,
  woman,
} from "./harness.mjs";
import { inside } from "./inside.mjs";

const CODE = "32.11";
const folder = temporaryFolder();
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  people = await settled(server, pack(), [
    account("melati", [MELATI]),
    account("mawar", [MAWAR]),
    account("anggrek", [ANGGREK]),
    account("bidan", [VILLAGE], { role: "midwife" }),
    account("bidandua", ["32.11.01.2002"], { role: "midwife" }),
    account("gizi", [CODE], { role: "nutritionist" }),
    account("desa", [VILLAGE], { role: "villageOfficer" }),
    account("bupati", [CODE], { role: "leader" }),
    account("admin", [CODE], { role: "regencyAdmin" }),
  ]);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const list = async (person, query = "") => {
  const { status, body } = await person.get(`/api/v1/refusals?limit=500${query}`);
  assert.equal(status, 200, JSON.stringify(body));
  return body;
};
/** What a person sees refused of a child. */
const of = async (person, { id }, query) => (await list(person, query)).refusals.filter((one) => one.child === id);
const settle = (person, mutation, remark) => person.post(`/api/v1/refusals/${mutation}/settle`, { remark });
const tomorrow = (of, person, fields) => measurement(of, person.view.account, { daysAgo: -3, ...fields });
const record = (reading) => ({ type: "recordMeasurement", measurement: reading });
const applied = (verdicts) => assert.deepEqual([...new Set(verdicts.map(({ verdict }) => verdict))], ["applied"], JSON.stringify(verdicts));
const rejected = (verdicts, code) => assert.deepEqual(verdicts.map(({ reason }) => reason?.code), [code], JSON.stringify(verdicts));

async function registered(posyandu = MELATI, kader = people.melati, fields = {}) {
  const one = child(posyandu, fields);
  applied(await kader.act([{ type: "registerChild", child: one }]));
  return one;
}

test("a refused reading waits for the midwife of the place, with what the regency holds beside it", async () => {
  const one = await registered();
  const stands = measurement(one, people.melati.view.account, { daysAgo: 20 });
  const heavy = measurement(one, people.melati.view.account, { daysAgo: 20, weightGrams: 200 });
  applied(await people.melati.act([record(stands)]));
  const before = (await list(people.bidan)).open;
  rejected(await people.melati.act([record(heavy)]), "outOfInstrument");
  for (const person of [people.bidan, people.gizi]) {
    const [found, ...others] = await of(person, one);
    assert.deepEqual(others, []);
    assert.deepEqual([found.name, found.author, found.posyandu, found.known, found.woman], [one.name, "Orang melati", MELATI, true, false]);
    assert.deepEqual([found.act, found.standingReading, found.standing], [record(heavy), stands, []]);
    assert.deepEqual([found.reason.code, found.reason.field, found.settled], ["outOfInstrument", "weightGrams", null]);
    assert.ok(Math.abs(found.atMillis - Date.now()) < 60_000);
  }
  assert.equal((await list(people.bidan)).open, before + 1);
  const { entries } = (await people.admin.get(`/api/v1/access-log?account=${people.gizi.view.account}`)).body;
  assert.equal(entries[0].kind, "pulled", "reading them is logged");
});

test("whom it is not for is refused or sees nothing", async () => {
  const one = await registered();
  rejected(await people.melati.act([record(tomorrow(one, people.melati))]), "dateInFuture");
  const [{ mutation }] = await of(people.bidan, one);
  for (const name of ["melati", "mawar", "desa", "bupati", "admin"]) {
    assert.equal((await people[name].get("/api/v1/refusals")).status, 403, name);
    assert.equal((await settle(people[name], mutation, "sudah")).status, 403, name);
  }
  assert.deepEqual(await of(people.bidandua, one), []);
  assert.deepEqual((await list(people.bidandua, `&area=${VILLAGE}`)).refusals, []);
  const outside = await settle(people.bidandua, mutation, "sudah");
  const unknown = await settle(people.bidandua, uuid(), "sudah");
  assert.deepEqual([outside.status, outside.body.type], [404, unknown.body.type]);
  assert.equal(unknown.status, 404);
  assert.equal((await of(people.bidan, one)).length, 1);
});

test("both values of an edit stand side by side, and an edit of the same field by anyone settles it", async () => {
  const one = await registered();
  const edit = (changes) => ({ type: "editChild", child: one.id, changes });
  const later = { field: "birthDate", value: day(-5) };
  rejected(await people.melati.act([edit([later])]), "dateInFuture");
  const [found] = await of(people.bidan, one);
  assert.deepEqual([found.act.changes, found.standing], [[later], [{ field: "birthDate", value: one.birthDate }]]);
  applied(await people.bidan.act([edit([{ field: "rt", value: "02" }])]));
  assert.equal((await of(people.bidan, one)).length, 1, "another field");
  applied(await people.bidan.act([edit([{ field: "birthDate", value: day(401) }])]));
  assert.deepEqual(await of(people.bidan, one), []);
});

test("what its author repairs settles itself, and only that", async () => {
  const one = await registered();
  const wrong = tomorrow(one, people.melati);
  rejected(await people.melati.act([record(wrong)]), "dateInFuture");
  applied(await people.melati.act([record(measurement(one, people.melati.view.account, { daysAgo: 60, weightGrams: 8_000 }))]));
  assert.equal((await of(people.bidan, one)).length, 1, "another month's reading is another reading");
  // As a phone repairs it: under a new name, with the right day.
  applied(await people.melati.act([record({ ...wrong, id: uuid(), date: day(0) })]));
  assert.deepEqual(await of(people.bidan, one), []);
  const [{ settled }] = await of(people.bidan, one, "&settled=true");
  assert.deepEqual([settled.by, settled.remark], ["Orang melati", null]);
  const again = await settle(people.bidan, (await of(people.bidan, one, "&settled=true"))[0].mutation, "sudah");
  assert.deepEqual([again.status, again.body.type], [409, "/problems/already-settled"]);
});

test("a registration that was refused is filed where it was to be, and so is what waited for it", async () => {
  const one = child(MELATI, { birthDate: day(-2) });
  const reading = measurement(one, people.melati.view.account);
  const verdicts = await people.melati.act([{ type: "registerChild", child: one }, record(reading)]);
  assert.deepEqual(verdicts.map(({ reason }) => reason.code), ["dateInFuture", "unknownChild"]);
  const found = await of(people.bidan, one);
  // Both came in one moment: their order is that of their names.
  const told = found.map(({ posyandu, known, act }) => [posyandu, known, act.type]);
  assert.deepEqual(told.toSorted(), [[MELATI, false, "recordMeasurement"], [MELATI, false, "registerChild"]]);
  assert.equal(found.find(({ act }) => act.type === "registerChild").name, one.name);
  const right = { ...one, birthDate: day(400) };
  applied(await people.melati.act([{ type: "registerChild", child: right }, record(reading)]));
  assert.deepEqual(await of(people.bidan, one), []);
  assert.equal((await of(people.bidan, one, "&settled=true")).length, 2);
  // One for a posyandu that the regency does not have waits where its author works.
  const nowhere = child("32.11.01.2009.01");
  await people.anggrek.act([{ type: "registerChild", child: nowhere }]);
  assert.deepEqual((await of(people.bidandua, nowhere)).map(({ posyandu }) => posyandu), [ANGGREK]);
});

test("someone says what became of it, once", async () => {
  const one = await registered();
  rejected(await people.melati.act([record(tomorrow(one, people.melati))]), "dateInFuture");
  const [{ mutation }] = await of(people.bidan, one);
  const blank = await settle(people.bidan, mutation, " ");
  assert.deepEqual([blank.status, blank.body.errors[0].field], [422, "/remark"]);
  assert.equal((await settle(people.bidan, mutation, "sudah diukur ulang")).status, 204);
  assert.equal((await settle(people.bidan, mutation, "sudah diukur ulang")).status, 204, "said again");
  assert.equal((await settle(people.gizi, mutation, "lain")).status, 409);
  assert.deepEqual(await of(people.bidan, one), []);
  const [done] = await of(people.bidan, one, "&settled=true");
  assert.deepEqual([done.settled.by, done.settled.remark], ["Orang bidan", "sudah diukur ulang"]);
  assert.equal(done.act.measurement.child, one.id, "what was refused stays");
});

test("the same act twice is one, and its page goes on where it ended", async () => {
  const one = await registered();
  const first = people.melati.mutation(record(tomorrow(one, people.melati)));
  for (let time = 0; time < 2; time += 1) rejected((await people.melati.push([first])).body.verdicts, "dateInFuture");
  assert.deepEqual((await of(people.bidan, one)).map(({ mutation }) => mutation), [first.id]);
  const other = people.melati.mutation(record(tomorrow(one, people.melati)));
  rejected((await people.melati.push([other])).body.verdicts, "dateInFuture");
  for (const settled of ["", "&settled=true"]) {
    const all = (await list(people.bidan, settled)).refusals.map(({ mutation }) => mutation);
    const read = [];
    for (let cursor = ""; cursor !== null; ) {
      const { body } = await people.bidan.get(`/api/v1/refusals?limit=1${settled}${cursor && `&cursor=${cursor}`}`);
      read.push(...body.refusals.map(({ mutation }) => mutation));
      cursor = body.cursor;
    }
    assert.deepEqual(read, all);
    assert.ok(all.length > 1);
  }
  const { refusals } = await list(people.bidan);
  assert.deepEqual(refusals.map(({ atMillis }) => atMillis), refusals.map(({ atMillis }) => atMillis).sort((a, b) => a - b));
  assert.equal((await people.bidan.get("/api/v1/refusals?cursor=x")).status, 422);
});

test("a step of care is settled by its author's next of that kind, and by nobody else's", async () => {
  const one = await registered();
  const reading = measurement(one, people.melati.view.account, { daysAgo: 9 });
  applied(await people.melati.act([record(reading)]));
  const open = (daysAgo) => ({ type: "care", child: one.id, role: "kader", step: { type: "openCase", case: uuid(), found: { on: day(daysAgo), measurement: reading.id, findings: ["notGainingTwice"] } } });
  rejected(await people.melati.act([open(-9)]), "dateInFuture");
  assert.equal((await of(people.bidan, one)).length, 1);
  await people.bidan.act([{ ...open(9), role: "midwife" }]);
  assert.equal((await of(people.bidan, one)).length, 1);
  await people.melati.act([open(9)]);
  assert.deepEqual(await of(people.bidan, one), []);
});

test("it goes where the child goes", async () => {
  const one = await registered(MELATI, people.gizi);
  rejected(await people.melati.act([record(tomorrow(one, people.melati))]), "dateInFuture");
  assert.equal((await of(people.bidan, one)).length, 1);
  applied(await people.gizi.act([{ type: "editChild", child: one.id, changes: [{ field: "posyandu", value: ANGGREK }] }]));
  assert.deepEqual(await of(people.bidan, one), []);
  assert.deepEqual((await of(people.bidandua, one)).map(({ posyandu }) => posyandu), [ANGGREK]);
});

test("after a withdrawal those who treat the child still see it", async () => {
  const one = await registered();
  rejected(await people.melati.act([record(tomorrow(one, people.melati))]), "dateInFuture");
  await granted(one, "withdrawal");
  assert.equal((await of(people.bidan, one)).length, 1);
  assert.deepEqual(await of(people.bidandua, one), []);
});

test("what is refused about a child beyond one's areas looks like what is refused about none", async () => {
  const one = await registered();
  const none = child(MELATI);
  const told = async (about) => {
    rejected(await people.anggrek.act([record(measurement(about, people.anggrek.view.account))]), "unknownChild");
    const [{ mutation, child, act, atMillis, ...rest }, ...others] = await of(people.bidandua, about);
    assert.deepEqual([child, others], [about.id, []]);
    return rest;
  };
  const beyond = await told(one);
  assert.deepEqual(beyond, await told(none));
  assert.deepEqual([beyond.posyandu, beyond.known, beyond.name], [ANGGREK, false, null]);
  assert.deepEqual(await of(people.bidan, one), []);
  // Nor does what others do to the child, or where it goes, show there.
  applied(await people.melati.act([record(measurement(one, people.melati.view.account))]));
  applied(await people.bidan.act([{ type: "editChild", child: one.id, changes: [{ field: "posyandu", value: MAWAR }] }]));
  assert.equal((await of(people.bidandua, one)).length, 1);
  assert.deepEqual(await of(people.bidan, one), []);
});

async function granted(one, kind) {
  const request = { id: uuid(), child: one.id, kind, by: one.motherName ?? "Ibu", on: day(0), note: null };
  await people.bidan.act([{ type: "recordRequest", request }]);
  const { status } = await people.admin.put(`/api/v1/requests/${request.id}/decision`, { outcome: "granted" });
  assert.ok(status < 300, `${status}`);
}

test("of an erased child or woman nothing of what was refused is left, and nothing comes later", async () => {
  const SECRET = ["Nama Yang Ditolak", "Catatan Yang Dibereskan", "Perempuan Yang Ditolak", "Alasan Dari Belakang"];
  const one = await registered();
  const rename = { type: "editChild", child: one.id, changes: [{ field: "name", value: SECRET[0] }, { field: "birthDate", value: day(-5) }] };
  rejected(await people.melati.act([rename]), "dateInFuture");
  const [{ mutation }] = await of(people.bidan, one);
  assert.equal((await settle(people.bidan, mutation, SECRET[1])).status, 204);
  rejected(await people.melati.act([rename]), "dateInFuture");

  const who = woman(MELATI);
  const [entry, other] = [uuid(), uuid()];
  applied(await people.melati.act([enrol(entry, who, 20, pregnant(100))]));
  rejected(await people.melati.act([enrol(other, { ...who, name: SECRET[2] }, -20, pregnant(100))]), "dateInFuture");
  assert.deepEqual((await of(people.bidan, { id: other })).map(({ woman, name }) => [woman, name]), [[true, SECRET[2]]]);
  const later = [registerStep(entry, "kader", "closeEntry", { on: day(-9), ending: "moved", remark: SECRET[3] })];
  rejected(await people.melati.act(later), "dateInFuture");
  assert.equal((await of(people.bidan, { id: entry })).length, 1);

  await granted(one, "erasure");
  await granted({ id: entry, motherName: who.name }, "erasure");
  for (const id of [one.id, entry, other]) {
    for (const query of ["", "&settled=true"]) assert.deepEqual(await of(people.gizi, { id }, query), [], id);
  }
  const late = { ...rename, changes: [{ field: "name", value: SECRET[0] }] };
  rejected(await people.melati.act([late]), "unknownChild");
  for (const person of [people.gizi, people.bidan]) assert.deepEqual(await of(person, one), []);
  const isWritten = () => !stores(folder.path, "").some((name) => /tumbuh-Regency.[0-9a-f]{64}\.sqlite-wal$/.test(name));
  for (const until = Date.now() + 60_000; !isWritten() && Date.now() < until; ) await pause(100);
  assert.ok(isWritten());
  for (const text of SECRET) assert.deepEqual(stores(folder.path, text), [], text);
});

test("a posyandu of another code takes along what was refused there", async () => {
  const nowhere = child("32.11.01.2001.99");
  await people.mawar.act([{ type: "registerChild", child: nowhere }]);
  assert.deepEqual((await of(people.bidan, nowhere)).map(({ posyandu }) => posyandu), [MAWAR]);
  const to = { code: "32.11.01.2002.09", name: "Posyandu Mawar Baru" };
  const { status, body } = await people.admin.post("/api/v1/areas/changes", { change: { type: "move", from: MAWAR, to }, dryRun: false });
  assert.equal(status, 200, JSON.stringify(body));
  assert.deepEqual(await of(people.bidan, nowhere), []);
  assert.deepEqual((await of(people.bidandua, nowhere)).map(({ posyandu }) => posyandu), [to.code]);
});

test("refusing and keeping what was refused is one transaction", async () => {
  await server.stop();
  const counts = `SELECT (SELECT COUNT(*) FROM refusals) AS kept,
    (SELECT COUNT(*) FROM refusals r LEFT JOIN mutations m ON m.id = r.mutation WHERE m.id IS NULL) AS undecided`;
  const [{ kept, undecided }] = await inside(folder.path, (run) => run(CODE, counts));
  assert.ok(kept > 10);
  assert.equal(undecided, 0);
  server = await startServer({ persist: folder.path });
});
