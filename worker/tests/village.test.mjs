// How a village stands: families, what is in their way, what is promised, and what rules suggest; each for whom it is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { account, ANGGREK, child, day, MAWAR, measurement, MELATI, pack, settle, startServer, temporaryFolder, uuid, VILLAGE } from "./harness.mjs";

const CODE = "32.11";
const OTHER = "32.11.01.2002";
const folder = temporaryFolder();
let server;
let people;

before(async () => {
  server = await startServer({ persist: folder.path });
  const office = { ...account("pupr", []), grants: [{ role: "opdOfficer", areas: [CODE], office: "pupr" }] };
  people = await settle(server, pack(), [
    account("melati", [MELATI]),
    account("mawar", [MAWAR]),
    account("anggrek", [ANGGREK]),
    account("bidan", [VILLAGE], { role: "midwife" }),
    account("bidanmelati", [MELATI], { role: "midwife" }),
    account("desa", [VILLAGE], { role: "villageOfficer" }),
    account("desadua", [OTHER], { role: "villageOfficer" }),
    account("gizi", [CODE], { role: "nutritionist" }),
    account("bupati", [CODE], { role: "leader" }),
    account("admin", [CODE], { role: "regencyAdmin" }),
    office,
  ]);
});

after(async () => {
  await server?.kill();
  folder.remove();
});

const PUPR = { kind: "office", office: "pupr" };
const SAME = { grams: 0, millimetres: 0, armMillimetres: 0 };

const step = (of, role, type, fields) => ({ type: "care", child: of.id, role, step: { type, ...fields } });
const applied = (verdicts) => assert.deepEqual([...new Set(verdicts.map(({ verdict }) => verdict))], ["applied"], JSON.stringify(verdicts));

/** A child with an open case, and a look for its cause where one is given. */
async function handled(kader, posyandu, look) {
  const of = child(posyandu);
  const reading = measurement(of, kader.view.account, { daysAgo: 9 });
  const id = uuid();
  const found = { on: day(9), measurement: reading.id, findings: ["notGainingTwice"] };
  applied(await kader.act([{ type: "registerChild", child: of }, { type: "recordMeasurement", measurement: reading }, step(of, "kader", "openCase", { case: id, found })]));
  if (look) {
    const again = measurement(of, people.gizi.view.account, { daysAgo: 8 });
    const validation = { on: day(8), first: reading.id, again: again.id, difference: SAME, calibratedOn: day(20) };
    applied(
      await people.gizi.act([
        { type: "recordMeasurement", measurement: again },
        step(of, "nutritionist", "validateCase", { case: id, validation }),
        step(of, "nutritionist", "recordCause", { case: id, look: { on: day(7), absent: [], remark: null, ...look } }),
      ]),
    );
  }
  return { of, id };
}

const path = (code) => `/api/v1/villages/${code}/handling`;
async function village(person, code = VILLAGE) {
  const { status, body } = await person.get(path(code));
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}
const family = (body, of) => body.families.find(({ case: view }) => view.child.id === of.id);
const shared = ({ recommendations }) => recommendations.map(({ catalogue, owner, because }) => [catalogue, owner.office, because.circumstance, because.children, because.of]);

test("a family tells where its case stands, what is in its way, what is promised, by whom and how late", async () => {
  const of = await handled(people.melati, MELATI, { present: ["noLatrine", "lowIncome"], absent: ["unsafeWater"] });
  const plan = (fields) => ({ id: uuid(), catalogue: "sanitation", owner: PUPR, due: day(3), quantity: 1, food: null, ...fields });
  const planned = [plan(), plan({ catalogue: "food-aid", owner: { kind: "office", office: "dinsos" }, due: day(-5) }), plan({ catalogue: "education", owner: { kind: "kader" }, quantity: null })];
  const about = { id: uuid(), title: "AKS", heldOn: day(0), area: CODE, members: "Tim", children: [of.of.id] };
  const report = (intervention, progress, on = 1) => ({ case: of.id, report: { intervention: intervention.id, on: day(on), progress } });
  applied(
    await people.gizi.act([
      step(of.of, "nutritionist", "planInterventions", { case: of.id, on: day(6), plan: planned }),
      step(of.of, "nutritionist", "reportIntervention", report(planned[2], { kind: "done", evidence: { kind: "statement", remark: "sudah" }, quantity: null })),
    ]),
  );
  applied(await people.pupr.act([step(of.of, "opdOfficer", "reportIntervention", report(planned[0], { kind: "started" }))]));
  assert.equal((await people.gizi.post("/api/v1/audits", about)).status, 201);
  const recommendation = { id: uuid(), audit: about.id, on: day(0), what: "Bangun jamban", owner: { kind: "villageOfficer" }, due: day(-30) };
  applied(await people.gizi.act([step(of.of, "nutritionist", "recommendInAudit", { case: of.id, recommendation })]));

  const told = family(await village(people.desa), of.of);
  assert.deepEqual([told.case.child.name, told.case.child.birthDate, told.case.child.posyandu], [of.of.name, of.of.birthDate, MELATI]);
  assert.deepEqual([told.case.case, told.case.state, told.case.since], [of.id, "inTreatment", day(1)]);
  assert.ok(told.case.findings.includes("notGainingTwice"));
  assert.deepEqual([told.atRisk, told.look.on, told.look.present], [true, day(7), ["noLatrine", "lowIncome"]]);
  assert.deepEqual(told.obstacles, []);
  assert.deepEqual(
    told.promises.map(({ what, owner, due, state, lateDays }) => [what.kind, owner.office ?? owner.kind, due, state, lateDays]),
    [
      ["intervention", "pupr", day(3), "started", 3],
      ["intervention", "dinsos", day(-5), "waiting", 0],
      ["recommendation", "villageOfficer", day(-30), "waiting", 0],
      ["intervention", "kader", day(3), "done", 0],
    ],
  );
  assert.deepEqual([told.promises[0].what.intervention, told.promises[2].what.recommendation], [planned[0], recommendation]);

  // What the village adds is there at once; what cannot be done is nobody's delay.
  const obstacle = { on: day(0), about: "noLatrine", remark: "Lahan sempit" };
  applied(await people.desa.act([step(of.of, "villageOfficer", "recordObstacle", { case: of.id, obstacle })]));
  applied(await people.pupr.act([step(of.of, "opdOfficer", "reportIntervention", report(planned[0], { kind: "declined", reason: "tidak ada lahan" }, 0))]));
  const progress = { kind: "done", evidence: { kind: "statement", remark: "dibangun" }, quantity: null };
  applied(await people.desa.act([step(of.of, "villageOfficer", "followRecommendation", { case: of.id, followUp: { recommendation: recommendation.id, on: day(0), progress } })]));
  const later = family(await village(people.desa), of.of);
  assert.deepEqual(later.obstacles, [obstacle]);
  const [declined] = later.promises.filter(({ what }) => what.intervention?.id === planned[0].id);
  assert.deepEqual([declined.state, declined.lateDays], ["declined", 0]);
  assert.equal(later.promises.some(({ what }) => what.kind === "recommendation"), false, "what is done is in the child's story");

  // A family without a look is not said to be at risk, and closed cases are not shown.
  const unknown = await handled(people.melati, MELATI);
  const plain = family(await village(people.desa), unknown.of);
  assert.deepEqual([plain.atRisk, plain.look, plain.promises], [false, null, []]);
  const reason = "salah baca";
  applied(await people.gizi.act([step(unknown.of, "nutritionist", "closeCase", { case: unknown.id, on: day(0), ending: { ending: "left", why: { kind: "notACase", reason } } })]));
  assert.equal(family(await village(people.desa), unknown.of), undefined);
});

