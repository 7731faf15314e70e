// What parents ask about their child's data is listed with its deadline, decided, and carried out: afterwards nothing is left.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import {
  account,
  ANGGREK,
  child,
  consent as agreed,
  day,
  enrol,
  MAWAR,
  measurement,
  MELATI,
  pack,
  pregnant,
  provision,
  registerStep,
  settle,
  signIn,
  startServer,
  stores,
  temporaryFolder,
  uuid,
  VILLAGE,
  woman,
} from "./harness.mjs";

const folder = temporaryFolder();
const DAY = 86_400_000;
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  const accounts = [
    account("melati", [MELATI]),
    account("mawar", [MAWAR]),
    account("anggrek", [ANGGREK]),
    account("bidan", [VILLAGE], { role: "midwife" }),
    account("desa", [VILLAGE], { role: "villageOfficer" }),
    account("bupati", ["32.11"], { role: "leader" }),
    account("admin", ["32.11"], { role: "regencyAdmin" }),
    account("bagian", ["32.11.01.2002"], { role: "regencyAdmin" }),
  ];
  people = await settle(server, pack(), accounts);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const today = () => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
const asked = (of, kind, fields = {}) => ({ id: uuid(), child: of.id, kind, by: of.motherName, on: today(), note: null, ...fields });
const requests = async (person = people.admin) => (await person.get("/api/v1/requests")).body;
const decide = (id, decision, person = people.admin) => person.put(`/api/v1/requests/${id}/decision`, decision);
const GRANTED = { outcome: "granted" };
const about = (rows, { id }) => rows.filter((row) => [row.child?.id, row.child, row.measurement?.child, row.request?.child, row.absence?.child].includes(id));

/** A child with a reading, and a request about it. */
async function followed(kind, { person = people.melati, posyandu = MELATI, ...fields } = {}) {
  const of = child(posyandu, fields);
  const request = asked(of, kind);
  const verdicts = await person.act([
    { type: "registerChild", child: of },
    { type: "recordMeasurement", measurement: measurement(of, person.view.account) },
    { type: "recordRequest", request },
  ]);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), ["applied", "applied", "applied"]);
  return { of, request };
}

test("what parents ask is listed with its deadline, for whoever looks after the area, and reading it is logged", async () => {
  const { admin, bagian, melati } = people;
  const early = await followed("access");
  const { of, request } = await followed("correction");
  const older = asked(of, "erasure", { on: of.birthDate, note: "tidak mau lagi" });
  await melati.act([{ type: "recordRequest", request: older }]);
  const { open, decided } = await requests();
  assert.deepEqual(decided, []);
  assert.deepEqual(open.map(({ id }) => id), [older.id, early.request.id, request.id], "the soonest due first");
  const due = new Date(Date.parse(of.birthDate) + 3 * DAY).toISOString().slice(0, 10);
  const [first] = open;
  assert.deepEqual([first.due, first.name, first.posyandu, first.by, first.note], [due, of.name, MELATI, of.motherName, "tidak mau lagi"]);
  assert.deepEqual([first.recordedBy, first.decided], ["Orang melati", null]);
  assert.deepEqual(await requests(bagian), { open: [], decided: [] });
  assert.equal((await decide(request.id, GRANTED, bagian)).status, 404);
  const [read] = (await admin.get(`/api/v1/access-log?account=${admin.view.account}`)).body.entries;
  assert.deepEqual([read.kind, read.scope, read.records], ["pulled", ["32.11"], 3]);
});

