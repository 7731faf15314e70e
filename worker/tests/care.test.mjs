// Handling a child: steps go up as acts, come down as rows, and each is for the people it is for.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import {
  account,
  ANGGREK,
  child,
  day,
  MAWAR,
  measurement,
  MELATI,
  pack,
  settle,
  startServer,
  temporaryFolder,
  uuid,
  VILLAGE,
} from "./harness.mjs";

const folder = temporaryFolder();
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  const office = (username, id) => ({
    ...account(username, []),
    grants: [{ role: "opdOfficer", areas: ["32.11"], office: id }],
  });
  const accounts = [
    account("melati", [MELATI]),
    account("mawar", [MAWAR]),
    account("anggrek", [ANGGREK]),
    account("bidan", [VILLAGE], { role: "midwife" }),
    account("desa", [VILLAGE], { role: "villageOfficer" }),
    account("gizi", ["32.11"], { role: "nutritionist" }),
    account("bupati", ["32.11"], { role: "leader" }),
    account("admin", ["32.11"], { role: "regencyAdmin" }),
    office("pupr", "pupr"),
    office("dinsos", "dinsos"),
  ];
  const villages = [VILLAGE, "32.11.01.2002"];
  const regency = { ...pack(), puskesmas: [{ code: "32.11.P01", name: "Puskesmas Satu", villages }] };
  people = await settle(server, regency, accounts);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

/** A step of care as an act. */
const step = (of, role, type, fields) => ({ type: "care", child: of.id, role, step: { type, ...fields } });

/** A registered child with a healthy reading. */
async function registered(kader, posyandu) {
  const of = child(posyandu);
  const reading = measurement(of, kader.view.account, { daysAgo: 9 });
  const verdicts = await kader.act([
    { type: "registerChild", child: of },
    { type: "recordMeasurement", measurement: reading },
  ]);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), ["applied", "applied"]);
  return { of, reading };
}

const found = (reading, findings, daysAgo = 9) => ({ on: day(daysAgo), measurement: reading.id, findings });

const plan = (due = day(0)) => {
  const water = { id: uuid(), catalogue: "drinking-water", owner: { kind: "office", office: "pupr" }, due, quantity: 1, food: null };
  return water;
};

/** The steps to a plan with the public works office. */
async function planned(posyandu = MELATI, kader = people.melati) {
  const { of, reading } = await registered(kader, posyandu);
  const id = uuid();
  const again = measurement(of, people.gizi.view.account, { daysAgo: 8 });
  const water = plan();
  const difference = { grams: 0, millimetres: 0, armMillimetres: 0 };
  const validation = { on: day(8), first: reading.id, again: again.id, difference, calibratedOn: day(20) };
  const opened = await kader.act([step(of, "kader", "openCase", { case: id, found: found(reading, ["notGainingTwice"]) })]);
  assert.equal(opened[0].verdict, "applied");
  const verdicts = await people.gizi.act([
    { type: "recordMeasurement", measurement: again },
    step(of, "nutritionist", "validateCase", { case: id, validation }),
    step(of, "nutritionist", "recordCause", { case: id, look: { on: day(7), present: ["unsafeWater"], absent: [], remark: null } }),
    step(of, "nutritionist", "planInterventions", { case: id, on: day(7), plan: [water] }),
  ]);
  assert.deepEqual(verdicts.map(({ verdict }) => verdict), Array(4).fill("applied"), JSON.stringify(verdicts));
  return { of, reading, id, water };
}

test("steps of care reach whoever asks for them, in the child's area, and nobody else", async () => {
  const { of, id } = await planned();
  const events = async (person, path = "&care=true") => {
    const { body } = await person.get(`/api/v1/sync/rows?since=0${path}`);
    return body.rows.filter(({ kind, event }) => kind === "careEvent" && event.child === of.id);
  };
  for (const person of [people.melati, people.bidan, people.desa, people.gizi, people.bupati]) {
    const steps = (await events(person)).map(({ event }) => event.act.type);
    assert.deepEqual(steps, ["openCase", "validateCase", "recordCause", "planInterventions"]);
  }
  assert.deepEqual(await events(people.mawar), []);
  assert.deepEqual(await events(people.melati, ""), [], "an app that does not know them is sent none");
  assert.equal((await people.melati.get("/api/v1/sync/rows?care=maybe")).status, 422);
  const [row] = await events(people.gizi);
  assert.deepEqual([row.event.actor, row.event.role, row.event.act.case], [people.melati.view.account, "kader", id]);
});

