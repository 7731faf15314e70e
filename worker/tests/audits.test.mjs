// Audits of cases: what is frozen stays frozen, what is recommended becomes a task, and each is for the people it is for.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { account, ANGGREK, child, day, MAWAR, measurement, MELATI, pack, settle, startServer, stores, temporaryFolder, uuid, VILLAGE } from "./harness.mjs";
import { everyRow, inside } from "./inside.mjs";

const CODE = "32.11";
const folder = temporaryFolder();
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  const office = (username, id) => ({ ...account(username, []), grants: [{ role: "opdOfficer", areas: [CODE], office: id }] });
  people = await settle(server, pack(), [
    account("melati", [MELATI]),
    account("anggrek", [ANGGREK]),
    account("bidan", [VILLAGE], { role: "midwife" }),
    account("desa", [VILLAGE], { role: "villageOfficer" }),
    account("gizi", [CODE], { role: "nutritionist" }),
    account("gizidua", ["32.11.01.2002"], { role: "nutritionist" }),
    account("bupati", [CODE], { role: "leader" }),
    account("admin", [CODE], { role: "regencyAdmin" }),
    office("pupr", "pupr"),
    office("dinsos", "dinsos"),
  ]);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const step = (of, role, type, fields) => ({ type: "care", child: of.id, role, step: { type, ...fields } });
const applied = (verdicts) => assert.deepEqual([...new Set(verdicts.map(({ verdict }) => verdict))], ["applied"], JSON.stringify(verdicts));

/** A child with an open case. */
async function handled(kader = people.melati, posyandu = MELATI, fields = {}) {
  const of = child(posyandu, fields);
  const reading = measurement(of, kader.view.account, { daysAgo: 9 });
  const id = uuid();
  const found = { on: day(9), measurement: reading.id, findings: ["notGainingTwice"] };
  applied(
    await kader.act([
      { type: "registerChild", child: of },
      { type: "recordMeasurement", measurement: reading },
      step(of, "kader", "openCase", { case: id, found }),
    ]),
  );
  return { of, id };
}

const audit = (cases, fields = {}) => ({
  id: uuid(),
  title: "AKS semester 2",
  heldOn: day(0),
  area: CODE,
  members: "dr. Contoh, Dinkes; Ibu Contoh, puskesmas",
  children: cases.map(({ of }) => of.id),
  ...fields,
});

async function made(cases, fields, person = people.gizi) {
  const asked = audit(cases, fields);
  const { status, body } = await person.post("/api/v1/audits", asked);
  assert.equal(status, 201, JSON.stringify(body));
  return asked;
}

const read = async (person, { id }) => (await person.get(`/api/v1/audits/${id}`)).body;
const bundles = async (person, of) => (await read(person, of)).bundles?.map(({ child }) => child);

const recommended = (of, id, about, owner, fields = {}) => ({
  id: uuid(),
  audit: about.id,
  on: day(0),
  what: `Bangun jamban untuk ${of.name}`,
  owner,
  due: day(-30),
  ...fields,
});
const recommend = ({ of, id }, recommendation, person = people.gizi, role = "nutritionist") =>
  person.act([step(of, role, "recommendInAudit", { case: id, recommendation })]);
const follow = ({ of, id }, recommendation, role, person, progress) =>
  person.act([step(of, role, "followRecommendation", { case: id, followUp: { recommendation: recommendation.id, on: day(0), progress } })]);
const done = (remark) => ({ kind: "done", evidence: { kind: "statement", remark }, quantity: null });
const PUPR = { kind: "office", office: "pupr" };

