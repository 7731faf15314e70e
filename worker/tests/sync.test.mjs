// Acts up, rows down, and the walls between people.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  account,
  ANGGREK,
  child,
  MAWAR,
  measurement,
  MELATI,
  pack,
  provision,
  settle,
  signIn,
  startServer,
  temporaryFolder,
  uuid,
} from "./harness.mjs";

const folder = temporaryFolder();
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  const accounts = [
    account("melati", [MELATI]),
    account("mawar", [MAWAR]),
    account("anggrek", [ANGGREK]),
    account("bidan", ["32.11.01.2001"], { role: "midwife" }),
    account("gizi", ["32.11"], { role: "nutritionist" }),
    account("bupati", ["32.11"], { role: "leader" }),
    account("admin", ["32.11"], { role: "regencyAdmin" }),
  ];
  people = await settle(server, pack(), accounts);
  assert.equal((await provision(server, pack("74.13", "Kabupaten Lain"), [account("melati", ["74.13"])])).status, 201);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const kinds = ({ rows }) => rows.map(({ kind }) => kind);
const about = ({ rows }, { id }) => rows.filter((row) => [row.child?.id, row.child, row.measurement?.child].includes(id));

async function register(person, posyandu, fields) {
  const record = child(posyandu, fields);
  const [verdict] = await person.act([{ type: "registerChild", child: record }]);
  assert.equal(verdict.verdict, "applied", JSON.stringify(verdict));
  return record;
}

async function record(person, of, fields) {
  const reading = measurement(of, person.view.account, fields);
  const [verdict] = await person.act([{ type: "recordMeasurement", measurement: reading }]);
  assert.equal(verdict.verdict, "applied", JSON.stringify(verdict));
  return reading;
}

const rejection = async (person, act) => (await person.act([act]))[0].reason?.code;

test("an act is applied once, however often and however mixed it arrives", async () => {
  const { melati } = people;
  const record = child(MELATI);
  const registration = melati.mutation({ type: "registerChild", child: record });
  const reading = melati.mutation({
    type: "recordMeasurement",
    measurement: measurement(record, melati.view.account),
  });
  const first = await melati.push([registration, reading, registration]);
  assert.deepEqual(first.body.verdicts[2], first.body.verdicts[0]);
  const again = await melati.push([reading, registration]);
  assert.deepEqual(again.body.verdicts, [first.body.verdicts[1], first.body.verdicts[0]]);
  const twelve = await Promise.all(Array.from({ length: 12 }, () => melati.push([reading])));
  for (const { body } of twelve) assert.deepEqual(body.verdicts, [first.body.verdicts[1]]);
  assert.equal(about(await melati.pull(), record).length, 2);
  const refused = melati.mutation({ type: "editChild", child: uuid(), changes: [{ field: "name", value: "X" }] });
  const [verdict] = (await melati.push([refused])).body.verdicts;
  assert.equal(verdict.reason.code, "unknownChild");
  assert.deepEqual((await melati.push([refused])).body.verdicts, [verdict]);
});

test("someone else's act waits for its author", async () => {
  const { melati, mawar } = people;
  const act = melati.mutation({ type: "registerChild", child: child(MELATI) });
  const sent = async (person) => (await person.push([act])).body.verdicts[0];
  assert.equal((await sent(mawar)).reason.code, "notTheActor");
  assert.equal((await sent(melati)).verdict, "applied");
  assert.equal((await sent(mawar)).reason.code, "notTheActor");
});

test("what cannot be read is rejected alone, and understood when it can be", async () => {
  const { melati } = people;
  const good = melati.mutation({ type: "registerChild", child: child(MELATI) });
  const odd = [
    null,
    7,
    "x",
    [],
    {},
    { ...good, id: "x" },
    { ...good, id: uuid(), extra: 1 },
    { ...good, id: uuid(), base: -1 },
    { ...good, id: uuid(), act: { type: "dropTables" } },
    { ...good, id: uuid(), act: { type: "registerChild", child: { ...good.act.child, weight: 1 } } },
    { ...good, id: uuid(), act: { type: "registerChild", child: { ...good.act.child, birthDate: "1800-01-01" } } },
    { ...good, id: uuid(), act: { type: "recordMeasurement", measurement: { weightGrams: -5 } } },
  ];
  const { status, body } = await melati.push([...odd, good]);
  assert.equal(status, 200);
  for (const [place] of odd.entries()) {
    assert.equal(body.verdicts[place].reason?.code, "malformed", JSON.stringify(odd[place]));
    assert.equal(body.verdicts[place].id, odd[place]?.id?.length === 36 ? odd[place].id : null);
  }
  assert.equal(body.verdicts.at(-1).verdict, "applied");
  const repaired = melati.mutation({ type: "registerChild", child: child(MELATI) });
  const unreadable = { ...repaired, extra: 1 };
  assert.equal((await melati.push([unreadable])).body.verdicts[0].reason.code, "malformed");
  assert.equal((await melati.push([repaired])).body.verdicts[0].verdict, "applied");
});