test("an office is sent no records, and reports on what is assigned to it alone", async () => {
  const { of, id, water } = await planned();
  assert.equal((await people.pupr.get("/api/v1/sync/rows")).status, 403);
  const report = step(of, "opdOfficer", "reportIntervention", {
    case: id,
    report: { intervention: water.id, on: day(1), progress: { kind: "done", evidence: { kind: "document", number: "SPK 7" }, quantity: 1 } },
  });
  const told = async (person) => (await person.act([report])).map(({ verdict, reason }) => reason?.code ?? verdict);
  assert.deepEqual(await told(people.dinsos), ["unknownChild"]);
  assert.deepEqual(await told(people.pupr), ["applied"]);
  const look = { on: day(1), present: ["noLatrine"], absent: [], remark: null };
  const cause = await people.pupr.act([step(of, "opdOfficer", "recordCause", { case: id, look })]);
  assert.equal(cause[0].reason.code, "notAllowed");
});

test("a step that comes too early is kept and told so; one that is malformed names its place", async () => {
  const { of, reading } = await registered(people.melati, MELATI);
  const id = uuid();
  await people.melati.act([step(of, "kader", "openCase", { case: id, found: found(reading, ["short"]) })]);
  const look = { on: day(1), present: ["noLatrine"], absent: [], remark: null };
  const [early] = await people.bidan.act([step(of, "midwife", "recordCause", { case: id, look })]);
  assert.deepEqual([early.verdict, early.why], ["kept", { code: "tooEarly", state: "detected" }]);
  const [kader] = await people.melati.act([step(of, "kader", "recordCause", { case: id, look })]);
  assert.equal(kader.reason.code, "notAllowed");
  const [lied] = await people.melati.act([step(of, "midwife", "recordCause", { case: id, look })]);
  assert.equal(lied.reason.code, "notAllowed", "one acts as what one is");
  const [wrong] = await people.bidan.act([step(of, "midwife", "recordCause", { case: id, look: { ...look, present: ["x"] } })]);
  assert.equal(wrong.reason.code, "malformed");
  assert.match(wrong.reason.detail, /^\/act\/step/);
  const desa = { on: day(1), about: "noLatrine", remark: "Sungai banjir" };
  const [obstacle] = await people.desa.act([step(of, "villageOfficer", "recordObstacle", { case: id, obstacle: desa })]);
  assert.equal(obstacle.verdict, "applied");
});

test("care moves with its child to another posyandu", async () => {
  const { of } = await planned();
  const seen = async (person) => {
    const { body } = await person.get("/api/v1/sync/rows?care=true");
    return body.rows.filter((row) => row.kind === "careEvent" && row.event.child === of.id).length;
  };
  assert.equal(await seen(people.mawar), 0);
  await people.bidan.act([{ type: "editChild", child: of.id, changes: [{ field: "posyandu", value: MAWAR }] }]);
  assert.equal(await seen(people.mawar), 4);
  assert.equal(await seen(people.melati), 0);
});

test("a reading that finds something opens its case, once, and the lists agree with the story", async () => {
  const { of } = await registered(people.melati, MELATI);
  const thin = measurement(of, people.melati.view.account, { daysAgo: 8, weightGrams: 6_500, armMillimetres: 110 });
  const act = people.melati.mutation({ type: "recordMeasurement", measurement: thin });
  const sent = async () => (await people.melati.push([act])).body.verdicts[0];
  const first = await sent();
  assert.deepEqual(await sent(), first, "asked again, it is answered again");
  const { rows, cursor } = (await people.melati.get(`/api/v1/sync/rows?care=true&since=${first.revision - 2}`)).body;
  const [event] = rows.filter((row) => row.kind === "careEvent" && row.event.child === of.id);
  assert.deepEqual([event.revision, first.revision <= cursor], [first.revision, true]);
  assert.deepEqual([event.event.id, event.event.role], [act.id, "kader"]);
  assert.deepEqual([event.event.act.type, event.event.act.case], ["openCase", thin.id]);
  assert.ok(event.event.act.found.findings.includes("severelyWasted"));

  const listed = async (person, query) => (await person.get(`/api/v1/cases?${query}`)).body.cases.filter(({ child }) => child.id === of.id);
  const [view] = await listed(people.bidan, "state=detected&overdue=true");
  assert.deepEqual([view.case, view.state, view.openedOn, view.urgency], [thin.id, "detected", day(8), "now"]);
  assert.deepEqual([view.next.task.kind.kind, view.next.task.due, view.next.escalation.lateDays], ["validate", day(7), 7]);
  assert.deepEqual(await listed(people.mawar, ""), []);
  assert.deepEqual(await listed(people.bidan, "state=validated"), []);

  const story = (await people.bidan.get(`/api/v1/children/${of.id}/case`)).body;
  assert.deepEqual([story.care.cases[0].state.state, story.events.length, story.measurements.length], ["detected", 1, 2]);
  assert.deepEqual(story.tasks[0], view.next);

  const mine = async (person) =>
    (await person.get("/api/v1/tasks?mine=true&limit=500")).body.tasks.filter(({ due }) => due.task.child === of.id);
  for (const person of [people.bidan, people.gizi]) {
    const kinds = (await mine(person)).map(({ due }) => due.task.kind.kind);
    assert.ok(kinds.includes("validate"), "seven days late it has gone up to the puskesmas");
  }
  assert.deepEqual(await mine(people.melati), [], "it is not the kader's");
});