test("a request is decided once, with a reason when it is refused", async () => {
  const { of, request } = await followed("correction");
  for (const wrong of [{}, { outcome: "refused" }, { outcome: "refused", reason: "" }, { outcome: "later" }]) {
    assert.equal((await decide(request.id, wrong)).status, 422, JSON.stringify(wrong));
  }
  const refused = { outcome: "refused", reason: "tanggal lahir sesuai akta" };
  assert.equal((await decide(request.id, refused)).status, 204);
  assert.equal((await decide(request.id, refused)).status, 204, "asked again");
  const otherwise = await decide(request.id, GRANTED);
  assert.deepEqual([otherwise.status, otherwise.body.type], [409, "/problems/already-decided"]);
  const { open, decided } = await requests();
  assert.equal(open.some(({ id }) => id === request.id), false);
  assert.deepEqual([decided[0].id, decided[0].decided.decision, decided[0].decided.by], [request.id, refused, "Orang admin"]);
  assert.equal(decided[0].name, of.name);
  assert.ok(Math.abs(decided[0].decided.atMillis - Date.now()) < 60_000);
});

test("after a withdrawal only those who treat the child see it, until its parent consents anew", async () => {
  const { melati, bidan, desa, bupati } = people;
  const { of, request } = await followed("withdrawal");
  const before = new Map();
  for (const person of [desa, bupati]) {
    const { rows, cursor } = await person.pull();
    assert.equal(about(rows, of).length, 3);
    before.set(person, cursor);
  }
  assert.equal((await decide(request.id, GRANTED)).status, 204);
  for (const person of [desa, bupati]) {
    const news = about((await person.pull(before.get(person))).rows, of);
    assert.deepEqual(news.map(({ kind, child }) => [kind, child]), [["gone", of.id]], "a device that had it drops it");
    const fresh = JSON.stringify(about((await person.pull()).rows, of));
    assert.equal(fresh.includes(of.name) || fresh.includes("weightGrams"), false);
  }
  for (const person of [melati, bidan]) assert.equal(about((await person.pull()).rows, of).length, 3);
  const reading = measurement(of, melati.view.account, { daysAgo: 1 });
  assert.equal((await melati.act([{ type: "recordMeasurement", measurement: reading }]))[0].verdict, "applied");
  assert.equal(JSON.stringify((await desa.pull()).rows).includes(reading.id), false);

  const taken = await people.anggrek.act([{ type: "registerChild", child: { ...of, posyandu: ANGGREK } }]);
  assert.equal(taken[0].reason?.code, "childExists", "nobody who does not see it takes its place");

  const { cursor } = await desa.pull();
  const consent = { ...of.consent, on: today() };
  await melati.act([{ type: "editChild", child: of.id, changes: [{ field: "consent", value: consent }] }], (await melati.pull()).cursor);
  const back = about((await desa.pull(cursor)).rows, of);
  assert.deepEqual(back.map(({ kind }) => kind).sort(), ["child", "measurement", "measurement", "request"]);
});