test("what cannot be read is told by the place of the field, in the words of the wire", async () => {
  const { melati } = people;
  const of = child(MELATI);
  const reading = (fields) => ({ type: "recordMeasurement", measurement: measurement(of, melati.view.account, fields) });
  const absence = { id: uuid(), child: of.id, date: "2026-01-05", remark: null };
  for (const [act, detail] of [
    [reading({ weightGrams: -1 }), "/act/measurement/weightGrams: must be a whole number of 0 or more"],
    [reading({ weightGrams: 2 ** 40 }), "/act/measurement/weightGrams: must be at most 4294967295"],
    [reading({ date: 7 }), "/act/measurement/date: must be text"],
    [{ type: "recordAbsence", absence: { ...absence, why: 1 } }, "/act/absence/why: unknown field `why`"],
    [{ type: "recordAbsence", absence, extra: 1 }, "/act/extra: unknown field `extra`"],
    [{ type: "recordAbsence", absence: [] }, "/act/absence: must be an object"],
    [{ type: "dropTables" }, "/act/type: must be one of `registerChild`"],
    [{ type: 7 }, "/act/type: must be text"],
    [{}, "/act: missing field `type`"],
    [7, "/act: must be an object"],
    [{ type: "editChild", child: of.id, changes: [{ field: "birthOrder", value: 300 }] }, "/act/changes/0/value: must be at most 255"],
  ]) {
    const [verdict] = await melati.act([act]);
    assert.equal(verdict.reason?.code, "malformed");
    assert.ok(verdict.reason.detail.startsWith(detail), `${JSON.stringify(act)}: ${verdict.reason.detail}`);
  }
  const [nothing] = (await melati.push([null])).body.verdicts;
  assert.equal(nothing.reason.detail, "must be an object");
});

test("the regency checks what phones must not decide", async () => {
  const { melati } = people;
  const of = await register(melati, MELATI);
  const reading = await record(melati, of);
  const again = (fields) => ({
    type: "recordMeasurement",
    measurement: measurement(of, melati.view.account, fields),
  });
  assert.equal(await rejection(melati, again({ id: reading.id })), "recordExists");
  assert.equal(await rejection(melati, again({ daysAgo: -2 })), "dateInFuture");
  assert.equal(await rejection(melati, again({ daysAgo: 401 })), "dateBeforeBirth");
  assert.equal(await rejection(melati, again({ weightGrams: 1 })), "outOfInstrument");
  const nothing = { weightGrams: null, lengthMillimetres: null, headMillimetres: null, armMillimetres: null };
  assert.equal(await rejection(melati, again(nothing)), "empty");
  assert.equal(await rejection(melati, { type: "registerChild", child: of }), "childExists");
  assert.equal(await rejection(melati, { type: "editChild", child: of.id, changes: [] }), "empty");
  const missing = { type: "correctMeasurement", corrects: uuid(), measurement: measurement(of, melati.view.account) };
  assert.equal(await rejection(melati, { ...missing, reason: "salah" }), "unknownMeasurement");
  const { gizi } = people;
  assert.equal(await rejection(gizi, { type: "registerChild", child: child("32.11.01.2001.77") }), "unknownPosyandu");
  const note = { type: "recordAbsence", absence: { id: uuid(), child: of.id, date: reading.date, remark: "sakit" } };
  assert.equal(await rejection(melati, note), undefined);
  assert.equal(await rejection(melati, note), "recordExists");
});

test("a correction leaves the old reading as history, and a reading can be taken back", async () => {
  const { melati } = people;
  const of = await register(melati, MELATI);
  const wrong = await record(melati, of);
  const right = measurement(of, melati.view.account, { weightGrams: 8_900 });
  await melati.act([{ type: "correctMeasurement", corrects: wrong.id, measurement: right, reason: "salah baca" }]);
  await melati.act([{ type: "retractMeasurement", child: of.id, measurement: right.id, reason: "anak lain" }]);
  const rows = about(await melati.pull(), of).filter(({ kind }) => kind === "measurement");
  const byId = Object.fromEntries(rows.map((row) => [row.measurement.id, row]));
  assert.equal(byId[wrong.id].superseded.by, right.id);
  assert.equal(byId[right.id].corrects, wrong.id);
  assert.equal(byId[right.id].superseded.by, null);
});