test("the store of a puskesmas counts each movement once and tells when it does not add up", async () => {
  const store = { puskesmas: "32.11.P01", item: "biscuits" };
  const moved = (way, packs, daysAgo, fields) => ({ id: uuid(), ...store, on: day(daysAgo), packs, way, ...fields });
  const note = (person, movement) => person.post("/api/v1/stock/moves", movement);
  const received = moved({ kind: "in", from: "Dinkes" }, 100, 5);
  assert.equal((await note(people.gizi, received)).status, 204);
  assert.equal((await note(people.gizi, received)).status, 204, "sent again");
  assert.equal((await note(people.gizi, { ...received, packs: 1 })).status, 422);
  assert.equal((await note(people.gizi, moved({ kind: "out", case: null }, 30, 4))).status, 204);
  const own = async (person) => (await person.get("/api/v1/stock")).body.stores.map(({ puskesmas, items }) => [puskesmas, items.map((one) => one.packsOnHand)]);
  assert.deepEqual(await own(people.gizi), [["32.11.P01", [70]]]);
  assert.deepEqual(await own(people.bidan), [["32.11.P01", [70]]]);
  assert.equal((await note(people.gizi, moved({ kind: "lost" }, 80, 1))).status, 204);
  const [{ items }] = (await people.bupati.get("/api/v1/stock")).body.stores;
  assert.deepEqual([items[0].packsOnHand, items[0].stock.shortOn, items[0].moves.length], [0, [day(1)], 3]);
  for (const wrong of [{ packs: 0 }, { on: day(-2) }, { puskesmas: "32.11.P09" }]) {
    assert.equal((await note(people.gizi, { ...moved({ kind: "lost" }, 1, 1), ...wrong })).status, 422, JSON.stringify(wrong));
  }
  assert.equal((await note(people.bidan, moved({ kind: "lost" }, 1, 1))).status, 403);
});

test("what an old paper says opens nothing", async () => {
  const { of } = await registered(people.melati, MELATI);
  const thin = measurement(of, people.melati.view.account, { daysAgo: 70, weightGrams: 6_000 });
  await people.melati.act([{ type: "recordMeasurement", measurement: thin }]);
  const story = (await people.melati.get(`/api/v1/children/${of.id}/case`)).body;
  assert.deepEqual([story.events, story.care.cases, story.tasks], [[], [], []]);
});

test("an office sees its tasks with name, village and intervention, and nothing else of the child", async () => {
  const { of, water } = await planned();
  const own = async (person, query = "") =>
    (await person.get(`/api/v1/tasks?limit=500${query}`)).body.tasks.filter(({ due }) => due.task.child === of.id);
  const [task, ...others] = await own(people.pupr);
  assert.deepEqual(others, []);
  assert.deepEqual([task.name, task.due.task.posyandu, task.intervention], [of.name, VILLAGE, water]);
  const seen = JSON.stringify(task);
  assert.equal([of.motherName, of.birthDate, MELATI].some((text) => seen.includes(text)), false);
  assert.deepEqual(await own(people.dinsos), []);
  assert.deepEqual((await own(people.gizi, "&office=pupr")).map(({ due }) => due.task.kind.kind), ["intervene"]);
  assert.equal((await people.pupr.get("/api/v1/cases")).status, 403);
  assert.equal((await people.pupr.get(`/api/v1/children/${of.id}/case`)).status, 403);
  const { cases } = (await people.gizi.get("/api/v1/cases?office=pupr&limit=500")).body;
  assert.ok(cases.some(({ child }) => child.id === of.id));
  const report = { intervention: water.id, on: day(0), progress: { kind: "done", evidence: { kind: "document", number: "SPK 7" }, quantity: 1 } };
  await people.pupr.act([step(of, "opdOfficer", "reportIntervention", { case: cases.find(({ child }) => child.id === of.id).case, report })]);
  assert.deepEqual(await own(people.pupr), [], "done is done");
});