test("a granted erasure leaves nothing of the child but that it was erased, not even in the file", async () => {
  const { melati, bidan, bupati, admin, anggrek } = people;
  const marks = { name: "Rahasia Terhapus", nik: "9901014503249999", motherName: "Ibunda Terhapus", phone: "08007654321", address: "Dusun Terhapus" };
  const { of, request } = await followed("erasure", marks);
  const given = { consent: { givenBy: "Bapak Terhapus", on: today() } };
  assert.equal((await bidan.post(`/api/v1/children/${of.id}/handover`, given)).status, 201);
  const edit = (changes) => bidan.act([{ type: "editChild", child: of.id, changes }]);
  const wrong = measurement(of, melati.view.account, { daysAgo: 40 });
  await bidan.act([
    { type: "recordMeasurement", measurement: wrong },
    { type: "retractMeasurement", child: of.id, measurement: wrong.id, reason: "salah anak, ini Rahasia Terhapus" },
    { type: "recordAbsence", absence: { id: uuid(), child: of.id, date: today(), remark: "Ibunda Terhapus sakit" } },
    { type: "recordRequest", request: asked(of, "correction", { note: "nama Rahasia Terhapus" }) },
  ]);
  // Its case is in lists, which are made anew with each change.
  const found = { on: wrong.date, measurement: null, findings: ["notGainingTwice"] };
  const opened = { type: "care", child: of.id, role: "midwife", step: { type: "openCase", case: uuid(), found } };
  assert.equal((await bidan.act([opened]))[0].verdict, "applied");
  await edit([{ field: "name", value: "Rahasia Terhapus Kedua Kali Dengan Nama Yang Panjang" }]);
  await edit([{ field: "name", value: "Rahasia Terhapus Kedua" }]);
  await edit([{ field: "posyandu", value: MAWAR }]);
  await edit([{ field: "posyandu", value: MELATI }, { field: "nik", value: "9901014503249998" }]);
  for (let number = 0; number < 40; number += 1) await followed("access");
  await edit([{ field: "address", value: "Dusun Terhapus RT 2" }]);
  await melati.post("/api/v1/access-log", { entries: [{ child: of.id, atMillis: Date.now() - 1_000 }] });
  const cursors = new Map();
  for (const person of [melati, bidan, bupati]) cursors.set(person, (await person.pull()).cursor);
  const others = (await melati.pull()).rows.length - about((await melati.pull()).rows, of).length;
  assert.ok(stores(folder.path, "Terhapus").length > 0, "it is there before");

  assert.equal((await decide(request.id, GRANTED)).status, 204);
  assert.equal((await decide(request.id, GRANTED)).status, 204, "asked again");
  for (const person of [melati, bidan, bupati]) {
    const news = (await person.pull(cursors.get(person))).rows;
    assert.deepEqual(about(news, of).map(({ kind }) => kind), ["gone"]);
    assert.deepEqual(about((await person.pull()).rows, of).filter(({ kind }) => kind !== "gone"), []);
  }
  assert.deepEqual(about((await anggrek.pull()).rows, of), []);
  assert.equal((await melati.pull()).rows.filter(({ kind }) => kind !== "gone").length, others, "nobody else is touched");
  const { entries } = (await admin.get(`/api/v1/access-log?child=${of.id}`)).body;
  assert.deepEqual(entries.map(({ kind, account }) => [kind, account]), [["erased", admin.view.account]]);
  assert.deepEqual((await melati.post("/api/v1/children/by-nik", { nik: "9901014503249998" })).body, { children: [], women: [], elsewhere: [] });
  const left = (await requests()).decided.filter(({ child }) => child === of.id);
  assert.deepEqual(left.map(({ id, name, by, note, kind }) => [id, name, by, note, kind]), [[request.id, null, null, null, "erasure"]]);
  assert.equal((await requests()).open.some(({ child }) => child === of.id), false);
  const late = await melati.act([{ type: "recordMeasurement", measurement: measurement(of, melati.view.account) }]);
  assert.equal(late[0].reason.code, "unknownChild", "what a phone still sends builds on nothing");

  // The runtime writes everything to the one file when it closes an object that nobody asks, after about ten seconds.
  const isWritten = () => !stores(folder.path, "").some((name) => /tumbuh-Regency.[0-9a-f]{64}\.sqlite-wal$/.test(name));
  for (const until = Date.now() + 60_000; !isWritten() && Date.now() < until; ) await pause(100);
  assert.ok(isWritten());
  for (const text of ["Terhapus", "990101450324999", "08007654321"]) assert.deepEqual(stores(folder.path, text), [], text);
  assert.equal((await melati.pull()).rows.filter(({ kind }) => kind !== "gone").length, others);
});