test("two people who change the same field keep both values", async () => {
  const { melati, bidan } = people;
  const of = await register(melati, MELATI);
  const { cursor } = await bidan.pull();
  const rename = (value) => ({ type: "editChild", child: of.id, changes: [{ field: "name", value }] });
  assert.equal((await melati.act([rename("Ayu A")], cursor))[0].verdict, "applied");
  const [merged] = await bidan.act([rename("Ayu B")], cursor);
  assert.deepEqual([merged.verdict, merged.conflicts], ["merged", ["name"]]);
  const [row] = about(await melati.pull(cursor), of);
  assert.equal(row.child.name, "Ayu A");
  assert.equal(row.conflicts[0].proposed.value, "Ayu B");
});

test("a kader sees and touches only their posyandu; others by area; another regency sees nothing", async () => {
  const { melati, mawar, anggrek, bidan, gizi } = people;
  const of = await register(melati, MELATI);
  const reading = await record(melati, of);
  const visible = async (person) => about(await person.pull(), of).length;
  assert.deepEqual(await Promise.all([melati, mawar, anggrek, bidan, gizi].map(visible)), [2, 0, 0, 2, 2]);
  const rename = { type: "editChild", child: of.id, changes: [{ field: "name", value: "X" }] };
  assert.equal(await rejection(mawar, rename), "unknownChild");
  const other = measurement(of, mawar.view.account);
  assert.equal(await rejection(mawar, { type: "recordMeasurement", measurement: other }), "unknownChild");
  const take = { type: "retractMeasurement", child: of.id, measurement: reading.id, reason: "x" };
  assert.equal(await rejection(mawar, take), "unknownChild");
  assert.equal(await rejection(mawar, { type: "registerChild", child: child(MELATI) }), "notAllowed");
  const own = await register(mawar, MAWAR);
  const theft = { type: "retractMeasurement", child: own.id, measurement: reading.id, reason: "x" };
  assert.equal(await rejection(mawar, theft), "unknownMeasurement");

  const stranger = await signIn(server, "74.13", "melati");
  assert.deepEqual((await stranger.pull()).rows, []);
  const foreign = await stranger.call("GET", "/api/v1/sync/rows", undefined, {
    cookie: melati.cookie.replace("=32.11.", "=74.13."),
  });
  assert.equal(foreign.status, 401, "a session is worthless in another regency");
});

test("roles that only read may not write, and administering is not reading", async () => {
  const { bupati, admin, melati } = people;
  const act = { type: "registerChild", child: child(MELATI) };
  const push = (person) => person.push([person.mutation(act)]);
  assert.deepEqual([(await push(bupati)).status, (await push(admin)).status], [403, 403]);
  assert.equal((await bupati.get("/api/v1/sync/rows")).status, 200);
  assert.equal((await admin.get("/api/v1/sync/rows")).status, 403);
  assert.equal((await push(melati)).status, 200);
});

test("pages follow one another without gap or repetition", async () => {
  const { anggrek } = people;
  const { cursor } = await anggrek.pull();
  const of = await register(anggrek, ANGGREK);
  for (let month = 1; month <= 8; month += 1) await record(anggrek, of, { daysAgo: month * 30 });
  await register(people.melati, MELATI);
  const whole = await anggrek.pull(cursor);
  const pieces = await anggrek.pull(cursor, 2);
  assert.equal(whole.rows.length, 9);
  assert.deepEqual(pieces, whole);
  const revisions = whole.rows.map(({ revision }) => revision);
  assert.deepEqual(revisions, [...revisions].sort((a, b) => a - b));
  assert.deepEqual(await anggrek.pull(whole.cursor), { rows: [], cursor: whole.cursor });
  for (const query of ["since=-1", "since=x", "limit=0", "limit=2001", "limit="]) {
    const { status, body } = await anggrek.get(`/api/v1/sync/rows?${query}`);
    assert.deepEqual([status, body.errors[0].field], [422, query.split("=")[0]], query);
  }
});