test("what is frozen stays frozen though the case goes on", async () => {
  const one = await handled(people.melati, MELATI, { nik: "9901010503240017" });
  const two = await handled();
  const asked = await made([two, one]);
  const before = await read(people.gizi, asked);
  assert.deepEqual(before.bundles.map(({ child, case: id }) => [child, id]), [[two.of.id, two.id], [one.of.id, one.id]]);
  assert.deepEqual([before.title, before.heldOn, before.members, before.madeBy, before.frozen.on], [asked.title, asked.heldOn, asked.members, "Orang gizi", day(0)]);
  const text = await (await fetch(`${server.url}/api/v1/audits/${asked.id}`, { headers: { cookie: people.gizi.cookie } })).text();
  for (const { sha256, story } of before.bundles) {
    const start = text.indexOf('"story":', text.indexOf(sha256)) + '"story":'.length;
    const frozen = text.slice(start, start + JSON.stringify(story).length);
    assert.equal(createHash("sha256").update(frozen).digest("hex"), sha256, "the fingerprint is that of the text");
    assert.equal(story.child.child.nik, null, "a bundle has no NIK");
    assert.deepEqual([story.events.length, story.measurements.length, story.care.cases[0].state.state], [1, 1, "detected"]);
  }
  const look = { on: day(0), present: ["noLatrine"], absent: [], remark: null };
  const again = measurement(one.of, people.gizi.view.account, { daysAgo: 1 });
  const [first] = before.bundles[1].story.measurements;
  const validation = { on: day(1), first: first.measurement.id, again: again.id, difference: { grams: 0, millimetres: 0, armMillimetres: 0 }, calibratedOn: day(20) };
  applied(
    await people.gizi.act([
      { type: "recordMeasurement", measurement: again },
      step(one.of, "nutritionist", "validateCase", { case: one.id, validation }),
      step(one.of, "nutritionist", "recordCause", { case: one.id, look }),
      { type: "editChild", child: one.of.id, changes: [{ field: "name", value: "Nama Baru" }] },
    ]),
  );
  assert.deepEqual((await read(people.gizi, asked)).bundles, before.bundles);
  const now = (await people.gizi.get(`/api/v1/children/${one.of.id}/case`)).body;
  assert.equal(now.care.cases[0].state.state, "causeKnown", "and the case went on");
});

test("sent again an audit is there once; what cannot be audited is named, and nothing is kept", async () => {
  const one = await handled();
  const asked = await made([one]);
  const { status, body } = await people.gizi.post("/api/v1/audits", asked);
  assert.deepEqual([status, body.cases], [200, 1]);
  const refused = async (fields, person = people.gizi) => {
    const { status, body } = await person.post("/api/v1/audits", audit([one], fields));
    assert.equal(status, 422, JSON.stringify(body));
    return body.errors.map(({ field }) => field);
  };
  assert.deepEqual(await refused({ id: asked.id, title: "Lain" }), ["/id"]);
  assert.deepEqual(await refused({ heldOn: day(200) }), ["/heldOn"]);
  assert.deepEqual(await refused({ area: "74.13" }), ["/area"]);
  assert.deepEqual(await refused({ area: "32.11.01.2002" }), ["/children/0"], "not in that area");
  assert.deepEqual(await refused({}, people.gizidua), ["/children/0"], "not hers");
  assert.deepEqual(await refused({ children: [one.of.id, uuid()] }), ["/children/1"]);
  assert.deepEqual(await refused({ children: [one.of.id, one.of.id] }), ["/children"]);
  assert.deepEqual(await refused({ children: [] }), ["/children"]);
  assert.deepEqual(await refused({ members: " " }), ["/members"]);
  const healthy = child(MELATI);
  await people.melati.act([{ type: "registerChild", child: healthy }]);
  assert.deepEqual(await refused({ children: [healthy.id] }), ["/children/0"], "it has no open case");
  const ids = (await people.gizi.get("/api/v1/audits")).body.audits.map(({ id }) => id);
  assert.equal(ids.filter((id) => id === asked.id).length, 1);
  for (const person of [people.bidan, people.bupati, people.melati]) {
    assert.equal((await person.post("/api/v1/audits", audit([one]))).status, 403);
  }
});

test("everyone sees the cases of their own area, and their reading is logged", async () => {
  const here = await handled();
  const there = await handled(people.anggrek, ANGGREK);
  const asked = await made([here, there]);
  const both = [here.of.id, there.of.id];
  for (const [name, seen] of Object.entries({ gizi: both, bupati: both, bidan: [here.of.id], desa: [here.of.id], gizidua: [there.of.id] })) {
    assert.deepEqual(await bundles(people[name], asked), seen, name);
    const { audits } = (await people[name].get("/api/v1/audits")).body;
    assert.equal(audits.find(({ id }) => id === asked.id).cases, seen.length, name);
  }
  for (const name of ["melati", "pupr", "admin"]) assert.equal((await people[name].get(`/api/v1/audits/${asked.id}`)).status, 403, name);
  const only = await made([here], { area: VILLAGE });
  assert.equal((await people.gizidua.get(`/api/v1/audits/${only.id}`)).status, 404, "none of it is hers");
  assert.ok(!(await people.gizidua.get("/api/v1/audits")).body.audits.some(({ id }) => id === only.id));
  const { entries } = (await people.admin.get(`/api/v1/access-log?child=${there.of.id}`)).body;
  assert.deepEqual(entries.map(({ kind, name }) => [kind, name]), ["gizidua", "bupati", "gizi"].map((name) => ["opened", `Orang ${name}`]));
});