test("what enough children share is suggested with its numbers, of those whose cause is known", async () => {
  const looked = (present, absent, posyandu = ANGGREK) => handled(people.anggrek, posyandu, { present, absent });
  const water = ["unsafeWater"];
  await looked(water, []);
  await looked(water, []);
  await handled(people.anggrek, ANGGREK);
  assert.deepEqual(shared(await village(people.desadua, OTHER)), [], "two are too few to say");
  await looked(water, []);
  await looked([], water);
  await looked([], water);
  const told = await village(people.desadua, OTHER);
  assert.deepEqual(shared(told), [["drinking-water", "pupr", "unsafeWater", 3, 5]]);
  assert.equal(told.families.length, 6);
  assert.equal(told.families.filter(({ atRisk }) => atRisk).length, 3);
  await looked([], water);
  assert.deepEqual(shared(await village(people.desadua, OTHER)), [["drinking-water", "pupr", "unsafeWater", 3, 6]], "half of them");
  await looked([], water);
  assert.deepEqual(shared(await village(people.desadua, OTHER)), [], "less than half");
});

test("everyone reads the villages of their own area, and that is logged", async () => {
  const of = await handled(people.mawar, MAWAR);
  for (const name of ["bidan", "desa", "gizi", "bupati"]) assert.ok(family(await village(people[name]), of.of), name);
  for (const name of ["melati", "mawar", "bidanmelati", "desadua", "anggrek"]) {
    assert.equal((await people[name].get(path(VILLAGE))).status, 404, `${name} does not read all of it`);
  }
  for (const name of ["pupr", "admin"]) assert.equal((await people[name].get(path(VILLAGE))).status, 403, name);
  for (const code of [CODE, "32.11.01", MELATI, "32.11.01.2999", "74.13.01.2001", "x"]) {
    assert.equal((await people.gizi.get(path(code))).status, 404, code);
  }
  const { families } = await village(people.bupati);
  const { entries } = (await people.admin.get("/api/v1/access-log")).body;
  const { kind, name, scope, records } = entries.find((entry) => entry.name === "Orang bupati");
  assert.deepEqual([kind, name, scope, records], ["pulled", "Orang bupati", [VILLAGE], families.length]);
});

test("withdrawn consent hides a family from all but those who treat the child, and it is not counted for them", async () => {
  const present = ["smokingAtHome"];
  const all = [];
  for (let count = 0; count < 3; count += 1) all.push(await handled(people.melati, MELATI, { present }));
  const [one] = all;
  const sees = async (person) => {
    const body = await village(person);
    const counted = shared(body).filter(([, , circumstance]) => circumstance === "smokingAtHome");
    return [family(body, one.of) !== undefined, counted.map(([, , , children]) => children)];
  };
  for (const name of ["desa", "bupati", "bidan", "gizi"]) assert.deepEqual(await sees(people[name]), [true, [3]], name);
  const request = { id: uuid(), child: one.of.id, kind: "withdrawal", by: one.of.motherName, on: day(0), note: null };
  await people.bidan.act([{ type: "recordRequest", request }]);
  assert.equal((await people.admin.put(`/api/v1/requests/${request.id}/decision`, { outcome: "granted" })).status, 204);
  for (const name of ["bidan", "gizi"]) assert.deepEqual(await sees(people[name]), [true, [3]], name);
  for (const name of ["desa", "bupati"]) {
    assert.deepEqual(await sees(people[name]), [false, []], name);
    assert.equal(JSON.stringify(await village(people[name])).includes(one.of.id), false);
  }
});