/** A woman in two registers, each with what was done, and what she asks. */
async function inRegisters(kind, fields = {}) {
  const who = woman(MELATI, fields);
  const entries = [uuid(), uuid()];
  const check = { on: day(3), weightGrams: null, heightMillimetres: null, armMillimetres: 228, haemoglobinGramsPerLitre: null, ironTablets: 0 };
  const wedding = { register: "couple", manName: "Rama Uji", weddingOn: day(-60) };
  const request = { id: uuid(), child: entries[0], kind, by: who.name, on: today(), note: null };
  const verdicts = await people.bidan.act([
    enrol(entries[0], who, 20, pregnant(100), "midwife"),
    registerStep(entries[0], "midwife", "recordVisit", { check }),
    enrol(entries[1], who, 1, wedding, "midwife"),
    { type: "recordRequest", request },
  ]);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), Array(4).fill("applied"), JSON.stringify(verdicts));
  return { who, entries, request };
}
const rowsAbout = async (person, since, entries) => {
  const { rows, cursor } = (await person.get(`/api/v1/sync/rows?since=${since}&registers=true`)).body;
  const mine = rows.filter((row) => entries.includes(row.event?.entry ?? row.request?.child ?? row.child));
  return { kinds: mine.map(({ kind }) => kind).sort(), cursor };
};
const sees = async (person, entry) => {
  const { body } = await person.get("/api/v1/registers?limit=500");
  const listed = body.entries.some(({ followed }) => followed.entry === entry);
  return [listed, (await person.get(`/api/v1/registers/${entry}`)).status];
};

test("what a woman asks is taken down where she is followed, and listed with her name", async () => {
  const { melati, anggrek } = people;
  const { who, entries, request } = await inRegisters("access");
  const row = (await requests()).open.find(({ id }) => id === request.id);
  assert.deepEqual([row.name, row.woman, row.child, row.posyandu], [who.name, true, entries[0], MELATI]);
  const ask = async (person, fields) => {
    const [{ verdict, reason }] = await person.act([{ type: "recordRequest", request: { ...request, id: uuid(), ...fields } }]);
    return reason?.code ?? verdict;
  };
  assert.equal(await ask(anggrek, {}), "unknownChild", "outside the area she is as good as unknown");
  assert.equal(await ask(melati, { child: uuid() }), "unknownChild");
  assert.equal(await ask(melati, { on: day(-1) }), "dateInFuture");
  assert.equal(await ask(melati, {}), "applied");
});

test("after a woman's withdrawal only those who treat her see her in any register, until she agrees anew", async () => {
  const { bidan, melati, desa, bupati } = people;
  const nik = "9901014505980044";
  const { entries, request } = await inRegisters("withdrawal", { nik });
  const before = new Map();
  for (const person of [desa, bupati]) {
    const { kinds, cursor } = await rowsAbout(person, 0, entries);
    assert.deepEqual(kinds, ["registerEvent", "registerEvent", "registerEvent", "request"]);
    assert.deepEqual(await sees(person, entries[0]), [true, 200]);
    before.set(person, cursor);
  }
  assert.equal((await decide(request.id, GRANTED)).status, 204);
  for (const person of [desa, bupati]) {
    assert.deepEqual(new Set((await rowsAbout(person, before.get(person), entries)).kinds), new Set(["gone"]), "a device that had her drops her");
    assert.deepEqual(new Set((await rowsAbout(person, 0, entries)).kinds), new Set(["gone"]));
    for (const entry of entries) assert.deepEqual(await sees(person, entry), [false, 404]);
  }
  for (const person of [bidan, melati]) {
    assert.equal((await rowsAbout(person, 0, entries)).kinds.length, 4);
    for (const entry of entries) assert.deepEqual(await sees(person, entry), [true, 200]);
  }
  const { withdrawn, others } = (await bidan.get(`/api/v1/registers/${entries[0]}`)).body;
  assert.deepEqual([withdrawn, others.length], [true, 1]);
  const elsewhere = async () => (await people.anggrek.post("/api/v1/children/by-nik", { nik })).body.elsewhere;
  assert.deepEqual(await elsewhere(), []);

  const { cursor } = await rowsAbout(desa, 0, entries);
  const anew = registerStep(entries[0], "midwife", "correctEntry", { changes: [{ field: "consent", value: agreed(today()) }] });
  assert.deepEqual((await bidan.act([anew])).map(({ verdict }) => verdict), ["applied"]);
  assert.deepEqual((await rowsAbout(desa, cursor, entries)).kinds, ["registerEvent", "registerEvent", "registerEvent", "request"]);
  assert.deepEqual(await sees(desa, entries[0]), [true, 200]);
  assert.deepEqual(await sees(desa, entries[1]), [false, 404], "she agreed to the one register");
  assert.deepEqual(await elsewhere(), ["Posyandu Melati"]);
});

