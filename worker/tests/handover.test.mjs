// A child moves to another regency, and the record goes along once.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, child, measurement, pack, provision, signIn, startServer, temporaryFolder, uuid } from "./harness.mjs";

const HERE = "32.11.01.2001.01";
const THERE = "74.13.01.2001.01";
const folder = temporaryFolder();
let server;
let giver;
let taker;
let kader;

before(async () => {
  server = await startServer({ persist: folder.path });
  const midwife = (areas) => account("bidan", areas, { role: "midwife" });
  await provision(server, pack(), [midwife(["32.11.01.2001"]), account("kader", [HERE])]);
  await provision(server, pack("74.13", "Kabupaten Lain"), [midwife(["74.13.01.2001"]), account("kader", [THERE])]);
  await provision(server, pack("73.08", "Kabupaten Ketiga"), [midwife(["73.08"])]);
  giver = await signIn(server, "32.11", "bidan");
  taker = await signIn(server, "74.13", "bidan");
  kader = await signIn(server, "74.13", "kader");
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const kind = ({ status, body }) => [status, body?.type?.replace("/problems/", "")];
const about = (rows, { id }) => rows.filter((row) => [row.child?.id, row.child, row.measurement?.child, row.request?.child, row.absence?.child].includes(id));
const takeIn = (person, code, posyandu = THERE) => person.post("/api/v1/handovers", { code, posyandu });

async function followed() {
  const of = child(HERE, { nik: "9901010503240021" });
  const wrong = measurement(of, giver.view.account);
  const right = measurement(of, giver.view.account, { weightGrams: 8_900 });
  const verdicts = await giver.act([
    { type: "registerChild", child: of },
    { type: "recordMeasurement", measurement: wrong },
    { type: "correctMeasurement", corrects: wrong.id, measurement: right, reason: "salah baca" },
    { type: "recordAbsence", absence: { id: uuid(), child: of.id, date: right.date, remark: null } },
    { type: "recordRequest", request: { id: uuid(), child: of.id, kind: "access", by: "Ibu", on: right.date, note: null } },
  ]);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), Array(5).fill("applied"));
  const consent = { consent: { givenBy: of.motherName, on: right.date } };
  return { of, right, consent };
}

const handOver = (of, consent, by = giver) => by.post(`/api/v1/children/${of.id}/handover`, consent);

test("a child's whole record goes to the other regency, once, and closes here as moved", async () => {
  const { of, consent } = await followed();
  const { status, body } = await handOver(of, consent);
  assert.equal(status, 201, JSON.stringify(body));
  assert.match(body.code, /^32\.11\.[0-9a-f]{64}$/);
  const taken = await takeIn(taker, body.code);
  assert.deepEqual([taken.status, taken.body], [200, { child: of.id }]);
  const rows = about((await kader.pull()).rows, of);
  assert.deepEqual(rows.map(({ kind }) => kind).sort(), ["absence", "child", "measurement", "measurement", "request"]);
  const [arrived] = rows.filter(({ kind }) => kind === "child");
  assert.deepEqual(arrived.child, { ...of, posyandu: THERE });
  assert.equal(rows.filter((row) => row.superseded).length, 1);
  const [closed] = about((await giver.pull()).rows, of).filter(({ kind }) => kind === "child");
  assert.deepEqual([closed.child.status.state, closed.child.status.reason], ["closed", "moved"]);
  const { cursor } = await kader.pull();
  assert.deepEqual((await takeIn(taker, body.code)).body, { child: of.id });
  assert.deepEqual((await kader.pull(cursor)).rows, [], "asked again, nothing changes");
  assert.deepEqual((await taker.post("/api/v1/children/by-nik", { nik: of.nik })).body.children.map(({ id }) => id), [of.id]);
  assert.equal((await kader.act([{ type: "recordMeasurement", measurement: measurement(of, kader.view.account) }]))[0].verdict, "applied");
});

test("a code serves one regency, the newest one counts, and made-up ones are all alike", async () => {
  const { of, consent } = await followed();
  const old = (await handOver(of, consent)).body.code;
  const { code } = (await handOver(of, consent)).body;
  const third = await signIn(server, "73.08", "bidan");
  const wrong = [old, "", "x", `32.11.${"0".repeat(64)}`, `99.99.${"0".repeat(64)}`, taker.cookie.split("=")[1]];
  for (const code of wrong) assert.deepEqual(kind(await takeIn(taker, code)), [404, "unknown-handover"], code);
  assert.deepEqual(kind(await takeIn(giver, code, HERE)), [404, "unknown-handover"], "the own regency takes nothing in");
  assert.equal((await takeIn(taker, code)).status, 200);
  assert.deepEqual(kind(await takeIn(third, code, "73.08.01.2001.01")), [404, "unknown-handover"]);
  assert.equal((await handOver(of, consent)).status, 422, "the record is closed");
});

test("who may not take in or hand over leaves the code as it was", async () => {
  const { of, consent } = await followed();
  const other = await signIn(server, "32.11", "kader");
  assert.equal((await handOver(of, consent, other)).status, 403);
  assert.equal((await handOver({ id: uuid() }, consent)).status, 404);
  assert.equal((await handOver(of, { consent: { givenBy: "Ibu", on: "2099-01-01" } })).status, 422);
  assert.equal((await handOver(of, {})).status, 422);
  const { code } = (await handOver(of, consent)).body;
  assert.equal((await takeIn(kader, code)).status, 403);
  assert.equal((await takeIn(taker, code, "74.13.01.2002.01")).status, 403);
  assert.equal((await takeIn(taker, code, "74.13.01.2001.77")).status, 422);
  const [row] = about((await giver.pull()).rows, of).filter(({ kind }) => kind === "child");
  assert.equal(row.child.status.state, "active");
  assert.equal((await takeIn(taker, code)).status, 200);
});

test("nobody outside asks for a record or brings one", async () => {
  const { of, right, consent } = await followed();
  const { code } = (await handOver(of, consent)).body;
  assert.deepEqual(kind(await taker.post("/api/v1/handovers/record", { code, to: "74.13" })), [404, "not-found"]);
  const history = { child: of, measurements: [], absences: [], requests: [], consent: consent.consent };
  const forged = await taker.post("/api/v1/handovers", { code, posyandu: THERE, history });
  assert.deepEqual([forged.status, forged.body.errors[0].field], [422, "/history"]);
  assert.deepEqual(about((await taker.pull()).rows, of), []);
  assert.ok(right);
});

test("a child that comes home finds the own record again", async () => {
  const { of, consent } = await followed();
  await takeIn(taker, (await handOver(of, consent)).body.code);
  await kader.act([{ type: "recordMeasurement", measurement: measurement(of, kader.view.account, { daysAgo: 1 }) }]);
  const back = (await handOver(of, consent, taker)).body.code;
  const home = "32.11.01.2001.02";
  assert.equal((await takeIn(giver, back, home)).status, 200);
  const rows = about((await giver.pull()).rows, of);
  const [row] = rows.filter(({ kind }) => kind === "child");
  assert.deepEqual([row.child.posyandu, row.child.status.state], [home, "active"]);
  assert.equal(rows.filter(({ kind }) => kind === "measurement").length, 3);
});