test("what is recommended to an office is its task until it says what became of it", async () => {
  const one = await handled();
  const asked = await made([one]);
  const wish = recommended(one.of, one.id, asked, PUPR);
  const own = async (person, query = "") =>
    (await person.get(`/api/v1/tasks?limit=500&until=${day(-60)}${query}`)).body.tasks.filter(({ due }) => due.task.child === one.of.id);
  assert.deepEqual(await own(people.pupr), []);
  applied(await recommend(one, wish));
  const [task, ...others] = await own(people.pupr);
  assert.deepEqual([others, task.due.task.kind, task.due.task.due, task.recommendation], [[], { kind: "followRecommendation", recommendation: wish.id }, wish.due, wish]);
  assert.deepEqual([task.name, task.due.task.posyandu], [one.of.name, VILLAGE], "the village and no more of the place");
  assert.deepEqual(await own(people.dinsos), []);
  const counted = async () => {
    const { audits } = (await people.gizi.get("/api/v1/audits")).body;
    const { recommended, waiting, late } = audits.find(({ id }) => id === asked.id);
    return [recommended, waiting, late];
  };
  assert.deepEqual(await counted(), [1, 1, 0]);
  const told = async (...args) => (await follow(one, wish, ...args)).map(({ verdict, reason }) => reason?.code ?? verdict);
  assert.deepEqual(await told("opdOfficer", people.dinsos, done("bukan kami")), ["unknownChild"]);
  assert.deepEqual(await told("villageOfficer", people.desa, done("bukan kami")), ["notAllowed"]);
  assert.deepEqual(await told("opdOfficer", people.pupr, { kind: "started" }), ["applied"]);
  assert.deepEqual((await read(people.gizi, asked)).recommendations[0].followed.followUps.map(({ progress }) => progress.kind), ["started"]);
  assert.deepEqual(await told("opdOfficer", people.pupr, done("Jamban dibangun")), ["applied"]);
  assert.deepEqual([await own(people.pupr), await counted()], [[], [1, 0, 0]]);
  const [{ followed, lateDays, closed }] = (await read(people.bidan, asked)).recommendations;
  assert.deepEqual([followed.recommendation, lateDays, closed], [wish, 0, false]);
  assert.deepEqual(followed.followUps.map(({ progress }) => progress), [{ kind: "started" }, done("Jamban dibangun")]);

  // What its owner cannot do is for the puskesmas to think over, until something else is recommended; and it outlasts the case.
  const hard = recommended(one.of, one.id, asked, PUPR, { what: "Pindahkan rumah" });
  applied(await recommend(one, hard));
  assert.deepEqual((await follow(one, hard, "opdOfficer", people.pupr, { kind: "declined", reason: "tanah tidak ada" })).map(({ verdict }) => verdict), ["applied"]);
  const [thought] = (await own(people.gizi, "&mine=true")).filter(({ recommendation }) => recommendation?.id === hard.id);
  assert.deepEqual(thought.due.task.kind, { kind: "replaceRecommendation", recommendation: hard.id });
  const view = async () => (await read(people.gizi, asked)).recommendations.find(({ followed: { recommendation } }) => recommendation.id === hard.id);
  assert.deepEqual([(await view()).awaited, await own(people.pupr)], [true, []]);
  const instead = recommended(one.of, one.id, asked, PUPR, { what: "Perbaiki lantai" });
  applied(await recommend(one, instead));
  assert.deepEqual([(await view()).awaited, (await own(people.pupr)).map(({ recommendation }) => recommendation.id)], [false, [instead.id]]);
  const { care } = (await people.desa.get(`/api/v1/children/${one.of.id}/case`)).body;
  assert.equal(care.cases[0].recommendations[0].followUps.length, 2, "the child's story tells it, too");
});

test("nobody but a nutritionist recommends, in an audit of the child, from its day on, with a day to come", async () => {
  const one = await handled();
  const other = await handled();
  const asked = await made([one]);
  const later = await made([one], { heldOn: day(-3) });
  const wish = (about, fields) => recommended(one.of, one.id, about, { kind: "villageOfficer" }, fields);
  const told = async (recommendation, ...who) =>
    (await recommend(one, recommendation, ...who)).map(({ verdict, reason }) => reason?.why?.code ?? reason?.code ?? verdict);
  assert.deepEqual(await told(wish(asked), people.bidan, "midwife"), ["notAllowed"]);
  assert.deepEqual(await told(wish({ id: uuid() })), ["unknownAudit"]);
  assert.deepEqual(await told(wish(await made([other]))), ["unknownAudit"], "it did not look at this child");
  assert.deepEqual(await told(wish(later)), ["beforeAudit"]);
  assert.deepEqual(await told(wish(asked, { due: day(1) })), ["dueBeforePlan"]);
  for (const missing of ["owner", "due"]) {
    const { [missing]: _, ...part } = wish(asked);
    assert.deepEqual(await told(part), ["malformed"], missing);
  }
  const good = wish(asked);
  assert.deepEqual(await told(good), ["applied"]);
  const [twice] = await recommend(one, good);
  assert.deepEqual([twice.verdict, twice.why.code], ["kept", "doneBefore"]);
  const rows = (await people.melati.get("/api/v1/sync/rows?since=0&care=true")).body.rows;
  assert.ok(rows.some(({ event }) => event?.act.recommendation?.id === good.id), "phones carry it");
});