test("a granted erasure leaves nothing of a woman in any register", async () => {
  const { bidan, bupati, admin } = people;
  const nik = "9901014505980045";
  const marks = { name: "Siti Musnah", nik, phone: "08003334445", address: "Dusun Musnah" };
  const { entries, request } = await inRegisters("erasure", marks);
  // A regency goes on: what SQLite moves about in its pages is written over by what comes after.
  for (let number = 0; number < 20; number += 1) await inRegisters("access");
  const { cursor } = await rowsAbout(bupati, 0, entries);
  assert.ok(stores(folder.path, "Musnah").length > 0, "it is there before");
  assert.equal((await decide(request.id, GRANTED)).status, 204);
  assert.deepEqual((await rowsAbout(bupati, cursor, entries)).kinds, ["gone", "gone"]);
  const opened = { entries: entries.map((child) => ({ child, atMillis: Date.now() })) };
  assert.equal((await bidan.post("/api/v1/access-log", opened)).status, 204);
  for (const entry of entries) {
    assert.deepEqual(await sees(bidan, entry), [false, 404]);
    const log = (await admin.get(`/api/v1/access-log?child=${entry}`)).body.entries;
    assert.deepEqual(log.map(({ kind }) => kind), ["erased"]);
  }
  assert.deepEqual((await bidan.post("/api/v1/children/by-nik", { nik })).body.women, []);
  const left = (await requests()).decided.find(({ id }) => id === request.id);
  assert.deepEqual([left.name, left.by, left.woman], [null, null, false]);
  const [late] = await bidan.act([registerStep(entries[0], "midwife", "closeEntry", { on: day(0), ending: "moved", remark: null })]);
  assert.equal(late.reason.why.code, "unknownEntry");
  const isWritten = () => !stores(folder.path, "").some((name) => /tumbuh-Regency.[0-9a-f]{64}\.sqlite-wal$/.test(name));
  for (const until = Date.now() + 60_000; !isWritten() && Date.now() < until; ) await pause(100);
  assert.ok(isWritten());
  for (const text of ["Musnah", nik, "08003334445"]) assert.deepEqual(stores(folder.path, text), [], text);
});

test("who saw which record is kept as long as the settings say", async () => {
  const settings = [{ from: "2025-01-01", privacy: { accessLogDays: 365 } }];
  const accounts = [account("kader", ["74.13"]), account("admin", ["74.13"], { role: "regencyAdmin" })];
  assert.equal((await provision(server, { ...pack("74.13", "Kabupaten Lain"), settings }, accounts)).status, 201);
  const [kader, admin] = [await signIn(server, "74.13", "kader"), await signIn(server, "74.13", "admin")];
  const of = child("74.13.01.2001.01");
  await kader.act([{ type: "registerChild", child: of }]);
  const opened = (daysAgo) => ({ child: of.id, atMillis: Date.now() - daysAgo * DAY });
  await kader.post("/api/v1/access-log", { entries: [opened(400), opened(366), opened(364), opened(300)] });
  await kader.pull();
  const { entries } = (await admin.get("/api/v1/access-log")).body;
  const days = entries.map(({ kind, atMillis }) => [kind, Math.round((Date.now() - atMillis) / DAY)]);
  assert.deepEqual(days, [["pulled", 0], ["opened", 300], ["opened", 364]]);
  const wrong = { ...pack("73.08", "Kabupaten Ketiga"), settings: [{ from: "2025-01-01", privacy: { accessLogDays: 30 } }] };
  const refused = await provision(server, wrong, accounts);
  assert.deepEqual([refused.status, refused.body.errors[0].field], [422, "/pack/settings/0/privacy/accessLogDays"]);
});