test("lists come in pages that together are the whole list", async () => {
  const pages = async (path, key) => {
    const all = [];
    let cursor;
    do {
      const { status, body } = await people.gizi.get(`${path}limit=2${cursor ? `&cursor=${cursor}` : ""}`);
      assert.equal(status, 200);
      assert.ok(body[key].length <= 2);
      all.push(...body[key]);
      cursor = body.cursor;
    } while (cursor);
    return all;
  };
  for (const [path, key] of [["/api/v1/cases?", "cases"], ["/api/v1/tasks?mine=true&", "tasks"]]) {
    const whole = (await people.gizi.get(`${path}limit=500`)).body[key];
    assert.ok(whole.length > 3);
    assert.deepEqual(await pages(path, key), whole);
  }
  for (const query of ["cursor=x", "limit=0", "state=x", "area=x", "office=!", "overdue=x"]) {
    assert.equal((await people.gizi.get(`/api/v1/cases?${query}`)).status, 422, query);
  }
});

test("a child that moves, or is not followed any more, changes the lists at once", async () => {
  const { of } = await planned();
  const areas = async () => {
    const { cases } = (await people.gizi.get("/api/v1/cases?limit=500")).body;
    const [view] = cases.filter(({ child }) => child.id === of.id);
    return [view.child.posyandu, view.next.task.kind.kind];
  };
  const edit = (field, value) => people.bidan.act([{ type: "editChild", child: of.id, changes: [{ field, value }] }]);
  assert.deepEqual((await areas())[0], MELATI);
  await edit("posyandu", MAWAR);
  assert.deepEqual((await areas())[0], MAWAR);
  await edit("status", { state: "closed", reason: "moved", on: day(3), remark: null });
  const { tasks } = (await people.bidan.get("/api/v1/tasks?mine=true&limit=500")).body;
  const kinds = tasks.filter(({ due }) => due.task.child === of.id).map(({ due }) => due.task.kind.kind);
  assert.ok(kinds.includes("close"), `${kinds}`);
});

test("a case whose parent withdrew consent is shown to those who treat the child, and an erased one to nobody", async () => {
  const { of } = await planned();
  const request = (kind) => ({ id: uuid(), child: of.id, kind, by: of.motherName, on: day(0), note: null });
  const granted = async (kind) => {
    const asked = request(kind);
    await people.bidan.act([{ type: "recordRequest", request: asked }]);
    const { status } = await people.admin.put(`/api/v1/requests/${asked.id}/decision`, { outcome: "granted" });
    assert.ok(status < 300, `${status}`);
  };
  const sees = async (person) => {
    const cases = (await person.get("/api/v1/cases?limit=500")).body.cases ?? [];
    const { tasks } = (await person.get("/api/v1/tasks?limit=500")).body;
    const story = await person.get(`/api/v1/children/${of.id}/case`);
    return [cases.some(({ child }) => child.id === of.id), tasks.some(({ due }) => due.task.child === of.id), story.status];
  };
  assert.deepEqual(await sees(people.bupati), [true, true, 200]);
  assert.deepEqual(await sees(people.pupr), [false, true, 403]);
  await granted("withdrawal");
  assert.deepEqual(await sees(people.gizi), [true, true, 200]);
  assert.deepEqual(await sees(people.bupati), [false, false, 404]);
  assert.deepEqual(await sees(people.pupr), [false, false, 403]);
  await granted("erasure");
  assert.deepEqual(await sees(people.gizi), [false, false, 404]);
});

test("a session says how children are handled here, so that a phone knows without signal", async () => {
  const { regency } = (await people.melati.get("/api/v1/session")).body;
  const { handling } = regency;
  assert.deepEqual(Object.keys(handling).sort(), ["care", "catalogue", "foodDays", "offices", "reminder", "thresholds", "womanReminder"]);
  assert.equal(handling.foodDays.wasted, 56);
  assert.ok(handling.catalogue.some(({ id, office }) => id === "drinking-water" && office === "pupr"));
  assert.match(handling.reminder.id, /\{posyandu\}/);
});