test("withdrawn consent hides a case, and an erased child is in no audit any more", async () => {
  const one = await handled(people.melati, MELATI, { motherName: "Ibu Rahasia Sekali" });
  const two = await handled();
  const asked = await made([one, two]);
  const wish = recommended(one.of, one.id, asked, PUPR, { what: "Sambungkan air ke rumah rahasia sekali" });
  applied(await recommend(one, wish));
  assert.ok(stores(folder.path, "rumah rahasia sekali").length > 0, "it is there before");
  const granted = async (kind) => {
    const request = { id: uuid(), child: one.of.id, kind, by: one.of.motherName, on: day(0), note: null };
    await people.bidan.act([{ type: "recordRequest", request }]);
    assert.equal((await people.admin.put(`/api/v1/requests/${request.id}/decision`, { outcome: "granted" })).status, 204);
  };
  await granted("withdrawal");
  for (const name of ["bupati", "desa"]) {
    const seen = await read(people[name], asked);
    assert.deepEqual([seen.bundles.map(({ child }) => child), seen.recommendations], [[two.of.id], []], name);
  }
  assert.deepEqual(await bundles(people.gizi, asked), [one.of.id, two.of.id], "those who treat it see it");
  const { status, body } = await people.gizi.post("/api/v1/audits", audit([one]));
  assert.deepEqual([status, body.errors[0].field], [422, "/children/0"]);
  await granted("erasure");
  const left = await read(people.gizi, asked);
  assert.deepEqual([left.bundles.map(({ child }) => child), left.recommendations], [[two.of.id], []]);
  // The runtime writes everything to the one file when it closes an object that nobody asks, after about ten seconds.
  const isWritten = () => !stores(folder.path, "").some((name) => /tumbuh-Regency.[0-9a-f]{64}\.sqlite-wal$/.test(name));
  for (const until = Date.now() + 60_000; !isWritten() && Date.now() < until; ) await pause(100);
  assert.ok(isWritten());
  for (const text of ["Ibu Rahasia Sekali", "rumah rahasia sekali"]) assert.deepEqual(stores(folder.path, text), [], text);
});

test("no statement changes what is frozen, and a restored regency has every bundle", async () => {
  const one = await handled();
  const asked = await made([one]);
  const frozen = await read(people.gizi, asked);
  const operate = async (method, path, body) => {
    const headers = { authorization: `Bearer ${server.secret}`, ...(body && { "content-type": "application/json" }) };
    const response = await fetch(`${server.url}/api/v1/operator/regencies/${CODE}/${path}`, { method, headers, body: body && JSON.stringify(body) });
    return { status: response.status, body: await response.json() };
  };
  const before = (await operate("POST", "exports")).body;
  for (const end = Date.now() + 60_000; ; ) {
    const { state } = (await operate("GET", "exports")).body;
    if (!state.running && state.lastExport !== before.lastExport) break;
    assert.ok(Date.now() < end, "the export is made");
    await pause(50);
  }
  assert.equal((await operate("POST", "suspension")).status, 200);
  await server.stop();
  const rows = await inside(folder.path, async (run) => {
    for (const statement of [
      "UPDATE case_audits SET held_on = '2020-01-01'",
      `UPDATE case_audit_bundles SET story = '{}' WHERE audit = '${asked.id}'`,
      `DELETE FROM case_audit_bundles WHERE audit = '${asked.id}'`,
    ]) {
      await assert.rejects(run(CODE, statement), /never changes|is kept/, statement);
    }
    const rows = await everyRow(run, CODE);
    await run(CODE, "DROP TABLE case_audit_bundles");
    return rows;
  });
  server = await startServer({ persist: folder.path, port: server.port });
  assert.equal((await operate("POST", "restoration", {})).status, 200);
  assert.deepEqual((await read(people.gizi, asked)).bundles, frozen.bundles);
  await server.stop();
  const after = await inside(folder.path, async (run) => {
    await assert.rejects(run(CODE, "UPDATE case_audits SET area = '32'"), /never changes/);
    return everyRow(run, CODE);
  });
  for (const table of ["case_audits", "case_audit_bundles"]) assert.equal(after.rows[table], rows.rows[table], table);
  server = await startServer({ persist: folder.path, port: server.port });
});