test("a child that moves is gone from the old posyandu and whole at the new one", async () => {
  const { melati, mawar, anggrek, bidan, gizi } = people;
  const of = await register(melati, MELATI);
  await record(melati, of, { daysAgo: 60 });
  await record(melati, of, { daysAgo: 30 });
  const cursors = new Map();
  for (const person of [melati, mawar, anggrek, bidan, gizi]) cursors.set(person, (await person.pull()).cursor);
  const news = async (person) => {
    const page = await person.pull(cursors.get(person), 2);
    cursors.set(person, page.cursor);
    return kinds({ rows: about(page, of) }).sort();
  };
  const whole = ["child", "measurement", "measurement"];
  const move = (posyandu) => ({ type: "editChild", child: of.id, changes: [{ field: "posyandu", value: posyandu }] });

  assert.equal(await rejection(melati, move(MAWAR)), "notAllowed");
  assert.equal((await bidan.act([move(MAWAR)]))[0].verdict, "applied");
  assert.deepEqual(await news(melati), ["gone"]);
  assert.deepEqual(await news(mawar), whole);
  assert.deepEqual(await news(bidan), whole, "both posyandu are in the midwife's village");
  assert.deepEqual(await news(anggrek), []);

  assert.equal((await gizi.act([move(ANGGREK)], (await gizi.pull()).cursor))[0].verdict, "applied");
  assert.deepEqual(await news(mawar), ["gone"]);
  assert.deepEqual(await news(bidan), ["gone"]);
  assert.deepEqual(await news(anggrek), whole);
  assert.deepEqual(await news(gizi), whole);

  assert.equal((await gizi.act([move(MELATI)], (await gizi.pull()).cursor))[0].verdict, "applied");
  assert.deepEqual(await news(melati), whole);
  assert.deepEqual(await news(anggrek), ["gone"]);
  const fresh = about(await melati.pull(), of);
  assert.deepEqual(kinds({ rows: fresh }).sort(), whole);
  for (const row of fresh) assert.equal(Number.isInteger(row.revision), true);
  await record(melati, of, { daysAgo: 1 });
  assert.deepEqual(await news(melati), ["measurement"]);
  assert.deepEqual(await news(anggrek), []);
});

test("a batch is bounded and never half applied by its shape", async () => {
  const { melati } = people;
  const { cursor } = await melati.pull();
  const acts = () => melati.mutation({ type: "registerChild", child: child(MELATI) });
  assert.equal((await melati.push(Array.from({ length: 201 }, acts))).status, 413);
  const bodies = [
    ["[]", 422],
    ["{}", 422],
    ['{"mutations":{}}', 422],
    ['{"mutations":[],"regency":"74.13"}', 422],
    ["null", 422],
    ["{", 400],
    ["", 400],
    ['{"mutations":[NaN]}', 400],
    ["\u0000", 400],
    [`{"mutations":[${"[".repeat(5000)}`, 400],
    [" ".repeat(2 ** 20 + 1), 413],
  ];
  for (const [body, status] of bodies) {
    const response = await fetch(`${server.url}/api/v1/sync/mutations`, {
      method: "POST",
      headers: { cookie: melati.cookie, "content-type": "application/json" },
      body,
    });
    assert.equal(response.status, status, body.slice(0, 40));
    assert.equal(response.headers.get("content-type"), "application/problem+json");
    const problem = await response.json();
    assert.match(problem.type, /^\/problems\/[a-z-]+$/);
    assert.equal(problem.status, status);
  }
  assert.deepEqual((await melati.pull(cursor)).rows, []);
});

test("an app of another time is told so, and nothing of its batch is taken", async () => {
  const { melati } = people;
  const act = melati.mutation({ type: "registerChild", child: child(MELATI) });
  const own = Number((await melati.get("/api/v1/session")).headers.get("tumbuh-protocol"));
  assert.ok(own >= 1);
  for (const [said, type] of [
    [own + 1, "/problems/server-too-old"],
    [0, "/problems/app-too-old"],
    ["x", "/problems/invalid"],
  ]) {
    const headers = { "tumbuh-protocol": String(said) };
    const push = await melati.call("POST", "/api/v1/sync/mutations", { mutations: [act] }, headers);
    const pull = await melati.call("GET", "/api/v1/sync/rows?since=0", undefined, headers);
    assert.deepEqual([push.body.type, pull.body.type], [type, type]);
    assert.equal(push.headers.get("tumbuh-protocol"), String(own));
  }
  for (const said of [own, Math.max(1, own - 3)]) {
    const headers = { "tumbuh-protocol": String(said) };
    const push = await melati.call("POST", "/api/v1/sync/mutations", { mutations: [act] }, headers);
    assert.equal(push.body.verdicts[0].verdict, "applied");
  }
});
